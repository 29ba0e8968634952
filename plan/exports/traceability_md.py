"""`traceability.md`: what each requirement became, and back, and what hangs loose.

It is a document of its own and no chapter of the sprint plan, because it goes across all four artifacts and is what an
auditor or a tester asks for by itself.
"""

from collections.abc import Mapping

from plan.exports.markdown import Document, code, codes, inline, link
from plan.exports.sprints_md import MOSCOW
from plan.plan import Plan
from plan.tracing import Trace, TraceItem, TraceKind, trace


def traceability_md(plan: Plan, files: Mapping[str, str]) -> str:
    """Return the document; `files` are the stories' own files, by id."""
    found = trace(plan)
    document = Document(f"Traceability: {plan.requirements.project}")
    document.text(
        "Each requirement with the stories that cover it, the endpoints that serve it and the tables behind them; "
        "then the way back, and what hangs loose. `planroom trace` shows the same."
    )
    document.heading(2, "Requirements")
    document.table(
        ("Requirement", "Priority", "Stories", "Endpoints", "Tables", "Tested by"),
        (
            (
                f"{code(item.id)} {inline(item.title)}",
                MOSCOW[item.priority] if item.priority else "—",
                *(_cells(found, item, kind, files) for kind in ("story", "endpoint", "table")),
                f"{len(item.tests)} criteria" if item.tests else "—",
            )
            for item in found.of("requirement")
        ),
    )
    _back(document, found, files, "endpoint", ("requirement", "story", "table"))
    _back(document, found, files, "table", ("requirement", "story", "endpoint"))
    document.heading(2, "Loose Ends")
    document.bullets(f"{one.kind} {code(found.name(one.kind, one.id))} {inline(one.problem)}" for one in found.loose)
    if not found.loose:
        document.text("None.")
    if unplaced := plan.requirements.unplaced:
        document.heading(2, "Not Placed")
        document.text("Lines of the documents that the reader could not place; see whether something is asked in them.")
        document.bullets(f"{code(one.place)} {inline(one.text)}" for one in unplaced)
    return document.render()


_TITLES: Mapping[TraceKind, str] = {
    "requirement": "Requirements",
    "story": "Stories",
    "endpoint": "Endpoints",
    "table": "Tables",
}


def _back(
    document: Document, found: Trace, files: Mapping[str, str], kind: TraceKind, others: tuple[TraceKind, ...]
) -> None:
    items = found.of(kind)
    if not items:
        return
    document.heading(2, _TITLES[kind])
    document.table(
        (kind.capitalize(), *(_TITLES[other] for other in others)),
        ((code(item.also or item.id), *(_cells(found, item, other, files) for other in others)) for item in items),
    )


def _cells(found: Trace, item: TraceItem, kind: TraceKind, files: Mapping[str, str]) -> str:
    ids = found.linked(item, kind)
    if kind == "story":
        return ", ".join(story_link(id_, files) for id_ in ids)
    return codes(found.name(kind, id_) for id_ in ids)


def story_link(id_: str, files: Mapping[str, str], folder: str = "") -> str:
    """Return a story's id as a link to its file, as Markdown; `folder` is where the reader is."""
    return link(id_, files[id_].removeprefix(folder)) if id_ in files else code(id_)
