"""Checks of whether what is wanted is really served and built (XP-012 to XP-016, XP-018)."""

import re
from collections.abc import Iterator

from plan.api import Endpoint
from plan.checks.lookup import Lookup
from plan.checks.rule import Problem, rule
from plan.checks.wording import listed, named
from plan.checks.words import Names, stems
from plan.requirements import UserStory
from plan.sprints import Story

_REVIEWERS = frozenset(("code-reviewer", "testing-expert", "documentation-specialist", "performance-optimizer"))
_REVIEWING = re.compile(
    r"\b(?:code review|review|test(?:s|ing)?|end-to-end|e2e|qa|hardening|bug ?fix(?:es|ing)?|documentation"
    r"|release|launch|polish|buffer|retrospective)\b",
    re.IGNORECASE,
)
_DOORWAYS = re.compile(
    r"\b(?:log-?in|log-?out|sign-?in|sign-?out|sign-?up|auth|authentication|oauth|tokens?|passwords?|refresh|health"
    r"|healthz|readyz?|livez?|ping|me)\b",
    re.IGNORECASE,
)
_ABOUT_DOORWAYS = re.compile(
    r"sign|log(?:in|out|ged|ging| in| out)|regist|auth|account|password|credential|access|secur|identit|session|health"
    r"|monitor|anmeld|einlogg|passwor|konto|zugang|iniciar|sesi[oó]n|contrase|cuenta|acceso"
    r"|connect|compte|mot de passe|entrar|senha|conta\b|acesso",
    re.IGNORECASE,
)
_PUSHED = re.compile(
    r"remind|notif|e-?mail|mailed|alert|text message|\bsms\b|\bpush|warned|informed|receiv|automatic|scheduled|nightly"
    r"|every (?:day|night|week|month)|erinner|benachricht|recordat|avis[ao]d?|recib|recev|rappel|lembr|receb"
    r"|back(?:ed)? ?up|encrypt|archiv",
    re.IGNORECASE,
)
_SCREEN_ONLY = re.compile(
    r"dark mode|theme|keyboard|screen ?reader|accessib|contrast|responsive|on (?:a|my|the) (?:phone|mobile|tablet)"
    r"|offline|language|translat|print|tooltip|font|layout|colou?r|drag|shortcut|undo|branding|logo",
    re.IGNORECASE,
)


def _text(wanted: UserStory) -> str:
    return f"{wanted.title} {wanted.want} {' '.join(wanted.acceptance)}"


def is_review(story: Story) -> bool:
    """Return whether a story looks over what others build: it builds nothing and is reviewers' or testers' work."""
    if story.endpoints or story.tables:
        return False
    agents = {a for a in story.agents if a}
    return (bool(agents) and agents <= _REVIEWERS) or bool(_REVIEWING.search(story.title))


class _Service:
    """For each requirement the endpoints that serve it, and the stories that cover it."""

    def __init__(self, look: Lookup) -> None:
        self.covering: dict[str, list[Story]] = {}
        for _, _, story in look.planned:
            for id_ in dict.fromkeys(story.requirements):
                self.covering.setdefault(id_, []).append(story)
        self._naming: dict[str, list[Endpoint]] = {}
        for _, endpoint in look.every_endpoint:
            for id_ in dict.fromkeys(endpoint.stories):
                self._naming.setdefault(id_, []).append(endpoint)
        self._look = look

    def endpoints(self, wanted: UserStory) -> tuple[Endpoint, ...]:
        """Return the endpoints that name a requirement or a story that covers it.

        Those that such a story builds and that name nothing themselves count too.
        """
        found = [*self._naming.get(wanted.id, ())]
        for story in self.covering.get(wanted.id, ()):
            found += self._naming.get(story.id, ())
            built = (self._look.endpoints[e] for e in story.endpoints if e in self._look.endpoints)
            found += (e for e in built if not e.stories)
        return tuple({e.id: e for e in found}.values())

    def builders(self, wanted: UserStory) -> tuple[Story, ...]:
        """Return the stories that cover a requirement and do more than look it over."""
        return tuple(s for s in self.covering.get(wanted.id, ()) if not is_review(s))


def _must_haves(look: Lookup) -> Iterator[tuple[str, UserStory]]:
    """The must-haves of a role; what is the system's own duty needs no endpoint."""
    for i, wanted in enumerate(look.plan.requirements.stories):
        if wanted.priority == "must" and wanted.role:
            yield f"/stories/{i}", wanted


@rule(
    "XP-012",
    "warning",
    "api",
    mend="Add the endpoints, or name the requirement in those that serve it.",
    example="No endpoint serves the must-have `R4`.",
)
def must_have_unserved(look: Lookup) -> Iterator[Problem]:
    """No endpoint serves a must-have of a role, by name or through a story that covers it.

    The role cannot do it. What reaches people by itself (a reminder, an email) and what is done by the screen alone
    needs no endpoint, if a story builds it.
    """
    if look.plan.api is None or not look.plan.api.endpoints:
        return
    service = _Service(look)
    for at, wanted in _must_haves(look):
        if service.endpoints(wanted):
            continue
        apart = _PUSHED.search(_text(wanted)) or _SCREEN_ONLY.search(_text(wanted))
        if not (apart and (look.plan.sprints is None or service.builders(wanted))):
            title = f" ({named(wanted.title)})" if wanted.title else ""
            message = f"No endpoint serves the must-have {named(wanted.id)}{title}."
            yield Problem(at, message, artifact="requirements")


@rule(
    "XP-013",
    "warning",
    "api",
    mend="Add the endpoints that do what is asked for.",
    example="Only `POST /auth/login` serves `R4`, which is about loans.",
)
def served_by_the_door_alone(look: Lookup) -> Iterator[Problem]:
    """A must-have is served by signing in or a health check alone, and is about something else.

    On paper it is served; in truth people get in and find nothing.
    """
    service = _Service(look)
    for at, wanted in _must_haves(look):
        serving = service.endpoints(wanted)
        if serving and all(_is_doorway(e) for e in serving) and not _ABOUT_DOORWAYS.search(_text(wanted)):
            which = listed(f"{e.method} {e.path}" for e in serving)
            yield Problem(at, f"Only {which} serves the must-have {named(wanted.id)}.", artifact="requirements")


def _is_doorway(endpoint: Endpoint) -> bool:
    return bool(_DOORWAYS.search(f"{endpoint.path.replace('_', '-')} {endpoint.id} {endpoint.summary}"))


@rule(
    "XP-014",
    "warning",
    "api",
    mend="Name the requirement in the endpoints and stories that really serve it, or add them.",
    example="`R4` is about invoices, and what serves it touches `members` alone.",
)
def served_by_something_else(look: Lookup) -> Iterator[Problem]:
    """A must-have names tables, and nothing that serves or builds it touches them or what they are joined to.

    The id was put where there was room; the work is in no story.
    """
    service, names = _Service(look), Names(look.tables)
    joined: dict[str, set[str]] = {}
    for _, table, column in look.every_column:
        if column.references.table:
            joined.setdefault(table.name, set()).add(column.references.table)
            joined.setdefault(column.references.table, set()).add(table.name)
    for at, wanted in _must_haves(look):
        serving = service.endpoints(wanted)
        served = {t for e in serving for t in e.tables}
        touched = served | {t for s in service.builders(wanted) for t in s.tables}
        if not serving or not touched & look.tables.keys():
            continue
        said = f"{wanted.title} {wanted.want}"
        meant = names.said_in(said)
        near = touched.union(*(joined.get(t, set()) for t in served))
        if meant and not near & set(meant):
            what = f"is about {listed(meant)}, and what serves it touches {listed(sorted(touched))} alone"
            yield Problem(at, f"The must-have {named(wanted.id)} {what}.", artifact="requirements")


@rule(
    "XP-015",
    "warning",
    "sprints",
    mend="Add a story that covers it, or say in the MoSCoW matrix for when it is left.",
    example="The should-have `R7` is in no story and in no row of the matrix.",
)
def should_have_lost(look: Lookup) -> Iterator[Problem]:
    """No story covers a should-have, and the MoSCoW matrix does not say that it is left for later.

    It was neither planned nor put off: it was lost.
    """
    plan = look.plan.sprints
    if plan is None or not look.planned:
        return
    covered = {r for _, _, s in look.planned for r in s.requirements}
    last = max(sprint.number for _, sprint, _ in look.planned)
    put_off = [f for g in plan.priorities if g.priority == "wont" or _later(g.when, last) for f in g.features]
    for i, wanted in enumerate(look.plan.requirements.stories):
        if wanted.priority != "should" or wanted.id in covered:
            continue
        mine = stems(wanted.title or wanted.want)
        listed_ = [stems(feature) for feature in put_off]
        named_so = re.search(rf"(?<!\w){re.escape(wanted.id)}(?!\w)", " ".join(put_off))
        if not named_so and not any(3 * len(words & mine) >= 2 * max(len(words), len(mine), 1) for words in listed_):
            title = f" ({named(wanted.title)})" if wanted.title else ""
            message = f"Nothing plans or puts off the should-have {named(wanted.id)}{title}."
            yield Problem(f"/stories/{i}", message, artifact="requirements")


def _later(when: str, last: int) -> bool:
    """Whether a row of the matrix is for after the last planned sprint: by its number, or because it has none."""
    numbers = [int(n) for n in re.findall(r"\d{1,4}", when)]
    return not numbers or max(numbers) > last or "+" in when


@rule(
    "XP-016",
    "note",
    "sprints",
    mend="Take the criteria over into the story that covers the requirement.",
    example="`R4` asks for a receipt in PDF, and no story that covers it speaks of either.",
)
def criteria_forgotten(look: Lookup) -> Iterator[Problem]:
    """None of the acceptance criteria of a must-have comes up in the stories that cover it or the endpoints.

    Whoever builds the story does not know when it is done. Criteria are compared by their words, so that another
    wording or another language may be all there is to it.
    """
    if look.plan.sprints is None:
        return
    service = _Service(look)
    for at, wanted in _must_haves(look):
        criteria = [words for c in wanted.acceptance if len(words := stems(c)) > 1]
        builders = service.builders(wanted)
        if not criteria or not builders:
            continue
        texts = [f"{s.title} {' '.join(s.tasks)} {' '.join(s.acceptance)}" for s in builders]
        texts += [f"{e.summary} {' '.join(x.description for x in e.errors)}" for e in service.endpoints(wanted)]
        said = frozenset().union(*(stems(t) for t in texts))
        if not any(words & said for words in criteria):
            message = f"None of the acceptance criteria of {named(wanted.id)} comes up in"
            yield Problem(at, f"{message} {listed(s.id for s in builders)}.", artifact="requirements")


@rule(
    "XP-018",
    "warning",
    "sprints",
    mend="Add a story that builds it; a review can cover it as well, but not alone.",
    example="Only `S2-06`, a code review, covers the must-have `R4`.",
)
def only_looked_over(look: Lookup) -> Iterator[Problem]:
    """A must-have is covered by reviews and tests alone.

    They will look for something that nobody has built.
    """
    service = _Service(look)
    for i, wanted in enumerate(look.plan.requirements.stories):
        covering = service.covering.get(wanted.id, ())
        if wanted.priority == "must" and covering and not service.builders(wanted):
            which = listed(s.id for s in covering)
            message = f"The must-have {named(wanted.id)} is covered by {which} alone, which builds nothing."
            yield Problem(f"/stories/{i}", message, artifact="requirements")
