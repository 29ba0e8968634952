"""What the scenarios below user stories say is kept, where they stand in Markdown and not in a feature file."""

import re

from plan.reading.gathered.gathering import Gathered, StoryDraft
from plan.reading.gathered.salience import mention
from plan.reading.scenarios.things import Scenario, scenario_things
from plan.reading.text.document import Statement
from plan.reading.text.languages import language_of
from plan.reading.words.topics import topic

_KEYWORD = re.compile(r"^(?:given|when|then|and|but|\*)\s+", re.IGNORECASE)
_CELL = re.compile(r"[^|\s](?:[^|]*[^|\s])?")
_ENOUGH = 2
"""Steps; what one sentence says is read as a criterion."""


def tell_scenarios(gathered: Gathered) -> None:
    """Take what the scenarios of each English story say is kept."""
    for story in gathered.stories:
        scenarios = [_scenario(told) for told in story.scenarios if len(told) >= _ENOUGH]
        if not scenarios or (language_of(f"{story.title} {story.want}") or "en") != "en":
            continue
        for scenario in scenarios:
            for line, said in scenario.steps:
                mention(gathered, said, story.source.file, Statement(said, line))
        known = [*(shape.name for shape in gathered.shapes.values()), *gathered.known_things]
        about = topic(story.want, story.title)
        for line, shape in scenario_things(_title(story), scenarios, known, gathered.known_roles, about):
            gathered.shape(shape, story.source.model_copy(update={"line": line}))


def _scenario(told: list[tuple[int, str]]) -> Scenario:
    """A scenario with the values that its examples give each parameter."""
    rows = [_CELL.findall(text) for _, text in told if text.startswith("|")]
    head, *more = rows or [[]]
    values = {name: tuple(row[at] for row in more if at < len(row)) for at, name in enumerate(head)}
    return Scenario(tuple(_step(one) for one in told if not one[1].startswith("|")), values)


def _title(story: StoryDraft) -> str:
    return story.title or story.named


def _step(told: tuple[int, str]) -> tuple[int, str]:
    line, text = told
    return line, _KEYWORD.sub("", text.strip().lstrip("*-• ").replace("**", ""))
