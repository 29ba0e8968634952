"""Who gets in, how, and whose data they see."""

import re

from plan.questions.document import Said, listed, plural, statement_id
from plan.questions.question import Given
from plan.questions.statements import Choice, Draft, StatementTopic
from plan.requirements import Requirements, Role, Source

_METHOD = re.compile(
    r"\b(?:passwords?|passkeys?|sso|single[ -]sign|oauth\w*|openid|oidc|saml|ldap|active directory|magic[ -]links?|"
    r"one-time|otp|jwt|api[ -]keys?|(?:sign|log|signs|logs|signed|logged)[ -]?in (?:with|by|through|via|using)"
    r"(?! (?:an? )?second)|contraseñas?|senhas?|passw[oö]rt\w*|kennwort\w*|mots? de passe)\b",
    re.IGNORECASE,
)
_ACCOUNTS = re.compile(
    r"\b(?:regist(?:er|ers|ered|ration|rar\w*|rier\w*)|sign(?:s|ed)?[ -]?up|self-register\w*|invit\w+|onboard\w*|"
    r"(?:creat|open|mak|add|manag)\w* (?:an?|my|their|new|user|the|all)(?: \w+)? ?(?:accounts?|users?|members?)|"
    r"accounts? (?:is|are) (?:created|opened)|alta de usuari\w+|inscri\w+|cadastr\w+)\b",
    re.IGNORECASE,
)
_VISIBLE = re.compile(
    r"\b(?:(?:his|her|their|its|my|your) own|only (?:the|their|his|her|its|my|see\w*|those|that|an?)|cannot see|"
    r"can't see|may not see|sees? (?:no|nothing|only)|private|privacy|visib\w+|permissions?|role-based|rbac|"
    r"access (?:control|rights?)|authori[sz]\w+|everyone can see|no other|nothing else about|"
    r"nur (?:der|die|das|eigene)|solo (?:el|la|los|las|puede|su)|apenas|seulement|eigene\w*|propi[oa]s?)\b",
    re.IGNORECASE,
)
_TENANTS = re.compile(
    r"\b(?:saas|organi[sz]ations|companies|businesses|agencies|workspaces|clinics|schools|clubs|shops|stores|firms|"
    r"empresas|tiendas|mandanten|entreprises)\b",
    re.IGNORECASE,
)
_TENANCY = re.compile(
    r"\b(?:multi-?tenan\w+|single[ -]tenan\w+|tenan(?:ts?|cy) (?:isolat|separat|sees?|has|have|data)\w*|"
    r"each (?:organi[sz]ation|company|business|agency|workspace|clinic|school|club|shop|store|firm) "
    r"(?:sees?|has|keeps?)|one (?:organi[sz]ation|company|installation))\b",
    re.IGNORECASE,
)
_ADMIN = re.compile(r"(?i)\badmin(?:istrator)?s?\b")
_ADMINISTRATOR = "Administrator"


class SignInTopic(StatementTopic):
    """How people prove who they are."""

    name = "sign-in"
    kind = "security"

    def arises(self, said: Said) -> bool:
        """There are people, and no way in is named."""
        return bool(said.people) and not said.says(_METHOD)

    def draft(self, said: Said) -> Draft:
        """Ask in the roles' words."""
        who = said.all_of(said.people)
        ways = (
            ("With an email address and a password", "with an email address and a password"),
            ("With a link that is sent by email", "with a link that is sent to them by email, without a password"),
            ("With the organisation's accounts (single sign-on)", "through the organisation's single sign-on (OIDC)"),
            ("With a Google or Microsoft account", "with a Google or a Microsoft account (OAuth 2.0)"),
        )
        return Draft(
            text=f"How do {who} sign in?",
            why="The accounts' tables, the endpoints of signing in and a part of the first sprint hang on it.",
            choices=tuple(Choice(option, f"{who} sign in {way}") for option, way in ways),
            recommended=0,
            lead=f"How {who} sign in",
            reach=2.0 * said.stories,
        )


class RegistrationTopic(StatementTopic):
    """Who opens an account for whom."""

    name = "registration"
    kind = "security"

    def arises(self, said: Said) -> bool:
        """There are people, and nothing says how their accounts come about."""
        return bool(said.people) and not said.says(_ACCOUNTS)

    def draft(self, said: Said) -> Draft:
        """Ask about those who are served, or about everybody where nobody plainly is."""
        who = said.plural(said.customers[0]) if said.customers else said.all_of(said.people)
        known = next((role for role in said.requirements.roles if _ADMIN.search(role.name)), None)
        chosen = known or (said.staff[0] if said.customers and said.staff else None)
        openers = said.plural(chosen) if chosen is not None else f"{_ADMINISTRATOR.lower()}s"
        return Draft(
            text=f"Who opens the accounts of {who}?",
            why="It decides whether strangers can reach the system, and so on confirmations, limits and abuse.",
            choices=(
                Choice(f"{_capital(who)} sign up themselves", f"{who} can sign up for an account themselves"),
                Choice(f"{_capital(openers)} open them", f"{openers} open the accounts of {who}; nobody else can"),
                Choice("By invitation only", f"{who} get an account by an invitation from {openers} only"),
            ),
            recommended=0 if said.customers else 1,
            lead=f"How {who} get an account",
            reach=1.5 * said.stories,
        )

    def fold(self, said: Said, answer: str, given: Given) -> Requirements:
        """Take in the answer, with the administrators where it needs some and the document has none."""
        earlier = [
            r for r in said.requirements.roles if r.id == _ADMINISTRATOR.lower() and r.source.provenance != "said"
        ]
        roles = tuple(role for role in said.requirements.roles if role not in earlier)
        changed = super().fold(Said(said.requirements.model_copy(update={"roles": roles})), answer, given)
        text = next(c.text for c in changed.constraints if c.id == statement_id(self.name))
        if not _ADMIN.search(text) or any(_ADMIN.search(role.name) for role in roles):
            return changed
        added = Role(
            id=_ADMINISTRATOR.lower(),
            name=_ADMINISTRATOR,
            description="Gives people their accounts",
            source=Source(provenance=given, file="", line=0),
        )
        return changed.model_copy(update={"roles": (*roles, added)})


class VisibilityTopic(StatementTopic):
    """Who sees whose data."""

    name = "visibility"
    kind = None

    def arises(self, said: Said) -> bool:
        """There are people, and nothing says what they may see."""
        return bool(said.people) and not said.says(_VISIBLE)

    def draft(self, said: Said) -> Draft:
        """Ask about those who are served, or about everybody where nobody plainly is."""
        if not said.customers:
            return _among_equals(said)
        about = said.customers[0]
        who = said.plural(about)
        others = listed([said.plural(role) for role in said.people if role is not about][:3])
        more = f"; {others} see everybody's" if others else ""
        return Draft(
            text=f"Who sees what {who} have entered?",
            why="Permissions of nearly every endpoint, and an owner's column in most tables, hang on it.",
            choices=(
                Choice(
                    f"They see only their own{more}",
                    f"{who} see only what they entered themselves{more}",
                ),
                Choice("Everybody who is signed in", f"everybody who is signed in sees what {who} entered"),
                Choice("Everybody, signed in or not", f"what {who} entered is public"),
            ),
            recommended=0,
            lead=f"Who sees what {who} have entered",
            reach=2.5 * said.stories,
        )


def _among_equals(said: Said) -> Draft:
    """Ask where nobody is plainly served by the others: whoever works there sees everything, unless it is said."""
    who = said.all_of(said.people)
    return Draft(
        text=f"Who sees what {who} have entered?",
        why="Permissions of nearly every endpoint, and an owner's column in most tables, hang on it.",
        choices=(
            Choice("Everybody who is signed in", f"everybody who is signed in sees what {who} entered"),
            Choice("Each only their own", f"{who} see only what they entered themselves"),
            Choice("Everybody, signed in or not", f"what {who} entered is public"),
        ),
        recommended=0,
        lead=f"Who sees what {who} have entered",
        reach=2.5 * said.stories,
    )


class TenancyTopic(StatementTopic):
    """Whether several organisations share an installation."""

    name = "tenancy"
    kind = "other"

    def arises(self, said: Said) -> bool:
        """The document speaks of several, and not of what keeps them apart."""
        return any(_TENANTS.search(text) for text in said.planned) and not said.says(_TENANCY)

    def draft(self, said: Said) -> Draft:
        """Ask in the word that the document has for them."""
        word = said.word(_TENANTS, planned=True)
        who = plural("organisation", "en") if word in {"", "saas"} else word
        return Draft(
            text=f"Do several {who} share one installation?",
            why="If they do, every table and every query has to keep them apart; that is hard to add later.",
            choices=(
                Choice("No, there is one installation for each", f"one installation serves one of the {who}"),
                Choice(
                    "Yes, and none sees another's data",
                    f"several {who} share one installation, and none sees another's data",
                ),
            ),
            recommended=0,
            lead=f"How {who} share an installation",
            reach=3.5 * said.stories,
        )


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
