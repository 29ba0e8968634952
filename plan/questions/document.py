"""A document as the questions see it: what it says itself, without answers and assumptions."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from plan.requirements import Requirements, Role


def _listed(text: str) -> frozenset[str]:
    return frozenset(text.split())


_STAFF = _listed(
    "admin administrator administrador administrateur librarian manager staff receptionist clerk employee owner "
    "operator coordinator officer supervisor moderator editor dispatcher accountant secretary bibliotecario gerente "
    "recepcionista encargado agent cashier warehouse curator organiser organizer superuser support technician analyst "
    "doctor nurse teacher instructor driver caretaker warden auditor barbero mechanic mecánico atendente lagerist "
    "ausbilder trésorière bénévole tesorero empleado keeper treasurer chair secretary steward planner inspector "
    "mécanicien mécanicienne trésorier gestionnaire responsable directeur directrice kassenwart kassenwartin vorstand "
    "verwalter verwalterin leiter leiterin geschäftsstelle sachbearbeiter sachbearbeiterin director directora "
    "responsable mecánica gestor gestora mecânico mecânica office bookkeeper controller engineer"
)
_SERVED = _listed(
    "customer client member neighbour neighbor patient student pupil parent guest resident tenant reader borrower "
    "passenger subscriber buyer seller user applicant participant player donor owner citizen shopper cliente socio "
    "socia paciente alumno alumna estudiante huésped usuario usuaria adhérent adhérente membre élève usager locataire "
    "kunde kundin mitglied patientin schüler schülerin teilnehmende teilnehmer teilnehmerin mieter mieterin gast "
    "leser leserin membro aluno aluna"
)
_NOBODY = _listed("visitor visitors anonymous public unregistered visitante anyone everyone anybody")
_MACHINES = _listed(
    "system application app scheduler cron api service job sistema aplicación software platform website"
)
_FUNCTION_WORDS = {
    "en": _listed("the and of to is that with for must can be not"),
    "es": _listed("el los las y del que con para una debe puede por"),
    "pt": _listed("os as do da que com para uma não deve pode em"),
    "fr": _listed("le les et des du que avec pour une doit peut est"),
    "de": _listed("der die das und ist dass mit für ein muss kann nicht"),
}
_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 40_000
_LONGEST_NAME = 40


@dataclass(frozen=True)
class Said:
    """Requirements, and what of them the documents say."""

    requirements: Requirements

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """Every statement of the documents, the stories' first; no answer may answer another question."""
        r = self.requirements
        found = list(self.story_texts)
        found += [rule.text for rule in r.rules if rule.source.provenance == "said"]
        found += [c.text for c in r.constraints if c.source.provenance == "said"]
        found += [v.text for v in r.volumes if v.source.provenance == "said"]
        found += [f"{d.name}: {', '.join(d.fields)}" for d in r.data]
        found += [f"{i.name}: {i.purpose}" for i in r.integrations]
        found += [f"{role.name}: {role.description}" for role in r.roles]
        found += [*r.exclusions, *(line.text for line in r.unplaced), r.summary]
        return tuple(found)

    @cached_property
    def story_texts(self) -> tuple[str, ...]:
        """What each story says, in the stories' order."""
        return tuple(
            ". ".join(part for part in (s.title, s.want, s.benefit, *s.acceptance) if part)
            for s in self.requirements.stories
        )

    @cached_property
    def planned(self) -> tuple[str, ...]:
        """The same without what is ruled out: nothing is asked about that."""
        ruled_out = set(self.requirements.exclusions)
        return tuple(text for text in self.texts if text not in ruled_out)

    @property
    def stories(self) -> int:
        """How many stories there are."""
        return len(self.requirements.stories)

    def answered(self, topic: str) -> bool:
        """Whether a person answered the topic with a statement."""
        ident = statement_id(topic)
        given = [(rule.id, rule.source) for rule in self.requirements.rules]
        given += [(constraint.id, constraint.source) for constraint in self.requirements.constraints]
        return any(known == ident and source.provenance == "answered" for known, source in given)

    def says(self, pattern: re.Pattern[str]) -> bool:
        """Whether any statement matches."""
        return any(pattern.search(text) for text in self.texts)

    def touched(self, pattern: re.Pattern[str]) -> int:
        """How many stories match; at least 1 if any statement does."""
        stories = sum(1 for text in self.story_texts if pattern.search(text))
        return stories or int(self.says(pattern))

    def word(self, pattern: re.Pattern[str], *, planned: bool = False) -> str:
        """Return the word that matches most often, in lower case; of equals the first one said."""
        texts = self.planned if planned else self.texts
        found = Counter(match.group(0).lower() for text in texts for match in pattern.finditer(text))
        return found.most_common(1)[0][0] if found else ""

    @cached_property
    def language(self) -> str:
        """The document's language as a two-letter code; `en` where nothing tells."""
        words = Counter(word.lower() for word in _WORD.findall(" ".join(self.texts)[:_SAMPLE]))
        return max(_FUNCTION_WORDS, key=lambda code: sum(words[word] for word in _FUNCTION_WORDS[code]))

    @cached_property
    def people(self) -> tuple[Role, ...]:
        """The roles that are people with a name of their own: who is served first, then by the number of stories."""
        acting = Counter(story.role for story in self.requirements.stories)
        roles = [r for r in self.requirements.roles if not _words(r.name) & (_NOBODY | _MACHINES) and acting[r.id]]
        if len(roles) > 1:
            roles = [r for r in roles if _words(r.name) not in ({"user"}, {"users"})]
        return tuple(sorted(roles, key=lambda role: (is_staff(role), -acting[role.id])))

    @cached_property
    def customers(self) -> tuple[Role, ...]:
        """Those of them who are served."""
        served = tuple(role for role in self.people if _words(role.name) & _SERVED and not is_staff(role))
        others = tuple(role for role in self.people if not is_staff(role))
        return served or (others if len(others) < len(self.people) or len(others) == 1 else ())

    @cached_property
    def staff(self) -> tuple[Role, ...]:
        """Those of them who serve."""
        return tuple(role for role in self.people if is_staff(role))

    def plural(self, role: Role) -> str:
        """Return what several of a role are called, in the document's language as far as endings tell."""
        return plural(self.called(role), self.language)

    def called(self, role: Role) -> str:
        """Return a role's name as it stands within a sentence."""
        return spoken(role.name, self.language)

    def all_of(self, roles: Iterable[Role]) -> str:
        """Return several roles as a sentence has them: `members, librarians and branch managers`."""
        names = [self.plural(role) for role in roles]
        return listed(names if len(names) <= 4 else [*names[:3], "others"])


def is_staff(role: Role) -> bool:
    """Whether a role works for whoever runs the system."""
    return bool(_words(role.name) & _STAFF)


def statement_id(topic: str) -> str:
    """Return the id of the rule or constraint that an answer becomes."""
    return f"Q-{topic}"


def spoken(name: str, language: str = "en") -> str:
    """Return a name as it stands within a sentence: no pictures, no capital unless it is an abbreviation or German."""
    plain = " ".join(re.sub(r"[^\w\s'’().-]", " ", name).split())[:_LONGEST_NAME].strip() or "user"
    if language == "de":
        return plain
    words = plain.split()
    titled = all(word[:1].isupper() for word in words)  # `Duty Manager` is no name of one
    small = len(words) if titled else 1
    return " ".join((*(_small(word) for word in words[:small]), *words[small:]))


def _small(word: str) -> str:
    return word if word[1:2].isupper() else word[:1].lower() + word[1:]


def plural(name: str, language: str) -> str:
    """Return the plural of a noun phrase by its ending; as it is where endings do not tell."""
    lowered = name.lower()
    if language == "de" or lowered.endswith(("s", "people", "staff")):
        return name
    if language != "en":
        ending = "s" if language == "fr" or lowered.endswith(tuple("aeiouéá")) else "es"
        return name if " " in name else f"{name}{ending}"
    if lowered.endswith(("x", "z", "ch", "sh")):
        return f"{name}es"
    if lowered.endswith("man"):
        return f"{name[:-3]}men"
    if lowered.endswith("y") and lowered[-2:-1] not in set("aeiou"):
        return f"{name[:-1]}ies"
    return f"{name}s"


def article(noun: str) -> str:
    """Return an English noun with its indefinite article."""
    vowel = noun[:1].lower() in set("aeiou") and not re.match(r"us(?:er|age|e\b)|uni[^mn]|eu|one\b|ut", noun.lower())
    return f"an {noun}" if vowel or re.match(r"hour|heir|hono", noun.lower()) else f"a {noun}"


def sentence(text: str) -> str:
    """Return text as one sentence: a capital at its beginning, a full stop at its end."""
    plain = " ".join(text.split()).rstrip(".")
    return f"{plain[:1].upper()}{plain[1:]}." if plain else ""


def listed(names: Iterable[str]) -> str:
    """Return names as `a`, `a and b`, `a, b and c`."""
    shown = list(names)
    return " and ".join(part for part in (", ".join(shown[:-1]), *shown[-1:]) if part)


def _words(name: str) -> set[str]:
    return {word.lower() for word in _WORD.findall(name)}
