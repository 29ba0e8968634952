"""What may go wrong, with the system and with the plan: a likelihood × impact matrix, and the list."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import zip_longest

from textual.content import Content

from plan.architecture import Architecture, Level
from plan.artifacts import Artifact
from plan.sprints import SprintPlan
from widgets.marks import LEVEL
from widgets.page import Page
from widgets.pane import Pane
from widgets.text import clip, count, fit, joined, line, wrap

_IN_A_LINE = 3
LEVELS: tuple[Level, ...] = ("low", "medium", "high")
_LABEL = 11
GRAVE = 6
"""The weight from which a risk is a grave one: high impact, at least medium likelihood, or the other way round."""
_SEVERE: dict[int, str] = {
    1: "$text-muted",
    2: "$text-muted",
    3: "$text-warning",
    4: "$text-warning",
    6: "bold $text-error",
}


@dataclass(frozen=True, slots=True)
class Risk:
    """A technical risk or a risk to the plan, in one form."""

    id: str
    title: str
    likelihood: Level
    impact: Level
    consequence: str
    mitigation: str
    owner: str
    pointer: str

    @property
    def weight(self) -> int:
        """How much it counts: 1 to 9."""
        return (LEVELS.index(self.likelihood) + 1) * (LEVELS.index(self.impact) + 1)


def risks_of(artifacts: Iterable[Artifact | None]) -> tuple[Risk, ...]:
    """Return the risks of an architecture and a sprint plan in one form."""
    found: list[Risk] = []
    for artifact in artifacts:
        if isinstance(artifact, Architecture):
            found += [
                Risk(r.id, r.title, r.likelihood, r.impact, "", r.mitigation, r.owner, f"architecture/risks/{i}")
                for i, r in enumerate(artifact.risks)
            ]
        elif isinstance(artifact, SprintPlan):
            found += [
                Risk(r.id, r.title, r.likelihood, r.impact, r.consequence, r.mitigation, "", f"sprints/risks/{i}")
                for i, r in enumerate(artifact.risks)
            ]
    return tuple(found)


class RisksPane(Pane):
    """The risks of the architecture and of the sprint plan."""

    NAME = "risks"
    TITLE = "Risks"
    KEY = "5"
    SOURCES = ("architecture", "sprints")
    EMPTY = "What may go wrong, and what is done about it, will stand here."

    @property
    def risks(self) -> tuple[Risk, ...]:
        """All risks, the technical ones first."""
        return risks_of(self.view.artifacts)

    def summary(self) -> str:
        """Return how much there is."""
        risks = self.risks
        return count(len(risks), "risk") if risks else ""

    def gist(self) -> Content:
        """Return the gravest risks."""
        gravest = sorted(self.risks, key=lambda r: -r.weight)[:_IN_A_LINE]
        return line("  ").join(
            line((risk.id, _SEVERE.get(risk.weight, "bold $text-error")), f" {risk.title}") for risk in gravest
        )

    def lay(self, page: Page) -> None:
        """Lay out matrix and list."""
        risks = self.risks
        if not risks:
            page.prose(self.EMPTY, "$text-muted")
            return
        shown = tuple(risk for risk in risks if self.says(*_texts(risk)))
        if not shown:
            return
        page.picture(matrix(shown, page.width, whole=self.zoomed))
        page.gap()
        for risk in sorted(shown, key=lambda r: -r.weight):
            page.anchor(risk.pointer)
            page.line((f"{risk.id:<4}", "bold"), (risk.title, "bold"))
            page.line(
                (f"{risk.likelihood} likelihood", LEVEL[risk.likelihood]),
                (" · ", "$text-muted"),
                (f"{risk.impact} impact", LEVEL[risk.impact]),
                (f" · {risk.owner}" if risk.owner else "", "$text-muted"),
                indent=4,
            )
            page.prose(risk.consequence, indent=4)
            page.prose(risk.mitigation, "$text-muted", indent=4)


def _texts(risk: Risk) -> tuple[str, ...]:
    grade = (risk.likelihood, "likelihood", risk.impact, "impact")
    return risk.id, risk.title, *grade, risk.owner, risk.consequence, risk.mitigation


def matrix(risks: tuple[Risk, ...], width: int, whole: bool = False) -> list[Content]:
    """Return the matrix: likelihood downwards from high, impact to the right; a `whole` one names every risk."""
    cell = max(6, min(24 if whole else 16, (width - _LABEL - 4) // 3))
    head = "".join(f" {level:^{cell}}" for level in LEVELS)
    rule = "─" * cell
    lines = [line((f"{'impact':>{_LABEL - 1}} ", "italic $text-muted"), (head, "$text-muted"))]
    corner = (f"{'likelihood':<{_LABEL}}", "italic $text-muted")
    lines.append(line(corner, ("┌" + "┬".join([rule] * 3) + "┐", "$text-disabled")))
    for likelihood in reversed(LEVELS):
        bar = line(("│", "$text-disabled"))
        cells = [_cell(risks, likelihood, impact, cell, whole) for impact in LEVELS]
        for number, row in enumerate(zip_longest(*cells, fillvalue=Content(" " * cell))):
            label = likelihood if number == 0 else ""
            lines.append(line((f"{label:>{_LABEL - 1}} ", "$text-muted")) + bar + bar.join(row) + bar)
    lines.append(line((" " * _LABEL + "└" + "┴".join([rule] * 3) + "┘", "$text-disabled")))
    return lines


def _cell(risks: tuple[Risk, ...], likelihood: Level, impact: Level, width: int, whole: bool) -> list[Content]:
    """Return the lines of a cell: its risks, or where they do not fit in one line, the first and how many more."""
    here = [risk for risk in risks if (risk.likelihood, risk.impact) == (likelihood, impact)]
    rows = wrap(" ".join(risk.id for risk in here), width - 2) or [""]
    if len(rows) > 1 and not whole:
        some = [f"{joined((r.id for r in here[:n]), ' ')} +{len(here) - n}" for n in range(1, len(here))]
        rows = [max((one for one in some if len(one) <= width - 2), key=len, default=some[0])]
    style = _SEVERE.get(here[0].weight, "bold $text-error") if here else ""
    texts = [clip(line((row, style)), width) for row in rows]
    return [fit(text.pad_left((width - text.cell_length) // 2), width) for text in texts]
