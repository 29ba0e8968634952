"""The decisions that follow from the answers."""

from agents.offline.answers import Answers
from agents.offline.condition_decisions import decided
from agents.offline.domain import Domain
from plan.architecture import TechnologyDecision

_DELETION = {
    "at once": (
        "Rows are deleted in the request, with what hangs on them",
        ("Marking them as deleted", "They would still be there"),
    ),
    "kept": (
        "Rows are marked by deleted_at and left out of every list; nothing erases them",
        ("Deleting them", "Nobody could look them up again"),
    ),
    "term": (
        "Rows are marked by deleted_at, left out of every list, and erased by a job each night",
        ("Deleting them at once", "A mistake could not be taken back"),
    ),
}
_SEEN = {
    "own": ("One's own only, by the owner's column in every query", ("Everybody's", "Ruled out by the answer")),
    "all": ("Everybody who is signed in", ("One's own only", "Everybody is meant to see it")),
    "public": ("Everybody, without signing in", ("After signing in only", "It is meant to be read by anybody")),
}


def answered_decisions(domain: Domain) -> tuple[TechnologyDecision, ...]:
    """Return a decision for each answer that leaves a choice of how it is done."""
    answers = Answers(domain.requirements)
    found = []
    texts = answers.texts
    if answers.tenant:
        found.append(
            decided(
                "tenancy",
                f"Several {answers.tenant}s in one installation",
                f"A column {answers.tenant}_id in every table, and PostgreSQL's row-level security on it",
                f"Q-tenancy: {texts['Q-tenancy']} What a caller belongs to is taken from the session, never from a "
                "request, and the database itself refuses the rows of another.",
                (
                    ("A database for each", "A migration and a backup for each, and nobody to run them"),
                    ("Conditions in the queries alone", "One that is forgotten shows another's data"),
                ),
            )
        )
    if answers.seen:
        choice, lost = _SEEN[answers.seen]
        found.append(
            decided(
                "visibility", "Who sees what was entered", choice, f"Q-visibility: {texts['Q-visibility']}", (lost,)
            )
        )
    if answers.apart:
        found.append(
            decided(
                "overlap",
                "Two for the same time",
                "A constraint of the database over what is taken and from when to when",
                f"Q-overlap: {texts['Q-overlap']}",
                (("A check in the page", "Two people at once would both pass it"),),
            )
        )
    elif answers.counted:
        found.append(
            decided(
                "overlap",
                "Places at one time",
                "A number of places, and a count under a lock before one more is taken",
                f"Q-overlap: {texts['Q-overlap']}",
                (("A unique key", "There may be several at one time"),),
            )
        )
    if answers.currency or answers.currencies:
        choice = (
            "A currency's code beside each amount; amounts of different currencies are never added up"
            if answers.currencies
            else f"Amounts are in {answers.currency}; no column names it"
        )
        found.append(
            decided(
                "currency",
                "Money",
                choice,
                f"Q-currency: {texts['Q-currency']}",
                (("Floating-point numbers", "They lose cents"),),
            )
        )
    if answers.inside:
        found.append(
            decided(
                "channel",
                "How people are told",
                "A list of notifications that the page asks for",
                f"Q-channel: {texts['Q-channel']}",
                (("Mail", "Ruled out by the answer"),),
            )
        )
    if answers.deletion:
        choice, lost = _DELETION[answers.deletion]
        found.append(decided("deletion", "What is deleted", choice, f"Q-deletion: {texts['Q-deletion']}", (lost,)))
    return tuple(found)
