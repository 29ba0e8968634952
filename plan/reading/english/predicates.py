"""The clauses of a parsed sentence: one for each verb that says something of a subject."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from plan.reading.english.noun_phrases import SOME, is_noun, joined, noun_of, nouns_of, stands_for
from plan.reading.english.said import Clause, Hung, Noun
from plan.reading.text.naming import base_form
from plan.reading.words.deeds import left_behind
from plan.reading.words.english import DETERMINERS, LISTING, MANY, VERBS, words_of
from plan.reading.words.verbs import active, is_deed

if TYPE_CHECKING:
    from spacy.tokens import Token

    from plan.reading.english.grammar import Sentence

_SUBJECTS = frozenset(("nsubj", "nsubjpass"))
_OBJECTS = frozenset(("dobj", "attr", "oprd", "acomp"))
_PREPOSITIONS = frozenset(("prep", "agent", "dative"))
_BEING = frozenset(("is", "are"))
_POSSIBLE = frozenset(("can", "may", "could", "might", "ca"))
_WISHING = words_of("want need like wish have try go use be tend plan intend able")
"""Verbs whose infinitive is what is said of their subject: `want to keep`, `has to be`, `is able to withdraw`."""
_LETTING = words_of("allow enable permit let help require ask force expect want need")
"""Verbs that say what another may or must do: `allows a clerk to lodge an application`."""
_ALLOWING = words_of("allow enable permit let")
_SAYING = words_of("ensure guarantee")
"""Verbs whose clause holds by itself: `ensure that each order has a number`."""
_LINKING = words_of("link associate connect tag combine relate share match")
"""Verbs whose `with` names the other thing and no list."""
_CONDITIONS = words_of("when whenever if once after before while until unless where as")
_DIRECTIONS = words_of("back out away up down together")
"""What may stand between a verb and its preposition: `points back to the order`."""
_NEGATIONS = words_of("not never no n't n’t nobody nothing neither cannot")


class Predicates:
    """The clauses of one sentence."""

    def __init__(self, sentence: "Sentence") -> None:
        self.sentence = sentence
        self.doc = sentence.doc

    def clauses(self, subject: tuple[Noun, ...] = ()) -> Iterator[Clause]:
        """The clauses of the sentence in their order; with `subject`, it begins with the verb that is said of it."""
        for part in self.doc.sents:
            yield from self._said(part.root, subject, part.end)

    def subject(self) -> tuple[Noun, ...]:
        """The noun that the sentence begins with, whatever it says of it."""
        heads = (token for token in self.doc if is_noun(token) and token.dep_ != "compound")
        first = next(heads, None)
        noun = noun_of(self.sentence, first) if first is not None else None
        return (noun,) if noun is not None else ()

    def _said(self, verb: "Token", subjects: tuple[Noun, ...], end: int) -> Iterator[Clause]:
        """What a verb and those joined to it say."""
        if verb.pos_ not in {"VERB", "AUX"}:
            yield from self._being(verb, end)
            yield from self._beside(verb, end)
            return
        yield from self._beside(verb, end, before=True)
        own = tuple(self._subjects(verb)) or subjects
        following = sorted(_joined_verbs(verb), key=lambda one: one.i)
        following = [] if _are_states(verb, following) else following
        ends = [_begin(one) for one in following]
        here = min([end, *(place for place in ends if place > verb.i)])
        yield from self._clause(verb, own, here)
        for one in following:
            after = min([end, *(place for place in ends if place > one.i)])
            yield from self._said(one, own, after)

    def _being(self, noun: "Token", end: int) -> Iterator[Clause]:
        """What a noun says of its subject that was read as what the sentence is about: `invoices are draft, sent`."""
        being = next((one for one in noun.lefts if one.lower_ in _BEING and one.dep_ in {"aux", "cop"}), None)
        subjects = tuple(self._subjects(noun))
        if being is not None and subjects and not _negated(noun):
            rest = self.sentence.text(being.i + 1, end)
            found = noun_of(self.sentence, noun)
            yield Clause(subjects, "be", objects=(found,) if found is not None else (), rest=rest, said=rest)

    def _beside(self, verb: "Token", end: int, *, before: bool = False) -> Iterator[Clause]:
        """Sentences that stand beside another without a word between: `It is late; a reminder is sent`."""
        for child in verb.children:
            stands = child.dep_ in {"ccomp", "parataxis"} and child.pos_ in {"VERB", "AUX"}
            alone = not any(one.dep_ == "mark" for one in child.children) and verb.lemma_ not in _SAYING
            if stands and alone and (child.i < verb.i) == before and any(c.dep_ in _SUBJECTS for c in child.children):
                yield from self._said(child, (), _begin(verb) if before else end)

    def _clause(self, verb: "Token", subjects: tuple[Noun, ...], end: int) -> Iterator[Clause]:
        """What a verb says, or what the verb that it only leads to says: `wants to keep`, `allows a clerk to keep`."""
        expletive = any(child.dep_ == "expl" for child in verb.children)
        if _is_past(verb) or not (subjects or expletive):
            return
        able = any(child.dep_ == "aux" and child.lower_ in _POSSIBLE for child in verb.children)
        leading = next((c for c in verb.children if c.dep_ == "acomp" and c.lower_ == "able"), verb)
        able = able or leading is not verb
        inner = next((c for c in leading.children if c.dep_ in {"xcomp", "ccomp"} and c.pos_ in {"VERB", "AUX"}), None)
        doers = self._doers(verb, inner, subjects) if inner is not None and inner.i > verb.i else None
        if inner is None or doers is None:
            yield self._built(verb, () if expletive else subjects, end, able=able)
            return
        allowed = verb.lemma_ in _ALLOWING
        for clause in self._said(inner, doers, end):
            yield replace(
                clause,
                able=clause.able or able or allowed,
                allowed=clause.allowed or allowed,
                negated=clause.negated or _negated(verb),
            )

    def _doers(self, verb: "Token", inner: "Token", subjects: tuple[Noun, ...]) -> tuple[Noun, ...] | None:
        """Whose deed the inner verb is, none where that says so itself; None where the outer one says something."""
        given = next((child for child in verb.children if child.dep_ == "dobj" and child.i < inner.i), None)
        if any(child.dep_ in _SUBJECTS for child in inner.children):
            return () if verb.lemma_ in _LETTING | _SAYING else None
        if given is not None and inner.dep_ == "xcomp" and verb.lemma_ in _LETTING:
            return tuple(nouns_of(self.sentence, given))
        wishing = verb.lemma_ in _WISHING or inner.head is not verb
        return subjects if given is None and inner.dep_ == "xcomp" and wishing else None

    def _built(self, verb: "Token", subjects: tuple[Noun, ...], end: int, *, able: bool) -> Clause:
        particle = next((child for child in verb.children if child.dep_ == "prt" and child.i > verb.i), None)
        after = (particle.i if particle is not None else verb.i) + 1
        listing = self._listing(verb, after, end)
        stop = listing.i if listing is not None else end
        having = _having(verb) is not None
        passive = _is_passive(verb)
        name = "have" if having else _bare(verb, passive=passive)
        objects = (
            [*self._doing(verb)]
            if having
            else [
                noun
                for child in verb.children
                if child.dep_ in _OBJECTS or (child.dep_ == "dative" and is_noun(child))
                for token in joined(self.sentence, child)
                if token.i < stop and not _is_behind(token)
                if (noun := self._object(token)) is not None
            ]
        )
        each = listing is not None and self.doc[listing.i - 1].lower_ == "each"
        return Clause(
            subjects,
            f"{name} {particle.lower_}" if particle is not None else name,
            passive,
            able,
            negated=_negated(verb),
            objects=tuple(objects),
            hung=tuple(self._hung(verb, stop)),
            listed=self.sentence.text(listing.i + 1, end) if listing is not None else "",
            each=each,
            narrates=_narrates(verb, passive=passive),
            occasion=self._occasion(verb),
            lead=self._lead(verb),
            rest=self.sentence.text(verb.i if having else after, end),
            said=self.sentence.text(after if name == "be" else verb.i, end),
        )

    def _occasion(self, verb: "Token") -> str:
        done = next((c for c in verb.children if c.dep_ == "advcl" and c.i < verb.i and _is_condition(c)), None)
        return _bare(done, passive=_is_passive(done)) if done is not None else ""

    def _lead(self, verb: "Token") -> str:
        """What stands before a verb, up to its auxiliaries."""
        subject = next((child for child in verb.children if child.dep_ in _SUBJECTS), None)
        helpers = [
            c.i for c in verb.lefts if c.dep_ in {"aux", "auxpass", "advmod"} and (subject is None or c.i > subject.i)
        ]
        return self.sentence.text(subject.left_edge.i, min([verb.i, *helpers])) if subject is not None else ""

    def _object(self, token: "Token") -> Noun | None:
        if token.lower_ in SOME and (some := noun_of(self.sentence, token)) is not None:
            return some
        counted = any(one.lower_ in MANY | DETERMINERS for one in token.lefts)  # `several cleaner`, of one cleaner more
        if (token.pos_ in {"ADJ", "ADV"} and not (counted and token.tag_ == "JJR")) or (
            token.pos_ == "VERB" and token.tag_ == "VBN"
        ):
            return Noun(token.lower_)
        return noun_of(self.sentence, token)

    def _subjects(self, verb: "Token") -> Iterator[Noun]:
        if verb.i in self.sentence.subjects:
            yield from nouns_of(self.sentence, self.doc[self.sentence.subjects[verb.i]])
        for child in (*verb.children, *(one for one in (_having(verb),) if one is not None for one in one.children)):
            if child.dep_ in _SUBJECTS or (child.dep_ == "csubj" and is_noun(child)):
                yield from nouns_of(self.sentence, child)

    def _hung(self, verb: "Token", stop: int) -> Iterator[Hung]:
        """What prepositions hang on the verb and its nouns, and what its condition is of, in the order of the words."""
        for word in sorted(_prepositions(verb), key=lambda one: one.i):
            if word.i < stop and not _names(word):
                for child in word.children:
                    yield from (Hung(word.lower_, noun) for noun in self._behind(word, child, verb, stop))
        for child in verb.children:
            if child.dep_ == "advcl" and child.i < verb.i and _is_condition(child):
                yield from (Hung("when", noun) for noun in self._subjects(child))
                for one in child.children:
                    if one.dep_ == "dobj":
                        yield from (Hung("upon", noun) for noun in nouns_of(self.sentence, one))
                    elif one.dep_ in _PREPOSITIONS and one.lower_ in {"to", "for", "on", "in", "of"}:
                        for inner in one.children:
                            if inner.dep_ == "pobj" and (noun := noun_of(self.sentence, inner)) is not None:
                                yield Hung("whereby", noun)

    def _behind(self, word: "Token", child: "Token", verb: "Token", stop: int) -> Iterator[Noun]:
        """What a preposition stands before: nouns, a state, or a noun that begins with what is done."""
        if child.dep_ == "pobj":
            behind = (one for one in word.head.children if _is_behind(one) and one.i > child.i)
            for token in (*joined(self.sentence, child), *self._misplaced(verb, child), *behind):
                noun = noun_of(self.sentence, token)
                if token.i < stop and noun is not None:
                    yield noun
        elif word.lower_ in {"as", "to"} and child.pos_ in {"ADJ", "VERB"}:
            yield Noun(child.lower_)
        elif child.dep_ == "pcomp":
            yield from self._doing(child)

    def _misplaced(self, verb: "Token", before: "Token") -> Iterator["Token"]:
        """Nouns that were read as joined to the verb, behind one that they are joined to: `to a part and a maker`."""
        for child in verb.children:
            if child.dep_ == "conj" and is_noun(child) and child.left_edge.i - 2 <= before.right_edge.i < child.i:
                yield from joined(self.sentence, child)

    def _doing(self, verb: "Token") -> Iterator[Noun]:
        """A noun that begins with what is done: `feeding instructions`."""
        for child in verb.children:
            if child.dep_ == "dobj" and child.i == verb.i + 1 and (noun := noun_of(self.sentence, child)) is not None:
                yield replace(noun, name=f"{verb.lower_} {noun.name}")

    def _listing(self, verb: "Token", after: int, end: int) -> "Token | None":
        """The word that a list stands behind: `with a name and a price`, `stating the reason`."""
        for token in self.doc[after:end]:
            if token.lower_ not in LISTING or token.i + 1 >= end:
                continue
            each = self.doc[token.i - 1].lower_ == "each"
            following = self.doc[token.i + 1]
            several = any(one.lower_ in {",", "and", ";"} for one in self.doc[token.i + 1 : end])
            if token.lower_ == "with" and verb.lemma_ in _LINKING and not several:
                continue
            apart = self.doc[token.i - 1].lower_ == ","
            listed = several or following.lower_ in DETERMINERS
            if each or apart or token.lower_ != "with" or listed or not any(self._hung(verb, token.i)):
                return token
        return None


def _joined_verbs(verb: "Token") -> Iterator["Token"]:
    for child in verb.children:
        asks = any(one.tag_ in {"WP", "WRB", "WDT"} for one in child.lefts)  # a part of a list: `what has to be done`
        if child.dep_ == "conj" and child.pos_ in {"VERB", "AUX"} and not asks:
            yield child


def _are_states(verb: "Token", following: list["Token"]) -> bool:
    """Whether the verbs behind one are what else the same subject may be: `is open, sent, accepted or refused`."""
    bare = all(one.tag_ in {"VBN", "VBD", "JJ"} and not any(c.dep_ != "cc" for c in one.lefts) for one in following)
    last = following[-1] if following else verb
    chain = (verb, *(one for head in following for one in (head, *head.subtree)), *last.children)
    either = any(one.dep_ == "cc" and one.lower_ == "or" for head in chain for one in (head, *head.children))
    return bool(following) and bare and either and (verb.lemma_ == "be" or _is_passive(verb))


def _having(verb: "Token") -> "Token | None":
    """The `has` that was read as an auxiliary: `has opening hours`."""
    if verb.tag_ != "VBG":
        return None
    return next((one for one in verb.children if one.dep_ == "aux" and one.lower_ in {"has", "have"}), None)


def _bare(verb: "Token", *, passive: bool) -> str:
    """The bare form of a verb."""
    lemma = str(verb.lemma_.lower())
    if lemma in {"be", "have"}:
        return lemma
    ours = active(verb.lower_) if passive or verb.tag_ == "VBN" else base_form(verb.lower_)
    known = ours in VERBS or bool(left_behind(ours)) or is_deed(ours, "the")
    return ours if known else lemma  # spaCy knows more verbs, but takes `installed` for a form of `instal`


def _is_passive(verb: "Token") -> bool:
    if any(child.dep_ in {"auxpass", "nsubjpass"} for child in verb.children):
        return True
    bare = verb.dep_ == "conj" and verb.tag_ in {"VBN", "VBD"} and not any("subj" in one.dep_ for one in verb.children)
    return bare and verb.head.pos_ in {"VERB", "AUX"} and _is_passive(verb.head)


def _is_past(verb: "Token") -> bool:
    """Whether it has happened: `the shop has existed`."""
    return (
        verb.tag_ == "VBN"
        and any(child.dep_ == "aux" and child.lemma_ == "have" for child in verb.children)
        and not _is_passive(verb)
    )


def _narrates(verb: "Token", *, passive: bool) -> bool:
    """Whether it was done, or is going on just now: `the diary fell`, `we are drowning in paper`."""
    helpers = [child for child in verb.children if child.dep_ in {"aux", "auxpass"}]
    past = any(one.tag_ == "VBD" for one in helpers) or (verb.tag_ == "VBD" and not helpers and not passive)
    return past or (verb.tag_ == "VBG" and any(one.lemma_ == "be" for one in helpers))


def _begin(verb: "Token") -> int:
    """The first word of a clause: its subject's, or that of its verb; before it stands what joins it to another."""
    own = [c for c in verb.lefts if c.dep_ not in {"punct", "cc", "ccomp", "parataxis", "advcl"}]
    return min([verb.i, *(child.left_edge.i for child in own)])


def _negated(verb: "Token") -> bool:
    children = [*verb.children]
    return any(child.dep_ == "neg" or child.lower_ in _NEGATIONS for child in children) or any(
        one.dep_ in _SUBJECTS | {"pobj"}
        and one.lower_ not in {"time", "moment"}
        and any(word.lower_ in {"no", "neither"} for word in one.children)
        for child in children
        for one in (child, *(child.children if child.dep_ in _PREPOSITIONS else ()))  # `belongs to no round`
    )


def _is_condition(verb: "Token") -> bool:
    return any(child.dep_ in {"mark", "advmod"} and child.lower_ in _CONDITIONS for child in verb.children)


def _is_behind(noun: "Token") -> bool:
    """Whether a noun read as joined to an object stands behind its preposition: `rates for a hut and a day`."""
    if noun.dep_ != "conj" or not is_noun(noun) or not _article(noun) or _article(noun.head):
        return False
    behind = [one for word in noun.head.children if word.dep_ == "prep" and word.i < noun.i for one in word.children]
    return noun.head.dep_ == "dobj" and any(one.dep_ == "pobj" and _article(one) for one in behind)


def _article(noun: "Token") -> bool:
    return any(one.dep_ == "det" and one.lower_ in {"a", "an", "each", "every"} for one in noun.lefts)


def _names(word: "Token") -> bool:
    """Whether a preposition is inside of the name of a noun: `a list of books`, `a change of price`."""
    return word.lower_ == "of" and stands_for(word.head)


def _prepositions(head: "Token") -> Iterator["Token"]:
    """The prepositions below a verb: its own, and those of its nouns."""
    for child in head.children:
        if child.dep_ in _PREPOSITIONS and not is_noun(child):
            yield child
            yield from _prepositions(child)
            for inner in child.children:
                if inner.dep_ in {"pobj", "prep"}:
                    yield from _prepositions(inner)
        elif (
            child.dep_ == "acomp"
            or (child.dep_ in _SUBJECTS | _OBJECTS | {"conj"} and is_noun(child))
            or (child.dep_ == "advmod" and child.lower_ in _DIRECTIONS)
        ):
            yield from _prepositions(child)
