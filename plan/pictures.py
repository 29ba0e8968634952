"""The pictures of components and stories, as drawings that fit a width.

They take artifacts that are still being written: what refers to nothing yet is left out, and nothing raises.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from plan.architecture import Architecture, Component
from plan.drawing import Drawing, Edge, Graph, Group, Line, Node, Shape, Span, below, draw, draw_whole
from plan.drawing.graph import End
from plan.drawing.text import clean, columns
from plan.graphs import schedule, sprint_graph
from plan.picture_nodes import AS_IT_FITS, BOX_TEXT, Picture, node_ids, text_lines
from plan.requirements import Priority
from plan.sprints import SprintPlan, Story

_NARROWER = (18, 13)
"""How wide names are written where the drawing does not fit otherwise, and no word is wider."""
_UNBROKEN = 1_000
"""Wider than any name: in lanes each has one line, which is clipped where the page ends."""
_TALLER = 1.5
"""So much taller a drawing of components may become for what stands beside its lines."""
_FEW_STORIES = 8
_PRIORITIES: dict[Priority, str] = {"must": "must", "should": "should", "could": "could", "wont": "won't"}


def components_picture(
    architecture: Architecture,
    width: int | None = None,
    *,
    height: int | None = None,
    ascii_only: bool = False,
    listed: bool = True,
    shape: Shape = AS_IT_FITS,
    names: bool = False,
) -> Drawing:
    """Return the components, each with a line to what it calls or reads.

    What a component is made with stands below its name where there is room, unless only `names` are asked for. What
    goes over a line stands beside it where there is room; otherwise, if `listed`, in a list below.
    """
    return fitted_components(
        architecture, width, height=height, ascii_only=ascii_only, listed=listed, shape=shape, names=names
    ).drawing


def fitted_components(
    architecture: Architecture,
    width: int | None = None,
    *,
    height: int | None = None,
    ascii_only: bool = False,
    listed: bool = True,
    shape: Shape = AS_IT_FITS,
    names: bool = False,
) -> Picture:
    """Return the same with what is left out: technologies, if there is no room for them."""
    ids = node_ids(component.id for component in architecture.components)
    edges = _component_edges(architecture)
    bare = tuple(replace(edge, label="") for edge in edges)
    longest = max((columns(word) for one in architecture.components for word in clean(one.name).split()), default=0)
    texts = (BOX_TEXT, *(min(max(text, longest), BOX_TEXT) for text in _NARROWER))

    def graph(detail: int, edges: tuple[Edge, ...], text: int = BOX_TEXT) -> Graph:
        found = zip(ids, architecture.components, strict=True)
        return Graph(tuple(Node(id_, _component_lines(component, detail, text)) for id_, component in found), edges)

    def whole(of: Graph) -> Drawing | None:
        return draw_whole(of, width, height=height, shape=shape, ascii_only=ascii_only)

    named = next((found for text in texts if (found := whole(graph(1, bare, text)))), None)
    detailed = None if names else whole(graph(2, bare))
    plain = detailed if detailed and not (named and detailed.height > _TALLER * named.height) else named
    if plain is None:
        plain = draw(graph(1, bare, texts[-1]), width, height=height, shape=shape, ascii_only=ascii_only)
        if plain.form == "lanes":
            lanes = graph(1 if names else 2, bare, _UNBROKEN)
            plain = draw(lanes, width, shape=Shape("lanes"), ascii_only=ascii_only)
    labelled = whole(graph(1 if names else 2, edges))
    technologies = any(clean(component.technology).strip() for component in architecture.components)
    left_out = ("technologies",) if technologies else ()
    if labelled and labelled.height <= _TALLER * plain.height:
        return Picture(labelled, left_out if names else ())
    drawing = below(plain, _over_lines(architecture, edges), width, ascii_only=ascii_only) if listed else plain
    told = plain is detailed
    if plain.form == "lanes" and not names:
        by_name = draw(graph(1, bare, _UNBROKEN), width, shape=Shape("lanes"), ascii_only=ascii_only)
        told = plain.lines() != by_name.lines()
    return Picture(drawing, () if told else left_out)


def stories_picture(
    sprint_plan: SprintPlan,
    width: int | None = None,
    *,
    ascii_only: bool = False,
    shape: Shape = AS_IT_FITS,
    names: bool = False,
) -> Drawing:
    """Return stories in lanes, sprint by sprint, each below what it waits for; a handful without sprints in boxes.

    The critical path is drawn heavy; of other stories it is said how many points later they may end, unless only
    `names` are asked for.
    """
    sprints = sprint_plan.sprints
    timing = schedule(sprint_graph(sprint_plan))
    critical = timing.critical
    placed = [(str(at), story) for at, sprint in enumerate(sprints) for story in sprint.stories]
    ids = node_ids(story.id for _, story in placed)
    steps = set(pairwise(critical))
    on_path = set(critical)

    def late(id_: str) -> str:
        return "" if id_ in on_path else f"+{timing.slack.get(id_, 0)}"

    widest = max((len(late(id_)) for id_ in ids), default=0)
    nodes = tuple(
        Node(
            id_,
            _story_lines(story)[:1]
            if names
            else (*_story_lines(story), Line((Span(f"{late(id_):{widest}}", "slack"),))),
            kind="critical" if id_ in on_path else "",
            group=group,
        )
        for id_, (group, story) in zip(ids, placed, strict=True)
    )
    edges = tuple(
        Edge(before, id_, kind="critical" if (before, id_) in steps else "")
        for id_, (_, story) in zip(ids, placed, strict=True)
        for before in dict.fromkeys(story.depends_on)
        if before
    )
    groups = tuple(Group(str(at), _heading(sprint.number, sprint.name)) for at, sprint in enumerate(sprints))
    few = len(sprints) == 1 and len(nodes) <= _FEW_STORIES
    if shape.form == "boxes" or (shape.form == "auto" and few):
        boxes = tuple(Node(node.id, _boxed(node), kind=node.kind) for node in nodes)
        return draw(Graph(boxes, edges), width, shape=shape, ascii_only=ascii_only)
    return draw(Graph(nodes, edges, groups), width, shape=Shape("lanes"), ascii_only=ascii_only)


def _component_lines(component: Component, detail: int, text: int) -> tuple[Line, ...]:
    lines = text_lines(component.name or component.id, "title", 2 if text >= BOX_TEXT else 4, text)
    if detail > 1:
        lines += text_lines(component.technology, "detail", 1, max(text, BOX_TEXT))
    return tuple(lines)


def _component_edges(architecture: Architecture) -> tuple[Edge, ...]:
    """Return one edge for each pair that one side depends on or meets, labelled with what goes over the line."""
    pairs: dict[tuple[str, str], tuple[str, End]] = {}
    for component in architecture.components:
        for target in component.depends_on:
            if component.id and target:
                pairs.setdefault((component.id, target), ("", "none"))
    for point in architecture.integration_points:
        pair = (point.source, point.target)
        if pair not in pairs and pair[::-1] in pairs:
            pair = pair[::-1]
        both: End = "arrow" if point.direction == "both-ways" else "none"
        label, end = pairs.get(pair, ("", "none"))
        pairs[pair] = (label or clean(point.protocol).strip(), both if both == "arrow" else end)
    return tuple(Edge(*pair, label=label, source_end=end) for pair, (label, end) in pairs.items())


def _over_lines(architecture: Architecture, edges: Sequence[Edge]) -> list[str]:
    """Return what goes over the lines, each once with all from where or to where it goes."""
    name = {component.id: component.name or component.id for component in architecture.components}
    known = [edge for edge in edges if edge.label and edge.source in name and edge.target in name]
    sources: dict[tuple[str, str], list[str]] = {}
    for edge in known:
        sources.setdefault((edge.label, edge.target), []).append(name[edge.source])
    targets: dict[tuple[str, str], list[str]] = {}
    for (label, target), ends in sources.items():
        targets.setdefault((label, ", ".join(ends)), []).append(name[target])
    return [f"{label}: {ends} to {', '.join(others)}" for (label, ends), others in targets.items()]


def _story_lines(story: Story) -> tuple[Line, ...]:
    title = Span(story.title) if story.title else Span("…", "detail")
    first = Line((Span(f"{story.id}  " if story.id else "", "id"), title))
    points = Span(f"{story.points:>2}", "points")
    return first, Line((points,)), Line((Span(f"{_PRIORITIES[story.priority]:6}", "detail"),))


def _boxed(node: Node) -> tuple[Line, ...]:
    id_, title = (span.text for span in node.lines[0].spans)
    rest = "  ".join(span.text.strip() for line in node.lines[1:] for span in line.spans)
    return (*text_lines(id_ + title, "title", 2), *((Line((Span(rest, "detail"),)),) if rest else ()))


def _heading(number: int, name: str) -> str:
    return " · ".join(part for part in (f"Sprint {number}" if number else "", clean(name)) if part)
