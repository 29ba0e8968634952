"""What a sentence says is done to what: its verbs, their objects, and the nouns that hang on them."""

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from agents.offline.german_order import verb_first
from agents.offline.inflection import singular
from agents.offline.lexicon import Lexicon, Verb, words

_TOKEN = re.compile(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*|\d+(?:[.,]\d+)*|[^\w\s]")
_CODE = re.compile(r"`[^`]*`|https?://\S+|\b\w+\.\w+\(\)?")
_UP_TO = re.compile(
    r"(?i)\b(?:up to|at most|at least|as many as|a maximum of|no more than|one or more|any number of)(?=\s+[^\W\d_])"
    r"(?:\s+(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty))?|"
    r"\b(?:up to|at most|at least|as many as|a maximum of|no more than)\s+\d+(?=\s+[^\W\d_])"
)
_BOTH_WAYS = re.compile(
    r"(?i)\b(?P<verb>check|sign|clock|log)(?P<what>(?:\s(?!(?:in|out)\b)[\w'-]+){0,3})\s(?P<one>in|out)\s+(?:and|or|&)\s+"
    r"(?P<other>out|in)\b"
)
"""`check a dog in and out` checks it in, and checks it out."""
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z][a-z])")
_MODALS = words("can may must shall will should puede debe peut doit")
_OWN = words(
    "my our own mi mis nuestro nuestra nuestros nuestras mon ma mes notre nos mein meine meinen meinem meiner meines "
    "unser unsere unseren unserem unserer meu minha meus minhas nosso nossa nossos nossas"
)
_PARTICLES = words("up out in off back on down")
_RELATIVE = words("who which whose whom que qui quien die der das")
_EACH = frozenset(("each", "every"))
_THEIRS = words("their his her its sus su leurs ses ihre ihren ihrem ihrer deren dessen seus suas")
_ANY = words(
    "a an un una unos unas une des ein eine einen einem einer um uma uns umas mehrere any some several many "
    "multiple more new"
)
_ONE_OF = words("ein eine einen einem einer eines dem des das jeder jede jedes jeden jedem diesem dieses")
_BEFORE = words("it them him her")
_WRITING = words("record note log enter capture")
_INTO = words("to into onto from of for")
_PRONOUNS = words("it them")
_LIMITS = words("start end")
"""Verbs that are fields where nothing follows: `enter start, end and kind of activity`."""
_HOW = re.compile(r"(?!.*(?:fami|supp|rep|assemb|anoma|butterf|monopo|jelly|fly)ly?$)[a-z]{3,}ly")
"""An adverb behind its noun: `open a compartment remotely`."""
_DONE = re.compile(r"[a-z]{2,}ed|sold|paid|made|taken|given|lost|found|worn|held|kept|spent|owned")
"""A participle behind its noun: `record the parts used`."""
_LIMIT = 1200


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase: the words of its core, singular, and how it was said."""

    words: tuple[str, ...]
    plural: bool
    own: bool
    """Whether it was said to be somebody's own: `my loans`."""
    container: str = ""
    """The noun it stood in: `history` in `the history of my loans`."""
    indefinite: bool = False
    """Whether it was said of any one, or of several without an article: `a coupon`, `variants`."""
    several: bool = False
    """Whether it was said in the plural itself, whatever it stood in."""
    theirs: bool = False
    """Whether it was said to belong to what stands before it: `an owner with their pets`."""
    each: bool = False
    """Whether it was said of each: `record each dose`."""

    @property
    def text(self) -> str:
        """The words as one string."""
        return " ".join(self.words)


@dataclass(frozen=True, slots=True)
class Attached:
    """A noun phrase that a preposition hangs on a clause."""

    preposition: str
    phrase: Phrase


@dataclass(frozen=True, slots=True)
class Clause:
    """One verb with its objects."""

    verb: Verb
    objects: tuple[Phrase, ...]
    attached: tuple[Attached, ...]
    fields: tuple[str, ...]
    """Words of a list that names the parts of the object: `with name, email and phone`."""


def tokenise(text: str) -> list[str]:
    """Return words, numbers and punctuation marks, without code and addresses."""
    plain = _UP_TO.sub("several", _CODE.sub(" ", text[:_LIMIT]).replace("’", "'"))
    plain = _BOTH_WAYS.sub(r"\g<verb>\g<what> \g<one> and \g<verb>\g<what> \g<other>", plain)
    return _TOKEN.findall(_CAMEL.sub(" ", plain))


def _without_partitive(text: str) -> str:
    """French without the `of` of a quantity that nobody names: to order some material is `commander du matériel`."""
    return re.sub(r"(?i)\b(\w+(?:er|ir|re))\s+(?:du|de\s+la|de\s+l')\s+", r"\1 des ", text)


@lru_cache(maxsize=16_384)
def _lemmas(text: str, head_first: bool) -> tuple[str, ...]:
    """What a word, or several that make a verb, may be a form of."""
    if head_first:
        head, _, rest = text.partition(" ")
        stem = re.sub(r"(?<=[aei]r)(?:me|se|nos|lo|la|los|las|le|les)$", "", head)
        return (text, f"{stem} {rest}".strip())
    head, _, rest = text.partition(" ")
    rest = f" {rest}" if rest else ""
    forms = [head]
    if head.endswith("ies"):
        forms.append(head[:-3] + "y")
    elif head.endswith(("sses", "shes", "ches", "xes")):
        forms.append(head[:-2])
    elif head.endswith("s") and not head.endswith("ss"):
        forms.append(head[:-1])
    return tuple(form + rest for form in forms)


class _Reader:
    """Walks over the tokens of one sentence."""

    def __init__(self, text: str, lexicon: Lexicon) -> None:
        self.tokens = tokenise(
            _without_partitive(re.sub(r"(?i)\b([ldmsnjc]|qu)['’](?=\w)", r"\1' ", text))
            if lexicon.code == "fr"
            else text
        )
        self.verb_places: frozenset[int] | None = None
        if lexicon.code == "de":
            self.tokens, self.verb_places = verb_first(self.tokens, lexicon)
        self.lower = [token.lower() for token in self.tokens]
        self.lexicon = lexicon

    def word(self, index: int) -> str:
        return self.lower[index] if 0 <= index < len(self.lower) else ""

    def verb_at(self, index: int) -> tuple[Verb, int] | None:
        """The verb that starts at `index` and how many tokens it takes, whatever stands before it."""
        word = self.word(index)
        if not word or not word[0].isalpha():
            return None
        verbs = self.lexicon.verbs
        two = f"{word.replace('-', ' ')} {self.word(index + 1)}"
        three = f"{two} {self.word(index + 2)}"
        for text, size in ((three, 3), (two, 2), (word.replace("-", " "), 1), (word, 1)):
            for candidate in _lemmas(text, self.lexicon.head_first):
                if candidate in verbs:
                    return verbs[candidate], size
        return None

    def starts_verb(self, index: int, after_verb: bool) -> tuple[Verb, int] | None:
        """The verb at `index` if its surroundings say that it is one and not a noun."""
        if self.verb_places is not None:
            word = self.word(index)
            return (self.lexicon.verbs.get(word, Verb(word, "transition")), 1) if index in self.verb_places else None
        found = self.verb_at(index)
        if found is None:
            return self._unknown(index)
        before, following = self.word(index - 1), self.word(index + found[1])
        bare = self.lower[index] == found[0].lemma.partition(" ")[0] or self.lexicon.head_first
        if self.lexicon.head_first:
            return found
        if found[0].lemma in _LIMITS and (following in self.lexicon.conjunctions or following in {",", "date", "time"}):
            return None
        opens_noun = following in self.lexicon.determiners or following in self.lexicon.possessives
        if not bare:
            finite = opens_noun and before[:1].isalpha() and before not in self.lexicon.prepositions | _RELATIVE
            return found if finite else None
        if index == 0 or before in self.lexicon.before_verb or before in {".", ";", ":", '"', "(", "-"}:
            return found
        if before not in self.lexicon.conjunctions:
            return None
        beside = after_verb and (
            self.verb_at(index - 2) is not None
            or index == 1
            or found[0].lemma not in self.lexicon.nouns_too
            or self._writes_down(index)
            or (following in self.lexicon.conjunctions and self.verb_at(index + found[1] + 1) is not None)
        )
        return found if beside or opens_noun else None

    def _writes_down(self, index: int) -> bool:
        """Whether `record` after `and` is no noun: what is written down is listed without articles."""
        rest = self.lower[index + 1 : index + 5]
        return self.word(index) in _WRITING and bool(rest) and rest[0][:1].isalpha() and "," in rest

    def _unknown(self, index: int) -> tuple[Verb, int] | None:
        """A word that opens the sentence, or follows `can`, as a verb that the rules have no entry for."""
        word = self.word(index)
        opens = index == 0 or self.word(index - 1) in _MODALS or self._goes_on(index)
        lexicon = self.lexicon
        if not opens or not word.isalpha() or len(word) < 3:
            return None
        closed = lexicon.stops | lexicon.prepositions | lexicon.determiners | lexicon.possessives | lexicon.conjunctions
        if word in closed | lexicon.before_verb | lexicon.adjectives:
            return None
        if lexicon.head_first and not word.endswith(("ar", "er", "ir", "re", "arme", "irme")):
            return None
        following = self.word(index + 1)
        stopped = following in lexicon.stops and not self._goes_on(index)
        if not following[:1].isalpha() or stopped or following in {"shall", "must", "should"}:
            return None
        return Verb(word, "transition"), 1

    def _goes_on(self, index: int) -> bool:
        """Whether a word after `and` does something to what was said before: `register a device and give it a key`."""
        return self.word(index - 1) in {"and", "or"} and self.word(index + 1) in _BEFORE

    def phrase(self, index: int) -> tuple[Phrase | None, int]:
        """The noun phrase that starts at `index`, and where it ends."""
        lexicon = self.lexicon
        own, begun = False, index
        indefinite = self.word(index) not in lexicon.determiners | lexicon.possessives or self.word(index) in _ANY
        while self.word(index) in lexicon.determiners | lexicon.possessives or self._is_number(index):
            own = own or self.word(index) in _OWN
            index += 1
            if self.word(index) in lexicon.of and self.word(index - 1) in {"all", "each", "one", "any", "some", "many"}:
                index += 1
        core: list[str] = []
        while index < len(self.tokens) and not self._ends_phrase(index, bool(core)):
            core.append(self.tokens[index])
            index += 1
        if lexicon.code == "en" and len(core) > 1 and _HOW.fullmatch(core[-1].lower()):
            core.pop()
        if (
            lexicon.code == "en"
            and len(core) > 1
            and core[-2].lower().endswith("s")
            and _DONE.fullmatch(core[-1].lower())
        ):
            core.pop()
        if not core:
            return None, index
        said_plural = False
        named = ""
        if lexicon.code == "de":
            nouns = [w for w in core if w[:1].isupper()][:1]
            head, named = _compound(nouns[0].lower(), lexicon) if nouns else ("", "")
            nouns = [head] if head else []
        elif lexicon.head_first:
            nouns = [w for w in core if not self._adjective(w.lower())][:1]
            nouns = nouns or [w for w in core if w.lower() not in lexicon.adjectives][:1]
            head = nouns[0].lower() if nouns else ""
        else:
            last = singular(core[-1].lower(), lexicon.code)
            nouns = [
                w
                for i, w in enumerate(core)
                if i == len(core) - 1 or not self._adjective(w.lower()) or f"{w.lower()} {last}" in lexicon.compounds
            ][-3:]
            head = nouns[-1].lower() if nouns else ""
        if not head:
            return None, index
        one = singular(head, lexicon.code)
        said_plural = one != head and not (lexicon.code == "de" and self.word(begun) in _ONE_OF)
        position = 0 if lexicon.head_first else -1
        parts = [w.lower() for w in nouns]
        parts[position] = one
        parts = [part.removesuffix("'s") for part in parts]
        indefinite = indefinite and (said_plural or self.word(begun) in _ANY)
        theirs = self.word(begun) in _THEIRS
        each = self.word(begun) in _EACH
        found = Phrase(tuple(parts), said_plural, own, named, indefinite, said_plural, theirs, each)
        if self.word(index) in lexicon.of and (
            one in lexicon.containers | lexicon.abstract or head in lexicon.containers | lexicon.abstract
        ):
            inner, end = self.phrase(index + 1)
            if inner is not None:
                return Phrase(inner.words, True, own or inner.own, one, inner.indefinite, inner.several), end
        return found, index

    def _does_something(self, index: int) -> bool:
        """Whether a list ends because what follows `and` is another deed: `with its location and add hives to it`."""
        found = self.starts_verb(index, True)
        if found is None or self.lexicon.code != "en" or found[0].lemma in self.lexicon.nouns_too:
            return False
        return (
            self.word(index + found[1])[:1].isalpha() and self.word(index + found[1]) not in self.lexicon.prepositions
        )

    def _is_number(self, index: int) -> bool:
        return self.word(index)[:1].isdigit()

    def _adjective(self, word: str) -> bool:
        lexicon = self.lexicon
        return word in lexicon.adjectives or (len(word) > 5 and word.endswith(lexicon.adjective_endings))

    def _ends_phrase(self, index: int, begun: bool) -> bool:
        word = self.word(index)
        lexicon = self.lexicon
        if not word[0].isalpha():
            return True
        if word in lexicon.prepositions or word in lexicon.conjunctions or word in lexicon.stops:
            return True
        if lexicon.code == "de" and begun and self.tokens[index - 1][:1].isupper():
            return True
        return begun and (word in _PARTICLES or word in lexicon.determiners or word in lexicon.possessives)

    def phrases(self, index: int) -> tuple[list[Phrase], int]:
        """Noun phrases joined by conjunctions, and where they end."""
        found: list[Phrase] = []
        bare: list[Phrase] = []
        while True:
            opening = self.word(index)
            phrase, index = self.phrase(index)
            if phrase is None:
                return found, index
            if len(bare) == len(found) and len(phrase.words) == 1 and opening.startswith(phrase.words[0]):
                bare.append(phrase)
            found = self.with_head(found, bare, phrase)
            following = index
            while self.word(following) in self.lexicon.conjunctions:
                following += 1
            if following == index or self.starts_verb(following, True) is not None:
                return found, index
            if len(found) > 12:
                return found, index
            index = following

    def with_head(self, found: list[Phrase], bare: list[Phrase], last: Phrase) -> list[Phrase]:
        """The phrases with another, whose last word they share with it: `strength and mobility tests`."""
        shares = self.lexicon.code == "en" and found and len(bare) == len(found) and last.several
        if not shares or len(last.words) == 1 or any(one.several for one in bare):
            return [*found, last]
        return [*(replace(one, words=(*one.words, last.words[-1]), several=True, plural=True) for one in found), last]

    def pronoun(self, index: int) -> Phrase | None:
        """The `it` that a preposition hangs on a clause; what it means stands before it."""
        word = self.word(index)
        return Phrase((word,), word == "them", own=False) if self.lexicon.code == "en" and word in _PRONOUNS else None

    def meant(self, attached: list[Attached], before: list[Clause]) -> tuple[Attached, ...]:
        """What hangs on a clause, a pronoun being the last object before: `register an apiary and add hives to it`."""
        objects = next((clause.objects for clause in reversed(before) if clause.objects), ())
        found = (
            replace(a, phrase=replace(objects[0], plural=False, several=False, indefinite=False))
            if a.phrase.text in _PRONOUNS and objects
            else a
            for a in attached
        )
        return tuple(a for a in found if a.phrase.text not in _PRONOUNS)

    def fields(self, index: int) -> tuple[list[str], int]:
        """The words of a list of fields, and where it ends."""
        found: list[str] = []
        current: list[str] = []
        while index < len(self.tokens):
            word = self.word(index)
            if word == "(" and ")" in self.lower[index:]:
                index = self.lower.index(")", index) + 1
                continue
            if word in {".", ";", "(", ")", ":"} or word in self.lexicon.stops:
                break
            if word in self.lexicon.conjunctions:
                found.append(" ".join(current))
                current = []
                if self._does_something(index + 1):
                    break
            elif not (word in self.lexicon.determiners or word in self.lexicon.possessives):
                if word in self.lexicon.prepositions and word not in self.lexicon.of and not current:
                    break
                current.append(self.tokens[index])
            index += 1
        found.append(" ".join(current))
        return [name for name in found if name and len(name.split()) <= 4], index


def _compound(word: str, lexicon: Lexicon) -> tuple[str, str]:
    """The noun that a compound of one word is about, and the container at its end: `kundenliste` lists `kunden`."""
    for ending in lexicon.head_endings:
        stem = word.removesuffix(ending).rstrip("-")
        if stem != word and len(stem) > 3:
            return stem.removesuffix("s") if stem.endswith(
                ("ungs", "ions", "heits", "keits", "schafts")
            ) else stem, ending
    return word, ""


_EXAMPLES = re.compile(
    r"\s*\((?:e\.?g\b|i\.?e\b|for\s+(?:example|instance)|such\s+as|z\.\s?b|p\.\s?ej|p\.\s?ex|ex\.|par\s+ex)[^()]*\)",
    re.IGNORECASE,
)


_LEVEL = re.compile(
    r"\b(?P<of>[a-z]+)-level\s+(?P<what>[a-z]+(?:\s[a-z]+)?s)(?P<end>$|[.,;]|\s(?:and|or|for|in|by)\s)", re.IGNORECASE
)
"""`Record unit-level payments`: payments of units."""


def without_examples(text: str) -> str:
    """The text without what it gives in brackets as examples: `manage events (e.g., cancel a date)`."""
    return _EXAMPLES.sub("", text)


def read_clauses(text: str, lexicon: Lexicon) -> tuple[Clause, ...]:
    """Return what `text` says is done, in order; verbs that share an object each get it."""
    text = _LEVEL.sub(r"\g<what> of \g<of>s\g<end>", without_examples(text)) if lexicon.code == "en" else text
    reader = _Reader(text, lexicon)
    clauses: list[Clause] = []
    pending: list[Verb] = []
    index = 0
    after_verb = False
    while index < len(reader.tokens):
        found = reader.starts_verb(index, after_verb)
        if found is None:
            if reader.word(index) not in lexicon.conjunctions:
                after_verb = False
                pending = _flush(pending, clauses)
            index += 1
            continue
        verb, size = found
        index += size
        after_verb = True
        if reader.word(index) in _PARTICLES and lexicon.code == "en":
            index += 1
        pending.append(verb)
        if reader.word(index) in lexicon.conjunctions:
            continue
        objects, index = reader.phrases(index)
        if not objects and reader.word(index) in _PRONOUNS and clauses and clauses[-1].objects:
            objects, index = [clauses[-1].objects[-1]], index + 1  # look for a room and book it
        apart = lexicon.verbs.get(f"{verb.lemma} {reader.word(index)}") if objects else None
        if apart is not None:
            pending[-1] = apart
            index += 1
        attached, fields, index = _tail(reader, index)
        if not objects and reader.word(index) in lexicon.determiners | lexicon.possessives:
            objects, index = reader.phrases(index)
            more, named, index = _tail(reader, index)
            attached, fields = attached + more, fields + named
        said = reader.meant(attached, clauses)
        clauses += [Clause(each, tuple(objects), said, tuple(fields)) for each in pending]
        pending = []
        after_verb = bool(objects)
    _flush(pending, clauses)
    return tuple(clauses)


def _flush(pending: list[Verb], clauses: list[Clause]) -> list[Verb]:
    clauses += [Clause(verb, (), (), ()) for verb in pending]
    return []


def _tail(reader: _Reader, index: int) -> tuple[list[Attached], list[str], int]:
    lexicon = reader.lexicon
    attached: list[Attached] = []
    fields: list[str] = []
    while True:
        word = reader.word(index)
        if word in lexicon.listing:
            names, end = reader.fields(index + 1)
            if len(names) > 1:
                fields += names
        if word not in lexicon.prepositions | lexicon.listing | lexicon.of:
            return attached, fields, index
        if word in _INTO and (pronoun := reader.pronoun(index + 1)):
            attached.append(Attached(word, pronoun))
            index += 2
            continue
        phrases, end = reader.phrases(index + 1)
        attached += [Attached(word, phrase) for phrase in phrases]
        if end <= index:
            return attached, fields, index
        index = end
