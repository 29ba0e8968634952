"""Who is a person in a document, and who is the system itself."""

import re
from collections.abc import Collection
from functools import lru_cache

from plan.reading.text.languages import language_of
from plan.reading.text.naming import base_form, folded, key, singular, slug, without_article
from plan.reading.text.numbered import Demand
from plan.reading.words.german_acts import german_acts
from plan.reading.words.romance_acts import romance_acts
from plan.reading.words.verbs import is_deed, is_imperative
from plan.requirements import Role, Source

_PERSONS_WORDS = (
    "hr head user member customer client admin operator manager employee staff guest visitor owner patient doctor "
    "nurse receptionist librarian teacher student parent driver clerk officer editor author reader viewer "
    "moderator seller buyer vendor supplier technician engineer accountant cashier supervisor agent analyst "
    "trainer barber chef waiter resident citizen applicant organizer organiser participant subscriber tenant "
    "landlord physician pharmacist coach inspector dispatcher courier planner volunteer warden usuario cliente socio "
    "empleado gerente recepcionista medico paciente profesor alumno bibliotecario operador conductor vendedor "
    "barbero encargado benutzer nutzer kunde kundin mitarbeiter mitarbeiterin mitglied verwalter bibliothekar "
    "leser arzt patientin lehrer schuler besucher sachbearbeiter utilisateur adherent employe gestionnaire "
    "medecin eleve professeur bibliothecaire visiteur membre responsable funcionario aluno professor "
    "atendente gestor bibliotecaria leitor people person everyone anyone personnel "
    "recipient addressee sender bride groom couple respondent "
    "hand crew ranger squad troop neighbour neighbor captain pilot borrower passenger skipper household family "
    "athlete referee judge scientist "
    "colleague pupil child kid friend sponsor donor donator investor merchant mentor mentee candidate applicant chef "
    "cook host butcher farmer gardener tourist traveller traveler shopper buyer bidder broker mechanic postman "
    "dentista periodista artista taxista electricista especialista socorrista oculista terapeuta analista contador "
    "contadora abogado abogada maestro maestra estudiante padre madre tutor tutora cajero cajera mesero mesera "
    "vecino vecina dueno duena cocinero mecanico profesora enfermera enfermero repartidor "
    "auszubildender auszubildende lagerist ausbilder nachbar gast kollege vorgesetzter angestellter angestellte "
    "benevole tresorier tresoriere locataire proprietaire voisin client vendeur chauffeur "
    "mecanico tecnico vizinho dono cozinheiro enfermeira motorista "
    "office reception accounting bookkeeping management administration secretariat buro buchhaltung verwaltung "
    "warehouse department kitchen laboratory workshop "
    "rezeption sekretariat oficina recepcion contabilidad bureau comptabilite secretaria "
    "lehrkraft lehrkrafte teilnehmende teilnehmender studierende studierender mitarbeitende leitung "
    "geschaftsstelle hausmeister "
    "beirat vorstand kassenwart fisioterapeuta hortelano hortelana voluntario voluntaria loueur mecanicien patron "
    "utente cliente socio medico medewerker gebruiker klant lid beheerder bezoeker"
)
_PERSONS = frozenset(_PERSONS_WORDS.split())
_ANYBODY = frozenset(
    ("user", "person", "people", "staff", "member", "customer", "client", "guest", "owner", "admin", "manager")
)
"""Who may be another than the one whose whole name ends so: the office manager is not every manager."""
_ENDINGS = re.compile(
    r"(?:ist|ian|keeper|officer|manager|clerk|staff|owner|admin|user|member|worker|leader|lead|team|person|man|"
    r"woman|assistant|desk)s?$"
)
# "The baker must see…" is somebody; "the order must contain…" is not.
_AGENT = re.compile(r"(?:er|or|eer|ian|ee|ant|eur|euse|dora?|tora?|ero|era)s?$")
_THINGS_WORDS = (
    "adapter amber anchor answer banner binder barrier boiler booster border browser buffer burner canister center "
    "centre chamber chapter character charger cluster coffee color colour committee compressor computer "
    "container controller converter conveyor cooler copper corner corridor counter cover crusher cylinder "
    "decanter december dinner discover dishwasher door drawer dryer elevator ember error escalator "
    "extinguisher factor feather fewer rather either whether later never "
    "fee feeder fertiliser fertilizer fever fiber fibre figure filter finger floor "
    "flower folder footer freezer freighter generator grant grinder guarantee gutter hamster hanger harbour "
    "header heater helicopter hopper humidifier identifier indicator insulator inverter jumper ladder layer "
    "leather ledger letter lever list checklist waitlist wishlist shortlist playlist pricelist mist twist wrist liver "
    "lobster locker loudspeaker lumber manometer marker matter meter mirror "
    "mixer monitor motor mower newsletter november number october offer order other otter oyster paper parameter "
    "pepper pier plant planter plaster platter pointer poster powder power printer projector propeller quarter "
    "radiator reactor refer refrigerator register regulator reminder reservoir resistor restaurant river "
    "roaster roster rotor router ruler scanner scooter screwdriver sensor separator september server shelter shoulder "
    "shower shutter silver slider sliver spanner sprinkler stapler sticker stretcher stroller summer supper "
    "tanker tender thermometer ticker tiger timber timer toaster toner tower tracker tractor trailer transfer "
    "transformer transistor transponder trawler trigger tumbler variant vector ventilator voucher wafer washer "
    "water weather winter wiper wrapper zipper"
)
_THINGS = frozenset(_THINGS_WORDS.split())
_GERMAN_THINGS = (
    "nummer", "zimmer", "tier", "fenster", "kalender", "ordner", "muster", "lager", "keller", "koffer", "futter",
    "wasser", "messer", "papier", "klavier", "becher", "körper", "ufer", "pflaster", "wetter",
)  # fmt: skip
"""How German nouns end that only look like people."""
_MACHINES_WORDS = (
    "gateway device sensor logger scheduler job cron service api system app application backend frontend printer "
    "scanner terminal kiosk meter tracker webhook timer clock database queue broker module process engine "
    "robot camera beacon thermostat plc software daemon bot microservice machine hardware firmware "
    "dispositivo servidor sistema maquina gerat anlage maschine dienst schnittstelle appareil capteur serveur "
    "equipamento sensore apparaat"
)
# "Customer service" is people, "server" alone may wait at tables, and "controller" keep the books.
_SERVED = frozenset(("customer", "client", "guest", "room", "field", "civil", "emergency", "human", "social"))
_MACHINES = frozenset(_MACHINES_WORDS.split())
_SYSTEM = re.compile(
    r"^(?:the\s+)?(?:\w+\s+)?(?:system|app|application|platform|software|service|api|website|site|tool|product|"
    r"solution|backend|portal|it|dashboard|ui|interface|"
    r"sistema|aplicaci[oó]n|plataforma|anwendung|plattform|syst[eè]me|logiciel|aplica[cç][aã]o|aplicativo)$",
    re.IGNORECASE,
)
_DESCRIBED = re.compile(
    r"^(?P<name>[^:(–—\n]{1,60}?)\s*(?::\s+|\s[–—-]\s|\((?=[^)]*\)$)|,\s+who\s+|\s+who\s+|"
    r"\s[-=]>\s)(?P<description>.+?)\)?$",
    re.IGNORECASE,
)


def is_system(subject: str) -> bool:
    """Whether a sentence's subject is the system itself."""
    return bool(_SYSTEM.match(subject.strip()))


def is_machine(name: str) -> bool:
    """Whether a name in a role's place is a machine's or a program's, which is nobody who wants something."""
    parts = key(name).split()
    if not parts or parts[0] in _SERVED:
        return False
    return parts[-1] in _MACHINES or (len(parts) > 1 and parts[-1] in ("server", "controller"))


_NOBODY = re.compile(
    r"(?:for|of|in|on|at|with|by|from|to|per|für|bei|mit|von|zu|zum|zur|an|auf|aus|nach|para|por|con|de|pour|avec|chez)\s|.*\d"
    r"|(?:neither|none)\b",
    re.IGNORECASE,
)
"""`For every user` and `REQ-071 users` begin a sentence, and are no role; neither is `Neither`."""


@lru_cache(maxsize=16_384)
def is_person(subject: str, known: frozenset[str]) -> bool:
    """Whether a sentence's subject is somebody: a role of the documents (`known` holds its key), or plainly one."""
    name = key(subject)
    if not name or len(name.split()) > 4 or is_system(subject) or is_machine(subject) or _NOBODY.match(subject):
        return False
    last = singular(_HEADED.split(name, maxsplit=1)[0].split()[-1])
    if last.endswith(_GERMAN_THINGS) and last not in _PERSONS:
        return False
    if name in known or last in _PERSONS or (_ENDINGS.search(last) and last not in _THINGS):
        return True
    if len(either := _EITHER.split(subject)) > 1:
        return all(is_person(one, known) for one in either)
    return len(name.split()) <= 2 and len(last) > 3 and last not in _THINGS and bool(_AGENT.search(last))


_BEGINS_ABROAD = re.compile(
    r"(?:zu|zum|zur|an|auf|aus|nach|bei|in)\s+(?:eine[rmn]?|jede[rmn]?|de[rmn]|die|das)\s", re.IGNORECASE
)
"""How a German sentence begins that says what is done to its subject, which stands behind: `zu einem Gerät`."""


def may_want(subject: str, known: frozenset[str]) -> bool:
    """Whether what a sentence demands of its subject is a wish: of somebody, of the system or of a machine."""
    if _BEGINS_ABROAD.match(subject):
        return False
    return is_person(subject, known) or is_system(subject) or is_machine(subject)


_EITHER = re.compile(r"\s+or\s+(?:an?\s+|the\s+)?", re.IGNORECASE)
"""`A nurse or coordinator`: either of them."""
_HEADED = re.compile(r"\s(?:d[eoa]s?|del|du|of|per|(?:on|at|in|from)(?=\s(?:the|our|an?)\s))\s")
"""What parts a name from whose it is: the `cadastro do paciente` is no patient, the `cost per pupil` no pupil, and
`anyone on the ward` is anyone.
"""


def acts(text: str, known: frozenset[str]) -> Demand | None:
    """What somebody does in a sentence in the present tense: "The coordinator assigns donations"."""
    if language_of(text) in ("de", "es", "fr", "pt") and (told := _acts_abroad(text, known)):
        return told
    text = _WHEN.sub(r"\g<main>", _AT_TIMES.sub("", text))
    if (happening := _HAPPENS.match(text)) and (deed := acts(happening["deed"], known)):
        return Demand(deed.subject, f"{deed.want}; {happening['then'].strip(' .;')}", False)
    article = _OWNED.match(text)
    words = text[article.end() :].split() if article else text.split()
    for size in (3, 2, 1):
        subject, rest = " ".join(words[:size]), words[size:]
        if len(rest) < 2 or _WITHIN.search(subject) or not is_person(subject, known):
            continue
        if article and size > 1 and _says_more(article[0], subject):
            continue
        many = (
            (not article or article[0].split()[0].casefold() in _BEFORE_MANY)
            and subject.casefold().endswith("s")
            and (size == 1 or key(subject) in known)
        )
        one = article is not None and rest[0].casefold().endswith("s") and rest[0].isalpha()
        if (many or one) and _NOT_ACTING.match(rest[0]):
            continue
        if not article and not many and _does(subject, rest, known):
            return Demand(subject, _bare_verbs(rest).strip(" .;"), False)
        if (one or many) and base_form(rest[0]) in {"want", "need"} and _NEEDED.match(" ".join(rest[1:])):
            return Demand(subject, f"see {' '.join(rest[1:])}".strip(" .;"), False)
        if one or (many and rest[0].isalpha() and not rest[0].casefold().endswith("s")):
            want = _bare_verbs(rest) if one else " ".join(rest)
            return Demand(subject, want.strip(" .;"), False)
    return _acts_then(text, known) or _acts_abroad(text, known)


def _acts_then(text: str, known: frozenset[str]) -> Demand | None:
    """What somebody does, behind what says on which occasion: `At the handover the porter notes the time`."""
    if not _OCCASION.match(text):
        return None
    for article in _WHO_ACTS.finditer(text[:_LONGEST_OCCASION]):
        before, main = text[: article.start()], text[article.start() :].lstrip()
        if (told := acts(main, known)) and "," not in before:
            return Demand(told.subject, f"{told.want}, {before[:1].lower()}{before[1:]}", False)
    return None


def _acts_abroad(text: str, known: frozenset[str]) -> Demand | None:
    """What somebody does in a German or a Romance sentence."""
    told = german_acts(text, lambda who: is_person(who, known)) or romance_acts(text, lambda who: is_person(who, known))
    return Demand(*told, False) if told else None


def _does(subject: str, words: list[str], known: frozenset[str]) -> bool:
    """Whether a line that leaves out the article says what one person does: `Member books a desk`."""
    if (
        not re.fullmatch(r"[A-Z][\w’'-]*(?:\s[\w’'-]+)?", subject)
        or folded(subject.split(maxsplit=1)[0]) in _OPENING_WORDS
    ):
        return False
    surely = key(subject) in known or key(subject).split()[-1] in _PERSONS
    return surely and words[0].endswith("s") and is_deed(base_form(words[0]), words[1])


def _says_more(article: str, subject: str) -> bool:
    """Whether one person's name has swallowed the verb: `a beekeeper enters`."""
    return article.strip().casefold() in _OF_ONE and subject.casefold().endswith("s") and not subject.endswith("ss")


def _bare_verbs(words: list[str]) -> str:
    """What one person does, as it stands after `to`: `registers an apiary and adds hives` registers, and adds."""
    bare = [base_form(words[0])]
    for before, word, after in zip(words, words[1:], [*words[2:], ""], strict=False):
        joins = before.casefold() in {"and", "or", "then"} or before.endswith(",")
        follows = joins and word.endswith("s") and after
        does = follows and (is_imperative(f"{base_form(word)} {after}") or is_deed(base_form(word), after))
        bare.append(base_form(word) if does else word)
    return " ".join(bare)


_OPENING_WORDS = frozenset(
    (
        "when",
        "if",
        "after",
        "before",
        "once",
        "while",
        "as",
        "no",
        "for",
        "to",
        "in",
        "on",
        "at",
        "with",
        "this",
        "that",
    )
)
_WITHIN = re.compile(r"\s(?:the|an?)(?:\s|$)", re.IGNORECASE)
"""Nobody is called so: `To start a run the driver …`."""
_OCCASION = re.compile(r"(?:at|on|during|after|before|upon|to)\s+[a-z]", re.IGNORECASE)
_WHO_ACTS = re.compile(r"\s(?=(?:the|an?|our)\s)", re.IGNORECASE)
_LONGEST_OCCASION = 60
_NEEDED = re.compile(
    r"(?:an?|the)\s+(?:\w+\s+)?(?:report|overview|list|statistic|summary|history|calendar|chart)s?\b", re.IGNORECASE
)
_OF_ONE = frozenset(("a", "an", "each", "every", "any"))
_AT_TIMES = re.compile(
    r"^(?:at|on|in|every|each|once|after|before)\s+(?:the\s+|a\s+)?(?:[^\W\d_]+\s+of\s+(?:the|each|every|a)\s+)?"
    r"(?:day|week|month|quarter|year|season|shift|morning|evening|night)s?,?\s+(?=(?:the|an?|each|every|our)\s)",
    re.IGNORECASE,
)
_WHEN = re.compile(
    r"^(?:when|after|before|if|once|as soon as)\s+(?:[^\W\d_][\w’'-]*\s+){1,9}?(?:is|was|has\s+\w+|[^\W\d_]{3,})\s*"
    r"(?:[^\W\d_]+)?\s+(?P<main>(?:the|an?)\s+[^\W\d_][\w-]*(?:er|or|ist|ian|ant|man|keeper|officer|clerk|manager)\s+[a-z]+s\s.+)$",
    re.IGNORECASE | re.DOTALL,
)
"""`When the weather is bad the skipper cancels a sailing`: a clause that no comma parts from who acts."""
_HAPPENS = re.compile(
    r"^(?:when|once|after|as soon as)\s+(?P<deed>(?:an?|the)\s+(?:[^,;()]|\([^()]{1,80}\)){5,120}),\s+(?P<then>\S.+)$",
    re.IGNORECASE | re.DOTALL,
)
"""`When a courier closes the compartment, the recipient gets a code`: what is done, and what comes of it."""
_SYSTEM_ACTS = re.compile(
    r"^(?:the|our)\s+(?P<subject>(?:\w+\s+)?(?:system|app|application|platform|software|website|site|portal|tool))\s+"
    r"(?P<verb>(?!is\b|has\b|was\b|does\b|as\b)[a-z]+s)\s+(?P<rest>\S.+)$",
    re.IGNORECASE | re.DOTALL,
)


def is_clause(name: str) -> bool:
    """Whether what stands where a role is named says something: `we call them growers`."""
    return _CLAUSE.search(name) is not None


_CLAUSE = re.compile(r"\b(?:we|they|i|you|it|them|us|is|are|has|have|can|may|must)\b", re.IGNORECASE)


def system_acts(text: str) -> Demand | None:
    """What the system does in a sentence in the present tense: "The system notifies the owner"."""
    match = _SYSTEM_ACTS.match(text)
    if match is None:
        return None
    return Demand(match["subject"], f"{base_form(match['verb'])} {match['rest']}".strip(" .;"), False)


def described(text: str, lead: str = "") -> tuple[str, str]:
    """A role's name and description from a line of a roles section."""
    if lead:
        rest = text.removeprefix(lead)
        return lead.strip(" :.–—-"), rest.strip(" :–—-")
    match = _DESCRIBED.match(text)
    return (match["name"].strip(" -"), match["description"].strip()) if match else (text.strip(" .:"), "")


# "An archived student" is a student, if there are students.
_STATE = re.compile(
    r"^(?:archived|blocked|former|inactive|suspended|deleted|deactivated|expired|rejected|banned|locked|approved|"
    r"further|additional|absent|late|overdue|deceased|departed|archivad[oa]|bloquead[oa]|inactiv[oa]|inativ[oa]|arquivad[oa]|"
    r"ehemalige[rsn]?|gesperrte[rsn]?|archivierte[rsn]?|inaktive[rsn]?|ancien(?:ne)?|bloqué[e]?|archivé[e]?)\s+(?=\S)",
    re.IGNORECASE,
)


def without_state(name: str, known: Collection[str]) -> str:
    """A role's name without the state that its people are in; kept if there is no such role without it."""
    bare = _STATE.sub("", without_article(name))
    return bare if any(one == key(bare) or one.endswith(f" {key(bare)}") for one in known) else name


_OWNED = re.compile(r"^(?:the|an?|each|every|any|my|our)\s+", re.IGNORECASE)
_BEFORE_MANY = frozenset(("the", "our", "my"))
_NOT_ACTING = re.compile(
    r"(?:we|you|they|i|he|she|it|nest|is|are|was|were|has|have|had|does|do|did|sits?|lies?|lives?|belongs?|resides?|who|whose|that|which|in|on|at|of|with|without|and|or|from|for|to|get|may|might|can|"
    r"could|will|would|shall|should|must|never|cannot)$|.*n['’]t$",
    re.IGNORECASE,
)

_DASH = re.compile(r"\s+[–—-]\s.*$|\s+[–—-]$")
_OF = re.compile(r"\s+(?:of|von|d[eao])\s+(?=(?:an?|the|eine[mrs]?|una?|l[ao]s?|el|uma?)\s)", re.IGNORECASE)


_PERSONA = re.compile(
    r"(?P<who>[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+)?),\s+(?:the|an?|our)\s+(?P<what>[^\W\d][\w-]*(?:\s[\w-]+){0,3})"
)
"""Somebody by a name, who stands for all who are the same: `Ruta, the helper`."""


class Roles:
    """The roles met so far: one for each way of naming the same people."""

    def __init__(self) -> None:
        self._found: dict[str, Role] = {}
        self._ids: set[str] = set()
        self._personas: dict[str, str] = {}

    def id_of(self, name: str, source: Source, description: str = "") -> str:
        """The id of the role called `name`; a role met for the first time is kept."""
        name = _DASH.sub("", " ".join(name.split())).strip(" .,;:*\"'<>[]–—-")[:80]
        if persona := _PERSONA.match(name):
            self._personas[key(persona["who"])] = name = persona["what"]
        name = self._personas.get(key(name), name)
        which = key(name)
        if not which:
            return ""
        which = which if which in self._found else self._headed(name) or which
        known = self._found.get(which)
        if known is None:
            base = slug(which, "role")
            own, count = base, 2
            while own in self._ids:
                own, count = f"{base}-{count}", count + 1
            known = Role(id=own, name=name, description=description, source=source)
            self._ids.add(own)
            self._found[which] = known
        elif description and description not in known.description:
            joined = f"{known.description.rstrip('.')}. {description}" if known.description else description
            self._found[which] = known.model_copy(update={"description": joined})
        return self._found[which].id

    def _headed(self, name: str) -> str:
        """The key of a role met before that is the same with, or without, whom it belongs to: `owner of a dog`."""
        head, of, _ = _OF.sub("\n", name, count=1).partition("\n")
        if of:
            return key(head) if key(head) in self._found else ""
        if key(name) not in _ANYBODY and " " not in key(name) and is_person(name, frozenset()):
            ending = f" {key(name)}"
            longer = [held for held in self._found if held.endswith(ending)]
            if len(longer) == 1:
                return longer[0]  # the nurse, where there are no others than dialysis nurses
        owned = (held for held, role in self._found.items() if key(_OF.split(role.name, maxsplit=1)[0]) == key(name))
        found = tuple(owned)
        return found[0] if len(found) == 1 else ""

    @property
    def keys(self) -> frozenset[str]:
        """The keys of all roles met."""
        return frozenset(self._found)

    def all(self) -> tuple[Role, ...]:
        """The roles in the order they were met."""
        return tuple(self._found.values())
