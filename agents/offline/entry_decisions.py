"""The decisions about how people get in: with what they sign in, and who gives them an account."""

from agents.offline.domain import Domain
from agents.offline.entry import Entry
from plan.architecture import LosingAlternative, TechnologyDecision
from plan.checks.wording import counted
from plan.questions.document import listed


def entry_decisions(domain: Domain, entry: Entry) -> tuple[TechnologyDecision, ...]:
    """Return a decision for each way in; who vouches for callers from outside is decided with the conditions."""
    if not domain.signs_in:
        return ()
    found = []
    roles = (
        counted(len(domain.roles), "role with its own rights", "roles with different rights") if domain.roles else ""
    )
    if entry.links:
        found.append(
            _decision(
                "sign-in",
                "Signing in",
                "Links by mail, good once and for 15 minutes"
                + (", beside passwords" if entry.passwords else ", and no passwords"),
                f"{entry.links} asks for it. A link's token is kept as a hash and void once it was used; "
                "short JWT access tokens and rotating refresh tokens follow.",
                (
                    "Passwords",
                    "Kept beside the links for those who want one" if entry.passwords else "Ruled out by it",
                ),
                ("Codes to type in", "The same mail, and one more thing to get wrong on a phone"),
            )
        )
    elif entry.passwords:
        found.append(
            _decision(
                "sign-in",
                "Signing in",
                "Short JWT access tokens, rotating refresh tokens kept as hashes",
                f"{roles or 'All have the same rights'}; a stolen access token dies within minutes.",
                ("Server-side sessions only", "The page and the API may live on different hosts"),
                *(
                    ()
                    if entry.provider is not None
                    else (
                        (
                            "An identity provider",
                            "No document asks for single sign-on; the module can be put behind one later",
                        ),
                    )
                ),
            )
        )
    if entry.factor:
        found.append(
            _decision(
                "second-factor",
                "Second factor",
                "Codes of an authenticator app (TOTP)",
                f"{entry.factor} asks for a second factor; its secret is kept encrypted, and the code is sent along at "
                "every sign-in.",
                ("Codes by SMS", "Every code costs money, and a number can be taken over"),
                ("Security keys (WebAuthn)", "Stronger, but everybody would need one; can be added beside it"),
            )
        )
    return (*found, *_accounts(domain, entry))


def _accounts(domain: Domain, entry: Entry) -> list[TechnologyDecision]:
    openers = listed([role.name for role in domain.roles if role.id in entry.openers]) or "nobody yet"
    if entry.invited:
        choice = "By invitation only"
        why = (
            f"{entry.invited} says so. {openers} can invite; an invitation is a mail with a token that is good "
            "once, for seven days, and can be taken back until then."
        )
        lost = ("Open registration", "Strangers would have accounts, and somebody would have to sort them out")
    elif entry.opened:
        choice = f"Opened by {openers}"
        why = f"{entry.opened} says so, and nobody else can."
        lost = ("Open registration", "Strangers would have accounts, and somebody would have to sort them out")
    else:
        return []
    return [_decision("accounts", "Who gets an account", choice, why, lost)]


def _decision(ident: str, topic: str, choice: str, rationale: str, *lost: tuple[str, str]) -> TechnologyDecision:
    return TechnologyDecision(
        id=ident,
        topic=topic,
        choice=choice[:200],
        rationale=rationale,
        alternatives=tuple(LosingAlternative(option=option, reason=reason) for option, reason in lost),
    )
