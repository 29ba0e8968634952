"""What feedback asks of the architecture beside its parts: a risk to watch, a front end in two."""

import re

from agents.offline import roster
from agents.offline.feedback import Outcome
from agents.offline.inflection import slug
from plan.architecture import Architecture, Component, TechnicalRisk

RISK = re.compile(
    r"(?i)^(?:add|note|list|include)\s+(?:an?\s+|another\s+|the\s+)?risk\s*(?:about|of|that|for|on|:)\s*(.+)$"
)
SPLIT = re.compile(
    r"(?i)\bsplit\s+(?:the\s+|our\s+)?(?:web\s+)?(?:front[- ]?end|web[- ]app(?:lication)?|"
    r"ui)\b(?:\s+(?:in|into|to)\s+(?:an?\s+|the\s+)?"
    r"([\w -]+?)\s+and\s+(?:an?\s+|the\s+)?([\w -]+))?"
)


def with_risk(draft: Architecture, about: str) -> Outcome[Architecture]:
    """Return the draft with one more risk, to be sized by whoever named it."""
    title = about.strip().rstrip(".")
    if any(title.lower() in risk.title.lower() for risk in draft.risks):
        return None, "The risk is listed already."
    number = len(draft.risks) + 1
    while any(risk.id == f"R{number}" for risk in draft.risks):
        number += 1
    risk = TechnicalRisk(
        id=f"R{number}",
        title=title[:1].upper() + title[1:],
        likelihood="medium",
        impact="medium",
        mitigation="Named by feedback: agree on what is done about it before the sprint that it touches",
        owner=roster.TECH_LEAD,
    )
    return draft.model_copy(update={"risks": (*draft.risks, risk)}), ""


def split_frontend(parts: tuple[Component, ...], match: re.Match[str]) -> tuple[tuple[Component, ...], str]:
    """Return the parts with the front end in two, or why not."""
    pages = [part for part in parts if part.kind == "frontend"]
    if len(pages) != 1:
        return parts, "There is more than one front end already." if pages else "There is no front end."
    names = (match.group(1) or "public site", match.group(2) or "back office")
    made: list[Component] = []
    for name in names:
        called = re.sub(r"(?i)\s+(?:app|application|front[- ]?end|part)$", "", name.strip())
        ident = slug(f"{called} app", 40)
        if not slug(called) or any(part.id == ident for part in (*parts, *made)):
            return parts, f"A part cannot be called {name.strip()}."
        made.append(
            pages[0].model_copy(
                update={
                    "id": ident,
                    "name": f"{called[:1].upper()}{called[1:]} application",
                    "responsibilities": (
                        f"The pages of the {called}; cut off by feedback",
                        *pages[0].responsibilities[1:],
                    ),
                }
            )
        )
    rest = [part for part in parts if part is not pages[0]]
    return (*made, *rest), ""
