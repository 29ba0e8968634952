"""Diagrams as Mermaid text: `erd.mmd`, `dependencies.mmd` and those within the documents."""

import re
from collections.abc import Iterable, Mapping

from plan.architecture import Architecture, ComponentKind
from plan.database import Column, Database, Table
from plan.exclusions import in_words
from plan.sprints import SprintPlan

_PLAIN = re.compile(r"[^\w ,.:/()+'-]")
_WORD = re.compile(r"[^A-Za-z0-9_\[\]()-]+")
_LONGEST_LABEL = 80
_KEYS = frozenset({"PK", "FK", "UK"})
_WORDS = frozenset(
    {
        *("acctitle", "accdescr", "class", "classdef", "default", "direction", "end", "erdiagram", "style", "subgraph"),
        *("many", "o", "one", "only", "optionally", "title", "to", "u", "zero"),
    }
)
"""What Mermaid takes for a word of its own where the name of an entity stands, unless that is quoted."""
_SHAPES: Mapping[ComponentKind, tuple[str, str]] = {
    "backend": ("[", "]"),
    "frontend": ("([", "])"),
    "data": ("[(", ")]"),
    "external": ("{{", "}}"),
    "infrastructure": ("[[", "]]"),
}


def label(text: str) -> str:
    """Return text as a quoted label in which nothing but letters, digits and plain signs stands for itself."""
    flat = " ".join(text.split()) or "-"
    if len(flat) > _LONGEST_LABEL:
        flat = flat[: _LONGEST_LABEL - 1] + "…"
    return '"' + _PLAIN.sub(lambda match: f"#{ord(match[0])};", flat) + '"'


def erd(database: Database) -> str:
    """Return the tables with their columns, and their foreign keys, as an entity-relationship diagram."""
    names = _identifiers(table.name for table in database.tables)
    labels = _relationship_labels(database)
    lines = ["erDiagram"]
    for name, entity in names.items():
        if entity.strip('"') != name:
            lines.append(f"    %% The table {label(name)} is called {entity} here: Mermaid takes no other name.")
    for table in database.tables:
        lines.append(f"    {names[table.name]} {{")
        lines += [f"        {_attribute(table, column)}" for column in table.columns]
        lines.append("    }")
    for table in database.tables:
        for column in table.columns:
            target = column.references.table
            if target in names:
                said = labels.get((target, table.name)) or column.name
                ends = _ends(table, column)
                lines.append(f"    {names[target]} {ends} {names[table.name]} : {label(said)}")
    return "\n".join(lines) + "\n"


def _attribute(table: Table, column: Column) -> str:
    keys = [
        key
        for key, holds in (
            ("PK", column.name in table.primary_key),
            ("FK", bool(column.references.table)),
            ("UK", column.unique),
        )
        if holds
    ]
    apart = "; ".join(in_words(one) for one in table.exclusions if one.starts == column.name)
    words = [
        _word(column.type, "unknown"),
        _word(column.name, "column"),
        ", ".join(keys),
        label(apart) if apart else "",
    ]
    return " ".join(word for word in words if word)


def _ends(table: Table, column: Column) -> str:
    one = "|o" if column.nullable else "||"
    alone = column.unique or table.primary_key == (column.name,)
    return f"{one}--{'o|' if alone else 'o{'}"


def _relationship_labels(database: Database) -> dict[tuple[str, str], str]:
    """Return the verb of each relationship that is one foreign key, by the tables of its two sides."""
    tables = {entity.name: entity.table for entity in database.entities}
    found: dict[tuple[str, str], str] = {}
    for relationship in database.relationships:
        if not relationship.through:
            pair = (tables.get(relationship.source, ""), tables.get(relationship.target, ""))
            found.setdefault(pair, relationship.label)
    keys = [(c.references.table, t.name) for t in database.tables for c in t.columns]
    return {pair: verb for pair, verb in found.items() if keys.count(pair) == 1}


def components(architecture: Architecture) -> str:
    """Return the components and what they depend on as a flowchart."""
    names = _numbers("c", (component.id for component in architecture.components))
    lines = ["flowchart TD"]
    for component in architecture.components:
        opening, closing = _SHAPES[component.kind]
        lines.append(f"    {names[component.id]}{opening}{label(component.name)}{closing}")
    for component in architecture.components:
        edges = dict.fromkeys(target for target in component.depends_on if target in names)
        lines += [f"    {names[component.id]} --> {names[target]}" for target in edges]
    return "\n".join(lines) + "\n"


_MOST_EDGES = 499
"""Mermaid refuses more (`maxEdges`), and a diagram cannot set that itself."""


def story_dependencies(plan: SprintPlan) -> str:
    """Return the stories, sprint by sprint, and what each waits for as a flowchart."""
    names = _numbers("s", (story.id for sprint in plan.sprints for story in sprint.stories))
    lines = ["flowchart LR"]
    for position, sprint in enumerate(plan.sprints, 1):
        lines.append(f"    subgraph sprint{position}[{label(f'Sprint {sprint.number}: {sprint.name}')}]")
        for story in sprint.stories:
            said = f"{story.id} {story.title} ({story.points})"
            lines.append(f"        {names[story.id]}[{label(said)}]")
        lines.append("    end")
    edges = [
        (needed, story.id)
        for sprint in plan.sprints
        for story in sprint.stories
        for needed in dict.fromkeys(needed for needed in story.depends_on if needed in names)
    ]
    drawn = edges if len(edges) <= _MOST_EDGES else _told_apart(edges)
    if len(drawn) < len(edges):
        lines.append(
            f"    %% {len(edges) - len(drawn)} of {len(edges)} lines are left out: Mermaid draws {_MOST_EDGES}."
        )
    lines += [f"    {names[needed]} --> {names[story]}" for needed, story in drawn]
    return "\n".join(lines) + "\n"


def _told_apart(edges: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return as many edges as Mermaid draws, first without those that others imply."""
    import networkx

    graph: networkx.DiGraph[str] = networkx.DiGraph(edges)
    if not networkx.is_directed_acyclic_graph(graph):
        return edges[:_MOST_EDGES]
    kept = set(networkx.transitive_reduction(graph).edges)
    return [edge for edge in edges if edge in kept][:_MOST_EDGES]


def _numbers(letter: str, ids: Iterable[str]) -> dict[str, str]:
    """Return node names that no text of the plan has a part in."""
    return {name: f"{letter}{number}" for number, name in enumerate(dict.fromkeys(ids), 1)}


def _identifiers(names: Iterable[str]) -> dict[str, str]:
    """Return a bare entity name for each table, as much like its own as Mermaid takes."""
    found: dict[str, str] = {}
    for name in names:
        bare = re.sub(r"\W+", "_", name, flags=re.ASCII).strip("_") or "table"
        bare = bare if bare[0].isalpha() else f"t_{bare}"
        number, free = 1, bare
        while free.lower() in {taken.lower() for taken in found.values()}:
            number += 1
            free = f"{bare}_{number}"
        found.setdefault(name, free)
    return {name: f'"{free}"' if free.lower() in _WORDS else free for name, free in found.items()}


def _word(text: str, empty: str) -> str:
    word = _WORD.sub("_", text.replace(", ", ",")).strip("_")
    if word.upper() in _KEYS:
        return f"{word}_"
    return word if word[:1].isalpha() else f"{empty}_{word}".rstrip("_")
