"""What the stories ask the system to do, in terms of its things."""

import re
from dataclasses import replace

from agents.offline.clauses import Clause, Phrase
from agents.offline.domain import USERS, Act, ActKind
from agents.offline.entities import Vocabulary
from agents.offline.evidence import (
    SCHEDULES,
    UPON,
    Speech,
    core,
    event_noun,
    event_noun_of,
    favourite,
    reads_back,
    targets,
)
from agents.offline.hearing import Spoken
from agents.offline.inflection import identifier, slug
from agents.offline.lexicon import Lexicon, words
from agents.offline.routes import read_routes, resources

_FOLDABLE = frozenset({"export", "notify"})
_BACK = words("return renew extend devolver renovar zurückgeben zurücknehmen verlängern")
_LENDING = frozenset(
    {
        "borrow",
        "lend",
        "rent",
        "hire",
        "check out",
        "alquilar",
        "prestar",
        "ausleihen",
        "leihen",
        "verleihen",
        "mieten",
        "alugar",
        "emprestar",
    }
)
_JOINING = frozenset({"subscribe", "enrol", "enroll", "suscribirme"})
_GIVEN_BACK = frozenset({"check in", "return", "give back", "devolver", "zurückgeben"})
_LOANS = (
    ("loan",),
    ("rental",),
    ("checkout",),
    ("préstamo",),
    ("alquiler",),
    ("ausleihe",),
    ("miete",),
    ("empréstimo",),
    ("aluguel",),
)
_COUNTS = words("number count quantity cantidad total amount anzahl menge quantidade")
_SEARCHING = words("search browse filter list buscar listar filtrar suchen durchsuchen filtern auflisten pesquisar")
_DETAILS = words("detail details detalle information info daten detalhe dado")
_KEPT = words("keep hold maintain store support record")
"""What is done to things, however many there are: `keep the badges with the number printed on them`."""
_HAVING = words("having being been")
_PASSWORD = re.compile(
    r"(?i)(reset|forgot|recover|restablecer|recuperar|olvid|recuper|redefin)\w*\b.{0,30}(password|contraseña|clave|senha)|passwort\w*\b.{0,20}\b(zurücksetz|vergess)"
)
_FREE = re.compile(r"(?i)\b(?:free|available|open)\s+(?:times?|slots?|dates?|hours?)\b")
"""What is free is worked out from what is taken."""
_EACH = words("per je pro por par")
"""What is seen per something is counted: `see the takings per week`."""
_HEADING_WORDS = 9
"""Words of a title that may be the heading of a section; what has more is a sentence."""
_ASKING = re.compile(
    r"(?i)\b(?:which|what|who|whose|how\s+(?:many|much|often|long)|whether|when|where|"
    r"cu[áa]nt[oa]s?|qué|quién(?:es)?|cuál(?:es)?|welche[rsnm]?|wie\s+viele?|wer|quel(?:le)?s?|combien|qui|quant[oa]s|quais|quem)\b"
)
"""What is seen is the answer to a question: `see which rooms are free`."""
_ASKED = re.compile(_ASKING.pattern + r"|is|are|at|have|has|i|my", re.IGNORECASE)
_MANY_CONTAINERS = words(
    "history list catalog catalogue collection historial lista listado index liste verlauf historie histórico"
)
_ADDING = words("add put save append insert include attach link apply import make place move enter log")
"""Verbs that put one thing into another; what is issued or granted to somebody is made for them."""
_CATALOGUES = words("catalog catalogue collection inventory directory catálogo colección inventario")
_ACCOUNT_FIELDS = words(
    "email password name photo picture phone preference language correo contraseña nombre foto teléfono "
    "número celular profile perfil account cuenta avatar setting detail konto benutzerkonto profil passwort "
    "telefonnummer adresse senha conta"
)


def read_acts(spoken: tuple[Spoken, ...], vocabulary: Vocabulary, lexicon: Lexicon, speech: Speech) -> tuple[Act, ...]:
    """Return what every story asks for, without repetition, in document order."""
    found: dict[Act, None] = {}
    events = {thing.key for thing in vocabulary.things if thing.event}
    made: dict[str, str] = {}
    for heard in spoken:
        acts = _Story(heard, vocabulary, lexicon, speech, made.get(heard.story.role, "")).read()
        found.update(dict.fromkeys(acts))
        made.update((act.role, act.thing) for act in acts if act.kind == "create" and act.thing in events)
    return _redirected(tuple(found), vocabulary)


class _Story:
    """Reads one story."""

    def __init__(
        self, heard: Spoken, vocabulary: Vocabulary, lexicon: Lexicon, speech: Speech, before: str = ""
    ) -> None:
        self.before = before  # what the same role last made: `cancel` alone cancels that
        self.heard = heard
        self.story = heard.story
        self.vocabulary = vocabulary
        self.lexicon = lexicon
        self.speech = speech
        self.text = f"{self.story.title} {self.story.want}"

    def act(self, kind: ActKind, verb: str, thing: str = "", own: bool = False, detail: str = "") -> Act:
        return Act(self.story.id, kind, verb, thing, self.story.role, own, detail)

    def meaning(self, phrase: Phrase) -> tuple[str, str]:
        words, container = core(phrase, self.lexicon)
        return self.vocabulary.find(words), container

    def read(self) -> list[Act]:
        routes = self._routes()
        if routes:
            return routes
        found: list[Act] = []
        if _PASSWORD.search(self.text):
            found.append(self.act("password", "reset"))
        for clause in self.heard.clauses:
            found += self._clause(clause)
        if not found:
            found = self._named() or self._headed()
        kept = [act for act in found if act.kind not in _FOLDABLE or act.thing]
        return kept or found

    def _routes(self) -> list[Act]:
        text = f"{self.text} {' '.join(self.story.acceptance)}"
        acts = []
        for method, path in read_routes(text):
            words = resources(path)
            keys = [self.vocabulary.find((_one(part, self.lexicon),)) for part in words]
            thing = next((key for key in reversed(keys) if key), "")
            if not thing:
                thing = next((key for key in (self.vocabulary.find(tuple(w.split("_"))) for w in words) if key), "")
            if not thing:
                inside = (t.key for t in self.vocabulary.things for part in words if t.table in identifier(part))
                thing = next(inside, "")
            acts.append(self.act("route", method.lower(), thing, detail=f"{method} {path.rstrip('/') or '/'}"))
        return acts

    def _clause(self, clause: Clause) -> list[Act]:
        kind = clause.verb.kind
        if kind == "register" and (joined := self._signed_up_for(clause)):
            return [self.act("transition", "sign up", joined)]
        if kind == "sign-in":
            return [self.act("sign-in", clause.verb.lemma)]
        if kind == "register" or (
            kind == "create"
            and any(self._is_account(phrase) for phrase in clause.objects)
            and self._for_oneself(clause)
        ):
            return [self.act("register", clause.verb.lemma)]
        if kind == "event" and not reads_back(clause, self.lexicon):
            return self._event(clause)
        found: list[Act] = []
        for phrase in clause.objects:
            found += self._object(clause, phrase)
        if not clause.objects and kind == "transition":
            for phrase in targets(clause)[:1]:
                found += self._object(clause, phrase)
        if not found and kind == "transition" and clause.verb.state and self.before and not targets(clause):
            found.append(self.act("transition", clause.verb.lemma, self.before, True, self._state(clause)))
        if not found and clause.verb.lemma in _LENDING | _GIVEN_BACK:
            found += self._lent(clause)
        if not found and kind in {"read", "export"} and self._reports(clause):
            found.append(self.act("report", clause.verb.lemma, self._mentioned(), detail=self._report_name()))
        return found

    def _signed_up_for(self, clause: Clause) -> str:
        """What somebody signs up for, where that is no account: a work day."""
        wanted = (self.meaning(one.phrase)[0] for one in clause.attached if one.preposition in {"for", "to"})
        return next((key for key in wanted if key and key != USERS), "")

    def _lent(self, clause: Clause) -> list[Act]:
        """What is done to the loan when the document calls what is lent by a word of no thing: `check an item out`."""
        key = next((k for k in map(self.vocabulary.find, _LOANS) if k), "")
        if not key or not clause.objects:
            return []
        if clause.verb.lemma in _LENDING:
            return [self.act("create", clause.verb.lemma, key)]
        return [self.act("transition", clause.verb.lemma, key, False, "returned")]

    def _is_account(self, phrase: Phrase) -> bool:
        return bool({"account", "cuenta", "konto", "benutzerkonto", "kundenkonto", "conta"} & set(phrase.words))

    def _for_oneself(self, clause: Clause) -> bool:
        return not any(phrase.plural for phrase in clause.objects) and not any(
            attached.preposition in {"for", "para", "für"} for attached in clause.attached
        )

    def _reports(self, clause: Clause) -> bool:
        words = {word for phrase in clause.objects for word in (*phrase.words, phrase.container)}
        words |= set(identifier(self.story.title).split("_"))
        each = clause.objects and any(attached.preposition in _EACH for attached in clause.attached)
        return bool(each or words & self.lexicon.reports or _FREE.search(self.story.want))

    def _report_name(self) -> str:
        if free := _FREE.search(self.story.want):
            return f"{slug(free[0]).removesuffix('s')}s"
        title = re.sub(r"^\W*(?:\d+[.)]\s*)?", "", self.story.title or self.story.want)
        title = re.sub(r"(?i)^(?:.*\b(?:shall|must|should)\b\s+(?:be able to\s+)?|to\s+)", "", title)
        parts = [part for part in title.split() if part.lower() not in self.lexicon.determiners]
        found = self.lexicon.verbs.get(parts[0].lower()) if parts else None
        if found is not None and len(parts) > 1:
            parts = parts[1:]
        name = slug(" ".join(part for part in parts if not _ASKED.fullmatch(part)), 120)
        while len(name) > 40 and "-" in name:
            name = name.rpartition("-")[0]
        return name[:40] or slug(self.story.id) or "report"

    def _mentioned(self) -> str:
        for clause in self.heard.clauses:
            for phrase in (*clause.objects, *(attached.phrase for attached in clause.attached)):
                key = self.meaning(phrase)[0]
                if key:
                    return key
        for word in f"{self.text} {' '.join(self.story.acceptance)}".lower().split():
            key = self.vocabulary.find((_one(word.strip(".,;:()"), self.lexicon),))
            if key and key != USERS:
                return key
        return ""

    def _paid(self) -> list[Act]:
        """A fee that is no thing of its own is paid for what the payer asked for."""
        things = [thing for thing in self.vocabulary.things if thing.event]
        if not things:
            return []
        return [self.act("transition", "pay", things[0].key, False, self.lexicon.paid)]

    def _shown(self) -> str:
        """What a catalogue shows when nothing says it: the first thing that exists by itself."""
        things = self.vocabulary.things
        for thing in (*(t for t in things if t.fields), *things):
            if not thing.event and not thing.role:
                return thing.key
        return ""

    def _event(self, clause: Clause) -> list[Act]:
        noun = self.vocabulary.find((event_noun(clause, self.speech),))
        found: list[Act] = []
        if clause.verb.lemma in {"pay", "pagar", "payer", "bezahlen", "zahlen"}:
            for phrase in targets(clause):
                key, _ = self.meaning(phrase)
                if key and key != USERS:
                    state = self.lexicon.paid
                    found.append(self.act("transition", clause.verb.lemma, key, phrase.own, state))
            if not found:
                found = self._paid()
            if found:
                return found
        about = targets(clause)
        if clause.objects and not any(self.meaning(phrase)[0] for phrase in about):
            about = (
                *about,
                *(a.phrase for a in clause.attached if a.preposition in {"to", "on", "for", "a", "zu", "für"}),
            )[-1:]
        for phrase in about:
            key, _ = self.meaning(phrase)
            head = phrase.words[0 if self.lexicon.head_first else -1]
            if key and clause.objects and head in self.lexicon.events and clause.verb.lemma not in UPON:
                found.append(self.act("create", clause.verb.lemma, key, phrase.own))
            elif noun:
                found.append(self.act("create", clause.verb.lemma, noun, True, key if key != noun else ""))
        return found

    def _object(self, clause: Clause, phrase: Phrase) -> list[Act]:
        key, container = self.meaning(phrase)
        kind = clause.verb.kind
        head = phrase.words[0 if self.lexicon.head_first else -1]
        part = "" if key else self.vocabulary.parts.get(" ".join(core(phrase, self.lexicon)[0]), "")
        if part:
            key, kind = part, "update" if kind in {"transition", "create"} else kind
        if key and head in SCHEDULES and kind in {"update", "create"}:
            kind = "manage"
        if not key and kind == "read" and head in _CATALOGUES:
            key = self._mentioned() or self._shown()
        if not key or key == USERS:
            return self._account(kind, clause.verb.lemma, phrase, key)
        if clause.verb.lemma == "list" and clause.fields and not part:
            return [self.act("create", "list", key, phrase.own)]
        if kept_as := favourite(clause):
            record = self.vocabulary.find((kept_as,))
            if record and record != key:
                return [self.act("create", clause.verb.lemma, record, True, key)]
        if kind in {"read", "event"}:
            return [self._looking(clause.verb.lemma, phrase, key, container, bool(part))]
        return self._doing(kind, clause, phrase, key, container)

    def _looking(self, lemma: str, phrase: Phrase, key: str, container: str, part: bool) -> Act:
        computed = container in self.lexicon.reports and container not in {"number", "summary", "overview"}
        if computed or container in _COUNTS:
            return self.act("report", lemma, key, phrase.own, self._report_name())
        many = phrase.plural or part or lemma in _SEARCHING or container in _MANY_CONTAINERS
        many = many and container not in _DETAILS
        return self.act("list" if many else "read", lemma, key, phrase.own)

    def _doing(self, kind: str, clause: Clause, phrase: Phrase, key: str, container: str) -> list[Act]:
        lemma, own = clause.verb.lemma, phrase.own
        if kind == "manage":
            return self._all_of(lemma, key, own)
        if kind in {"create", "delete"}:
            joins = lemma in _ADDING or self.lexicon.code != "en"
            joined = self._joined(clause, key) if joins or kind == "delete" else ""
            plain: ActKind = "create" if kind == "create" else "delete"
            return [self.act("link" if joined else plain, lemma, key, own, joined)]
        if kind == "transition":
            return [self.act("transition", *self._transition(clause, key), own, self._state(clause))]
        if kind == "export":
            return [self.act("export" if phrase.plural or container else "download", lemma, key, own)]
        return [self.act("notify" if kind == "notify" else "update", lemma, key, own)]

    def _all_of(self, lemma: str, key: str, own: bool) -> list[Act]:
        every: tuple[ActKind, ...] = ("list", "create", "update", "delete")
        return [self.act(kind, lemma, key, own) for kind in every]

    def _joined(self, clause: Clause, key: str) -> str:
        """The other thing of `add products to an order`."""
        for attached in clause.attached:
            if attached.preposition in {"to", "into", "from", "a", "al", "zu", "zum", "zur", "aus", "ao", "à"}:
                other, _ = self.meaning(attached.phrase)
                if other and other not in {key, USERS}:
                    return other
        return ""

    def _transition(self, clause: Clause, key: str) -> tuple[str, str]:
        if clause.verb.lemma in {"mark", "marcar", "flag", "markieren"}:
            state = self._state(clause)
            return (f"mark {state.replace('_', ' ')}" if state else clause.verb.lemma), key
        return clause.verb.lemma, key

    def _state(self, clause: Clause) -> str:
        if clause.verb.lemma in {"mark", "marcar", "markieren"}:
            for attached in clause.attached:
                if attached.preposition in {"as", "como", "als"}:
                    return identifier(" ".join(one for one in attached.phrase.words if one not in _HAVING))[:20]
            match = re.search(r"(?i)\b(?:as|como|als)\s+(?:(?:having|being)\s+)?(?:been\s+)?(\w+)", self.text)
            return identifier(match.group(1))[:20] if match else ""
        return identifier(clause.verb.state)

    def _account(self, kind: str, lemma: str, phrase: Phrase, key: str) -> list[Act]:
        """What is done to users or to one's own account; nothing for a noun that means no thing."""
        if "user" not in self.vocabulary.meaning:
            return []
        head = phrase.words[0 if self.lexicon.head_first else -1]
        account = bool(
            {"account", "profile", "cuenta", "perfil", "konto", "benutzerkonto", "profil", "conta"} & set(phrase.words)
        )
        mine = phrase.own and (account or head in _ACCOUNT_FIELDS)
        if mine or (account and not key and head in _ACCOUNT_FIELDS and self.story.role):
            if kind in {"update", "read"} or (kind == "delete" and account):
                return [self.act("account", kind, USERS, True)]
            return []
        return self._users(kind, lemma, phrase) if key == USERS else []

    def _users(self, kind: str, lemma: str, phrase: Phrase) -> list[Act]:
        """What somebody in charge does to the accounts of others."""
        if kind == "manage":
            return self._all_of(lemma, USERS, False)
        if kind == "read":
            return [self.act("list" if phrase.plural else "read", lemma, USERS)]
        if kind == "transition" and lemma in self.lexicon.verbs:
            return [self.act("transition", lemma, USERS, False, identifier(self.lexicon.verbs[lemma].state))]
        plain: dict[str, ActKind] = {"create": "create", "update": "update", "delete": "delete"}
        return [self.act(plain[kind], lemma, USERS)] if kind in plain else []

    def _recorded(self) -> str:
        """The record that a participle speaks of: `reserved items` are reservations."""
        for word in re.findall(r"[^\W\d_]+", self.story.want.lower()):
            for stem in (word, word.removesuffix("d"), word.removesuffix("ed")):
                verb = self.lexicon.verbs.get(stem)
                if stem != word and verb is not None and verb.noun:
                    key = self.vocabulary.find((event_noun_of(verb.noun, self.speech),))
                    if key:
                        return key
        return ""

    def _named(self) -> list[Act]:
        """A story whose verb the rules do not know, but which speaks of computed figures."""
        looks = any(clause.verb.kind == "read" for clause in self.heard.clauses)
        key = self._recorded() if looks else ""
        if key:
            return [self.act("list", "see", key)]
        if self.story.want.partition(" ")[0].lower() in _KEPT:
            return []
        words = set(identifier(self.text).split("_"))
        if self.heard.clauses and not looks and not self.story.role:
            return []
        asks = looks and self.story.role and _ASKING.search(self.story.want)
        if (asks or words & self.lexicon.reports) and self._mentioned():
            return [self.act("report", "view", self._mentioned(), detail=self._report_name())]
        return []

    def _headed(self) -> list[Act]:
        """A story that is only the heading of a section which says what is kept of something: `Vehicles`."""
        title = self.story.title
        if self.story.role or title != self.story.want or len(title.split()) > _HEADING_WORDS:
            return []
        spelled = {thing.key for thing in self.vocabulary.things if thing.fields}
        named = (self.vocabulary.find((_one(word, self.lexicon),)) for word in re.findall(r"[^\W\d_]+", title))
        keys = dict.fromkeys(key for key in named if key in spelled)
        return [act for key in keys for act in self._all_of("manage", key, False)]


def _one(word: str, lexicon: Lexicon) -> str:
    from agents.offline.inflection import singular

    return singular(word.lower(), lexicon.code)


def _redirected(acts: tuple[Act, ...], vocabulary: Vocabulary) -> tuple[Act, ...]:
    """Let what is said of a thing mean its loan: whoever returns a book ends a loan."""
    made = [act for act in acts if act.kind == "create" and act.detail and act.verb in _LENDING | _JOINING]
    made.sort(key=lambda act: act.verb not in _LENDING)
    records = {act.detail: act.thing for act in reversed(made)}
    events = {thing.key for thing in vocabulary.things if thing.event}
    return tuple(
        replace(act, thing=records[act.thing])
        if act.kind == "transition" and act.verb in _BACK and act.thing in records and act.thing not in events
        else act
        for act in acts
    )
