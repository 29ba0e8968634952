"""Who signs in: which roles are people with an account, and whether anybody is."""

import re

from agents.offline.lexicon import words
from plan.reading.text.naming import key
from plan.reading.words.roles import acts
from plan.requirements import Requirements, Role, UserStory

_AUTH = re.compile(
    r"(?i)\b(log(?:s|ged)?[ -]?in|sign(?:s|ed)?[ -]?(?:in|up)|log[ -]?out|register(?:ed)? (?:user|an account|"
    r"account|with)|"
    r"authenticat\w+|password|iniciar sesi[oó]n|contraseña|registrarme|token required|user accounts?|logged|auth)\b"
)
_REGISTER = re.compile(
    r"(?i)\b(sign[ -]?up|(?:create|open|make) (?:an|my|a user|a new|their|his|her) ?(?:own )?(?:user )?account|"
    r"register (?:as|myself|"
    r"an account|with my|for an account)|registrarme|registrarse|self-register|crear (?:mi|una) cuenta|new "
    r"users? can register)\b"
)
_ALLOWED = re.compile(
    r"(?i)^(?:(?:the|a)\s+(?:system|application|app|software)\s+(?:shall|must|should|will)\s+)?(?:allow|let|enable|"
    r"permit)s?\s+"
    r"(?:an?\s+|the\s+|all\s+|any\s+)?([^\W\d_]+(?:\s[^\W\d_]+)?)\s+(?:to\s)"
)
_SOMEBODY = re.compile(
    r"(?i)^(?:(?:when|once|if|after)\s[^,]{3,60},\s+)?(?:an?|the|each|every|our|der|die|das|el|la)?\s*([^\W\d_]+)\s+\S+"
)
_NOBODY = words("visitor visitors anonymous public unregistered visitante anyone everyone anybody")
_MACHINES = words(
    "system application app scheduler cron api service job sistema aplicación software platform website gateway device "
    "sensor machine controller robot beacon tracker terminal kiosk printer scanner camera bot daemon worker meter "
    "plc gerät "
    "dispositivo máquina maschine server backend frontend firmware probe unit thermostat"
)
_STAFF = words(
    "admin administrator administrador librarian manager staff receptionist clerk employee owner operator "
    "coordinator officer supervisor moderator editor dispatcher accountant secretary bibliotecario gerente "
    "recepcionista encargado agent cashier warehouse curator organiser organizer superuser support technician "
    "analyst office desk head reception bookkeeper treasurer principal director"
)


def is_visitor(role: Role | None) -> bool:
    """Whether a role is whoever comes by, without an account."""
    return role is not None and bool(_words(role) & _NOBODY)


def is_staff(role: Role) -> bool:
    """Whether a role works for whoever runs the system, so that what it enters is not its own."""
    return bool(_words(role) & _STAFF)


def _words(role: Role) -> set[str]:
    return set(re.findall(r"[^\W\d_]+", role.name.lower()))


def with_actors(stories: tuple[UserStory, ...], roles: tuple[Role, ...]) -> tuple[UserStory, ...]:
    """Return the stories with the role that `allow the registrar to …` names, where they name none."""
    by_name: dict[str, str] = {}
    for role in roles:
        by_name.setdefault(role.name.lower(), role.id)
        by_name.setdefault(f"{role.name.lower()}s", role.id)
    found = []
    for story in stories:
        match = None if story.role else _ALLOWED.match(story.want)
        actor = ""
        if match is not None:
            named = match.group(1).lower()
            actor = by_name.get(named) or by_name.get(named.removesuffix("s")) or ""
        found.append(story.model_copy(update={"role": actor}) if actor else story)
    return tuple(found)


def told_of_people(requirements: Requirements) -> tuple[UserStory, ...]:
    """Return the sentences that no story was made of but that say what somebody does; they have no id.

    They tell what is kept and how it hangs together; what the system is to do stays with the stories.
    """
    known = _STAFF | {word for role in requirements.roles for word in re.findall(r"[^\W\d_]+", role.name.lower())}
    found = []
    for line in requirements.unplaced:
        for sentence in re.split(r"(?<=[.;])\s+", line.text[:1000]):
            match = _SOMEBODY.match(sentence)
            if match is None or match.group(1).lower().removesuffix("s") not in known:
                continue
            found.append(
                UserStory(
                    id="",
                    title="",
                    role="",
                    want=sentence,
                    benefit="",
                    acceptance=(),
                    priority="must",
                    priority_source="assumed",
                    source=line.source,
                )
            )
    return tuple(found)


def parted(stories: tuple[UserStory, ...], roles: tuple[Role, ...]) -> tuple[UserStory, ...]:
    """Return the stories with what others do in the same breath as stories of the same id.

    `Members deliver honey; the store keeper weighs each delivery` tells of two people, and what stands under a heading
    that is a story tells what each of them does.
    """
    known = frozenset(key(role.name) for role in roles)
    by_key = {key(role.name): role.id for role in roles}
    found = []
    for story in stories:
        first, *others = re.split(r";\s+", story.want)
        below = [] if story.role else [one for text in story.acceptance for one in re.split(r"(?<=[.;])\s+", text)]
        told = [(demand, text) for text in (*others, *below) if (demand := acts(text, known)) is not None]
        besides = {text for _, text in told}
        want = "; ".join([first, *(text for text in others if text not in besides)])
        found.append(story.model_copy(update={"want": want}) if want != story.want else story)
        found += [
            story.model_copy(
                update={
                    "want": demand.want,
                    "title": "",
                    "acceptance": (),
                    "role": by_key.get(key(demand.subject), story.role),
                }
            )
            for demand, _ in told
        ]
    return tuple(found)


def accounts(requirements: Requirements, stories: tuple[UserStory, ...]) -> tuple[tuple[Role, ...], bool, bool]:
    """Return the roles that sign in, whether anybody does, and whether people register themselves."""
    acting = {story.role for story in stories}
    roles = tuple(role for role in requirements.roles if not is_visitor(role) and not _words(role) & _MACHINES)
    if len(roles) > 1:
        roles = tuple(role for role in roles if _words(role) != {"user"})
    said = [f"{s.title}. {s.want}. {'. '.join(s.acceptance)}" for s in stories]
    said += [rule.text for rule in requirements.rules] + [c.text for c in requirements.constraints]
    auth = any(_AUTH.search(text) for text in said)
    signs_in = auth or any(role.id in acting for role in roles)
    if not signs_in:
        return (), False, False
    registers = any(_REGISTER.search(text) for text in said)
    return roles, True, registers
