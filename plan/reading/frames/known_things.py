"""The known things that a sentence names, with a letter for each: `A parcel lies in a van` is `an A lies in a B`.

In such a sentence words around two things can be looked for whatever the things are called, and however many words
their names have: `A` is one of the first thing, `As` are several.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from plan.reading.english.clauses import LONGEST
from plan.reading.english.known import heads
from plan.reading.text.naming import key, singular
from plan.reading.words.english import words_of

IS_WANTED = re.compile(r"\W*as\s+(?:an?|the)\s[^.]*\bi\s", re.IGNORECASE)
"""How a story begins, which says what somebody does with things, and not how they hang together."""
_WORD = re.compile(r"[a-z][a-z'-]*|\d+|[^\sa-z\d]")
_ASIDE = re.compile(r"\s*\([^()]*\)|[*_`\"“”]")
_RANGE = re.compile(r"\b(\d+)\s*[–-]\s*(\d+)\b(?![–-])")
LETTERS = "ABCDEFGH"
_MOST_WORDS = 3
"""Words of a name."""
_BEFORE_A_VERB = words_of(
    "to we i you they can may must will shall should not could would cannot never he she it who people please"
)
_BEHIND_A_VERB = words_of("a an the their his her its our my your it them us me several two each every")
_BEFORE_A_NOUN = words_of(
    "a an the their his her its our my your each every any no one this that these those several many "
    "two three all some "
    "most of in on for at from with by under per another other which what same such and or"
)
_WHOEVER = re.compile(
    r"\b(?:whoever|whosoever|(?:anyone|anybody|everyone|everybody|someone|somebody|those|people|"
    r"persons|all)\s+(?:who|that))\s+"
    r"(?P<stem>[a-z]{3,}?)(?:e?s|ies)?\b"
)
"""`Whoever sings with us`: a singer."""
_AGENT = re.compile(r"(?:er|or|ant|ent|ist)$")
_ARTICLES = words_of("a an the each every any no all")
_ASKING = words_of("does do did can may must should will shall let have has opening that to")
"""What a bare verb follows the subject after: `does the car need`."""
_BEHIND_A_NAME = words_of(
    "a an the and or but nor of in on at to for from by with without under over per into within than as that which who "
    "whom whose where when while if is are was were be been has have had can could may might must "
    "shall should will would do "
    "does did not never no it they he she we i you him her them us its their his our each every all "
    "both only also always "
    "often more most such so too up out off down away back again there here then once because since until after before "
    "during about against between through via took went got gave came made sent kept left met paid "
    "put ran said saw sat set "
    "spoke stood taught wrote bore held led lay lost won grew began drew fell felt flew knew let "
    "cannot anew twice afresh "
    "above below behind beside itself instead whenever whatever either neither several many two "
    "three one another other "
    "apart alone at remain stay"
)
"""What may stand behind a whole name."""
_SET_PHRASES = re.compile(
    r"\b(?:in\s+(?:this|that|which|any|such\s+a)\s+case|in\s+case|in\s+order|in\s+time|take(?:s|n)?\s+part|took\s+part"
    r"|taking\s+part|in\s+part|at\s+any\s+(?:time|moment)|as\s+a\s+(?:result|matter\s+of\s+course)|"
    r"in\s+turn|by\s+the\s+way"
    r"|a\s+number\s+of|a\s+range\s+of|a\s+list\s+of|of\s+course)\b"
)
"""What is said with a noun that means no thing there."""


@dataclass(frozen=True, slots=True)
class Lettered:
    """A sentence with the things `names` by the letters A and B."""

    names: tuple[str, ...]
    text: str

    def swapped(self) -> "Lettered":
        """The same with the letters the other way round."""
        text = re.sub(r"\b[AB](?=s?\b)", lambda match: "B" if match[0] == "A" else "A", self.text)
        return Lettered(self.names[::-1], text)


def lettered(sentence: str, things: frozenset[str]) -> tuple[Lettered, ...]:
    """A sentence for each two things that it may say something of: all of it if it names no more, else its parts."""
    if len(sentence) > LONGEST:
        return ()
    words, names = named_words(sentence, things)
    if 1 <= len(names) <= 2:
        return (Lettered(names, _text(words, names)),)
    return tuple(_parts(words)) if names else ()


def in_letters(sentence: str, things: frozenset[str]) -> tuple[tuple[str, ...], str]:
    """The things that a sentence names, and the sentence with a letter for each, however many there are."""
    words, names = named_words(sentence, things)
    return names, _text(words, names)


def alone(sentence: str, things: frozenset[str]) -> tuple[Lettered, ...]:
    """The parts of a sentence that names many things which name one each."""
    words, names = named_words(sentence, things) if len(sentence) <= LONGEST else ((), ())
    return tuple(_parts(words, 1)) if len(names) > 2 else ()


def _parts(words: tuple[str, ...], many: int = 2) -> Iterator[Lettered]:
    """The parts of a sentence between its commas and semicolons that name so many things each."""
    part: list[str] = []
    for word in (*words, ";"):
        if word not in {";", ",", ":"}:
            part.append(word)
            continue
        names = _names(part)
        if len(names) == many:
            yield Lettered(names, _text(part, names))
        part = []


@lru_cache(maxsize=4_096)
def named_words(sentence: str, things: frozenset[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The words of a sentence, those of the names of things as one with `<` or, for several, `≪` in front."""
    text = _RANGE.sub(r"\1 to \2", _ASIDE.sub("", sentence).replace("’", "'").lower())
    text = _SET_PHRASES.sub(lambda match: match[0].replace(" ", "'"), text)
    text = _WHOEVER.sub(lambda match: _agent(match, things), text)
    words = _WORD.findall(text)
    found: list[str] = []
    at = 0
    while at < len(words):
        length, name = next(_known_at(words, at, things), (1, ""))
        if name:
            last = words[at + length - 1].removesuffix("'s").rstrip("'")
            own = words[at + length - 1].endswith(("'s", "s'"))
            found.append(f"{'<' if singular(last) == last else '≪'}{name}")
            found += ["'s"] if own else []
        else:
            found.append(words[at])
        at += length
    return tuple(found), _names(found)


def _agent(match: re.Match[str], things: frozenset[str]) -> str:
    """The known people whom somebody is one of who does something."""
    stem = match["stem"].rstrip("e")
    names = [one for one in things if _AGENT.sub("", one).rstrip("e") in (stem, f"{stem}{stem[-1]}")]
    return f"a {names[0]}" if len(names) == 1 else match[0]


def _known_at(words: list[str], at: int, things: frozenset[str]) -> Iterator[tuple[int, str]]:
    """The known thing whose name begins at a word, with how many words it has; the longest first."""
    most = 0
    if words[at] not in _ARTICLES:
        while most < min(_MOST_WORDS, len(words) - at) and words[at + most][0].isalpha():
            most += 1
    ends = heads(things)
    for length in range(most, 0, -1):
        last = words[at + length - 1].removesuffix("'s").rstrip("'")
        if key(last).rpartition(" ")[2] not in ends and last.removesuffix("es") not in ends:
            continue  # no name ends so: most words are told apart before names are made of them
        name = " ".join(words[at : at + length]).removesuffix("'s").rstrip("'")
        known = key(name)
        bare = known if known in things else name.removesuffix("es")
        if bare in things and not (length == 1 and _is_verb(words, at)) and not _names_more(words, at, length):
            yield length, bare


def _is_verb(words: list[str], at: int) -> bool:
    """Whether a word that may be a noun is said of what somebody does: `we book`, `who rents a garage`."""
    before = words[at - 1] if at else ""
    behind = words[at + 1] if at + 1 < len(words) else ""
    if before in _BEFORE_A_VERB and words[max(at - 2, 0)] != words[at]:  # `from hall to hall`
        return before not in {"it", "that"} or behind in _BEHIND_A_VERB
    return behind in _BEHIND_A_VERB and bool(before) and before.isalpha() and before not in _BEFORE_A_NOUN


def _names_more(words: list[str], at: int, length: int) -> bool:
    """Whether a name is only the beginning of another: of `class teacher`, which is no class."""
    last, behind = words[at + length - 1], (*words[at + length : at + length + 1], ".")[0]
    if (
        singular(last) != last
        or last.endswith("'")
        or not behind.isalpha()
        or _ASKING.intersection(words[max(at - 3, 0) : at])
    ):
        return False
    further = words[at + length + 1] if at + length + 1 < len(words) else ""
    if further in _BEHIND_A_VERB:
        return False  # `under each heading appear the notes`
    return not (behind in _BEHIND_A_NAME or behind.endswith(("s", "ed", "en", "ing", "ly", "ght")))


def _names(words: tuple[str, ...] | list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word[1:] for word in words if word[0] in "<≪"))


def _text(words: tuple[str, ...] | list[str], names: tuple[str, ...]) -> str:
    letters = dict(zip(names, LETTERS, strict=False))
    said = (
        f"{letters.get(word[1:], word[1:])}{'s' if word[0] == '≪' else ''}" if word[0] in "<≪" else word
        for word in words
    )
    return re.sub(r" (?=[,;:.?!])| (?='s\b)", "", " ".join(said))
