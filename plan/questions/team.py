"""Who builds it, how fast, from when on, and what comes first."""

import re
from collections.abc import Iterable
from datetime import date, timedelta

from plan.questions.document import Said
from plan.questions.question import Asked, Given, Question, UnusableAnswerError
from plan.reading.project.team import DEFAULT_SIZE, DEFAULT_VELOCITY, TeamFacts, team_facts
from plan.reading.text.numbers import SMALL, small_number
from plan.requirements import Requirements, UserStory

_SIZES = (1, 2, 3, 5)
_POINTS = re.compile(r"\b(\d{1,4})\s*(?:story\s*)?(?:points?|pts?|puntos|pontos|punkte)\b", re.IGNORECASE)
_BARE = re.compile(r"[0-9]{1,9}")
_PEOPLE = re.compile(rf"\b({SMALL})\s+(?:people|persons|of us)\b", re.IGNORECASE)
_DATE = re.compile(r"\b20\d\d-\d{1,2}-\d{1,2}\b")
_WORDS = ("One developer", "Two developers", "Three developers", "Four developers", "Five developers")
_FEWEST_STORIES = 4


def pace(size: int) -> int:
    """Return the points that so many developers are assumed to finish in a sprint."""
    return max(1, round(DEFAULT_VELOCITY * size / DEFAULT_SIZE))


class TeamTopic:
    """Velocity, and with it the size where nobody says it."""

    name = "team"

    def ask(self, said: Said) -> Asked | None:
        """Ask unless the velocity is known."""
        team = said.requirements.team
        if team.velocity_source != "assumed":
            return None
        why = (
            f"{said.stories} {'story is' if said.stories == 1 else 'stories are'} cut into sprints by it: with half "
            "the points, the last one is done in twice the time."
        )
        if team.size_source == "assumed":
            sizes = sorted({*_SIZES, team.size})
            points = {size: team.velocity if size == team.size else pace(size) for size in sizes}
            options = tuple(f"{_developers(size)}, {points[size]} points a sprint" for size in sizes)
            question = Question(self.name, "Who builds it, and at what pace?", why, options, sizes.index(team.size))
            return Asked(question, 2.0 * said.stories)
        paces = sorted({max(1, round(team.velocity * factor)) for factor in (0.7, 1.0, 1.3)})
        if len(paces) < 2:
            paces = [team.velocity, team.velocity + 1]
        text = f"How many points {_finish(team.size)} in a sprint of {team.sprint_days} days?"
        options = tuple(f"{points} points a sprint" for points in paces)
        return Asked(Question(self.name, text, why, options, paces.index(team.velocity)), 2.0 * said.stories)

    def fold(self, said: Said, answer: str, given: Given) -> Requirements:
        """Take points, developers and a sprint's length out of an answer."""
        team = said.requirements.team
        facts, _ = team_facts(answer)
        points, people = _POINTS.search(answer), _PEOPLE.search(answer)
        bare = _BARE.fullmatch(answer.strip())
        facts = facts.then(
            TeamFacts(
                size=small_number(people.group(1)) if people else 0,
                velocity=int(points.group(1)) if points else int(bare.group(0)) if bare else 0,
            )
        )
        if not facts.velocity and not facts.size:
            raise UnusableAnswerError("Say how many points a sprint, for example “3 developers, 30 points a sprint”.")
        velocity = facts.velocity or pace(facts.size)
        if not 1 <= velocity <= 2000 or facts.size > 500:
            raise UnusableAnswerError("A team finishes between 1 and 2000 points a sprint; name such a number.")
        changed: dict[str, object] = {"velocity": velocity, "velocity_source": given}
        if facts.size and (team.size_source != "said" or given == "answered"):
            changed |= {"size": facts.size, "size_source": given}
        if facts.sprint_days:
            changed |= {"sprint_days": facts.sprint_days, "sprint_days_source": given}
        return said.requirements.model_copy(update={"team": team.model_copy(update=changed)})


def _developers(size: int) -> str:
    return _WORDS[size - 1] if size <= len(_WORDS) else f"{size} developers"


def _finish(size: int) -> str:
    return "does one developer finish" if size == 1 else f"do {size} developers finish"


class StartTopic:
    """The first day of the first sprint."""

    name = "start"

    def ask(self, said: Said) -> Asked | None:
        """Ask unless it is known."""
        team = said.requirements.team
        if team.start_source != "assumed":
            return None
        try:
            first = date.fromisoformat(team.start)
            days = [first + timedelta(days=weeks * 7) for weeks in (0, 1, 2, 4)]
        except (ValueError, OverflowError):
            return None
        why = f"Every sprint's dates are counted from it, {team.sprint_days} days each."
        options = tuple(f"{day.isoformat()} ({day:%A})" for day in days)
        return Asked(Question(self.name, "When does the first sprint start?", why, options, 0), 0.5 * said.stories)

    def fold(self, said: Said, answer: str, given: Given) -> Requirements:
        """Take a date out of an answer."""
        written = _DATE.search(answer)
        found = written.group(0) if written else team_facts(f"The first sprint starts on {answer}")[0].start
        try:
            year, month, day = (int(part) for part in found.split("-"))
            start = date(year, month, day).isoformat()
        except ValueError:
            raise UnusableAnswerError("Write the day as YYYY-MM-DD, for example 2027-01-11.") from None
        team = said.requirements.team.model_copy(update={"start": start, "start_source": given})
        return said.requirements.model_copy(update={"team": team})


class PrioritiesTopic:
    """Which stories are must-haves, where the document says it of none."""

    name = "priorities"

    def ask(self, said: Said) -> Asked | None:
        """Ask where every story is a must because none was given a priority, and there is enough to choose from."""
        stories = said.requirements.stories
        known = any(story.priority_source != "assumed" or story.priority != "must" for story in stories)
        if known or len(stories) < _FEWEST_STORIES:
            return None
        options = tuple(self._choices(said))
        why = "The document names no priority: what is a must comes first and may not slip."
        text = f"Which of the {len(stories)} stories must be in the first release?"
        return Asked(Question(self.name, text, why, options, 0), float(len(stories)))

    def fold(self, said: Said, answer: str, given: Given) -> Requirements:
        """Let the chosen stories be musts and the others shoulds."""
        chosen = next(
            (keep for option, keep in self._choices(said).items() if option.casefold() == answer.strip().casefold()),
            None,
        )
        musts = frozenset(chosen if chosen is not None else _named_stories(said, answer))
        stories = tuple(
            story.model_copy(update={"priority": "must" if story.id in musts else "should", "priority_source": given})
            for story in said.requirements.stories
        )
        return said.requirements.model_copy(update={"stories": stories})

    def _choices(self, said: Said) -> dict[str, tuple[str, ...]]:
        stories = said.requirements.stories
        choices = {f"All {len(stories)}": _ids(stories)}
        half = (len(stories) + 1) // 2
        choices[f"The first {half} in the document's order; the others should follow"] = _ids(stories[:half])
        for role in said.people[:3]:
            own = _ids(story for story in stories if story.role == role.id)
            if 1 < len(own) < len(stories):
                choices[f"The {len(own)} of {said.plural(role)}; the others should follow"] = own
        return choices


def _ids(stories: Iterable[UserStory]) -> tuple[str, ...]:
    return tuple(story.id for story in stories)


def _named_stories(said: Said, answer: str) -> tuple[str, ...]:
    """Return the stories that an answer names, one by one or as `R1 to R5`."""
    order = [story.id for story in said.requirements.stories]
    place = {ident.casefold(): at for at, ident in reversed(list(enumerate(order)))}
    names = "|".join(re.escape(ident) for ident in sorted(order, key=lambda ident: (-len(ident), ident)))
    named = rf"(?<![\w-])(?P<first>{names})(?:\s*(?:to|until|through|–|—|\.\.+)\s*(?P<last>{names}))?(?![\w-])"
    found: set[int] = set()
    for match in re.finditer(named, answer, re.IGNORECASE):
        first = place[match["first"].casefold()]
        last = place[(match["last"] or match["first"]).casefold()]
        found |= set(range(min(first, last), max(first, last) + 1))
    if not found:
        raise UnusableAnswerError(f"Name the stories that must be in it by their ids, for example “{order[0]}”.")
    return tuple(order[at] for at in sorted(found))
