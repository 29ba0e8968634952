"""How things hang together, where a sentence says nothing else: `One hut, many beds`, `Courses form a hierarchy`."""

import re
from collections.abc import Callable
from functools import lru_cache

from plan.reading.fields.data_shapes import Shape
from plan.reading.frames.naming import named
from plan.reading.frames.pieces import Pattern
from plan.reading.frames.templates import frame
from plan.reading.text.naming import plural
from plan.reading.words.attribute_words import reference_to

_HAS = (
    "((can|may|must|shall) (also )?)?(has|have|contains?|holds?|consists? of|comprises?|includes?|gets?|covers?|"
    "goes with|go with|uses?|needs?|(is|are|be) (linked|attached|assigned|tied|connected) to)"
)
_T, _TS, _PS = "(?P<one>{noun})", "(?P<one>{noun}s)", "(?P<many>{noun}s)"


def _name(match: re.Match[str], group: str) -> str:
    return named(match[group], surely=True)


def _two(match: re.Match[str]) -> tuple[str, str] | None:
    """Two different things that a sentence names; None if it names fewer."""
    one, other = _name(match, "one"), _name(match, "many")
    return (one, other) if one and other and one != other else None


def _having_several(one: str, other: str) -> Shape:
    return Shape(one, (f"{plural(other)} (several)",))


def _both(match: re.Match[str]) -> tuple[Shape, ...]:
    """Several of the one go with each of the other, and the other way round."""
    two = _two(match)
    return (_having_several(*two), _having_several(*reversed(two))) if two else ()


def _several(match: re.Match[str]) -> tuple[Shape, ...]:
    two = _two(match)
    return (_having_several(*two),) if two else ()


def _parts(match: re.Match[str]) -> tuple[Shape, ...]:
    two = _two(match)
    return (Shape(two[1], (reference_to(two[0]),)),) if two else ()


def _link(match: re.Match[str]) -> tuple[Shape, ...]:
    link, one, other = _name(match, "link"), _name(match, "one"), _name(match, "many")
    return (Shape(link, (reference_to(one), reference_to(other))),) if link and one and other else ()


def _tree(match: re.Match[str]) -> tuple[Shape, ...]:
    one = _name(match, "one")
    return (Shape(one, ("parent",)),) if one else ()


def _from_to(match: re.Match[str]) -> tuple[Shape, ...]:
    link, one = _name(match, "link"), _name(match, "one")
    return (Shape(link, (f"from {one} (a {one})", f"to {one} (a {one})")),) if link and one else ()


def _successor(match: re.Match[str]) -> tuple[Shape, ...]:
    one, other = _name(match, "one"), _name(match, "many")
    return (Shape(one, (f"{match['what'].lower()} (a {one}, optional)",)),) if one and one == other else ()


def _there_and_back(match: re.Match[str]) -> tuple[Shape, ...]:
    """Several of the one go with each of the other, where both are named again the other way round."""
    two = _two(match)
    again, back = _name(match, "again"), _name(match, "back")
    return _both(match) if two and back == two[0] and again in ("", two[1]) else ()


def _named_between(match: re.Match[str]) -> tuple[Shape, ...]:
    """The same, where the first half may leave out of what there are several: `A coach has several`."""
    two, again = _two(match), _name(match, "again") if match["again"] else ""
    return _both(match) if two and _name(match, "back") == two[0] and again in ("", two[1]) else ()


def _kin(match: re.Match[str]) -> tuple[Shape, ...]:
    """What one of several has another of them for."""
    one = _name(match, "many")
    return (Shape(one, (f"{match['what'].lower()} (a {one}, optional)",)),) if one else ()


_Readers = tuple[tuple[Pattern, Callable[[re.Match[str]], tuple[Shape, ...]]], ...]
_READERS: _Readers = tuple(
    (frame(text), reader)
    for text, reader in (
        (
            f"^{{one}} {_T} {_HAS} {{many}} {_PS},? and (vice versa|the other way (a?round|about)|conversely|"
            "the reverse)$",
            _both,
        ),
        (f"^(the |our )?{_TS} and {_PS} (are|is|stand in) (an? )?many( |-)to( |-)many( {{word}})?$", _both),
        (f"^(the |our )?{_TS} and {_PS}\\s*: many( |-)to( |-)many$", _both),
        (f"^(an? |the )?many( |-)to( |-)many( {{word}})? (between|of) (the )?{_TS} and {_PS}$", _both),
        (
            f"^{{one}} {_T} ((can|may|might|also) )*{{words}} {{many}} {_PS},? (and|but|while)( of course)?,? "
            "(an?|each|every|one|the same|an? {word}) {again:noun} ((can|may|might|usually) )*{words} "
            "{many} {back:noun}( (in|over|at|for) .*)?$",
            _there_and_back,
        ),
        (
            f"^{{one}} {_T} {_HAS} {{many}}( {{again:noun}})?,? (and|but) for (most|many|each|every|some) {_PS} there "
            "(is|are) {many} ([a-z]+ed )?{back:noun}$",
            _named_between,
        ),
        (f"^(it['’]s|it is|they are|they form|this is) an? (tree|hierarchy)\\s*: (each|every|an?|one) {_T} .*$", _tree),
        (f"^{{one}} {_T} (can|may) be (sub)?divided( up)? into (smaller|further|other|sub-?) *{{noun}}$", _tree),
        (f"^{_TS} (can|may) be (sub-?divided|nested)\\b.*$", _tree),
        (f"^(the |our )?{_TS} are (organi[sz]ed|arranged|kept) in levels\\b.*$", _tree),
        (f"^(so )?{{many}} {_PS} (on|in|for|per|of|to|at) {{one}} {_T}$", _several),
        (
            "^{one} (?P<link>{noun}) (connects|links|ties|joins|brings together) {one} (?P<one>{noun}) (with|to|and) "
            "{one} (?P<many>{noun})(,? and\\b.*|,.*)?$",
            _link,
        ),
        (
            "^{one} (?P<link>{noun}) ((goes|runs|leads|takes place|is) )?(from|between) (one|an?) (?P<one>{noun}) "
            "(to|and) (another|the next)( one| [a-z]+)?$",
            _from_to,
        ),
        (f"^one {_T}, (but |and )?{{many}} {_PS}$", _parts),
        (
            f"^{{one}} {_T} ((can|may) )?(has|have) {{many}} {_PS},? (and|but|while) (an?|each|every) {{noun}} "
            "(has|belongs to|is of) (only|exactly|just) one {noun}$",
            _parts,
        ),
        (
            f"^(there is|there['’]s|the system (shall|must|should) (support|have|know|keep)|"
            f"we (have|keep|need|know)) (an? )?(hierarchy|tree) of {_TS}$",
            _tree,
        ),
        (f"^(the |our )?{_TS} (form|are (kept|arranged|organi[sz]ed) (in|as)) an? (tree|hierarchy)$", _tree),
        (
            f"^(smaller|larger|bigger|some) {_TS} (come|fall|belong|sit|are|stand|hang) (under|within|to|below|in) "
            "an?(other)? *(larger|bigger|one|other)\\b.*$",
            _tree,
        ),
        (
            f"^{{one}} (new )?{_T} (points?|refers?|links?) (back )?to the (?P<many>{{noun}}) (that |which )?it "
            "(?P<what>replaces|follows|continues|corrects|extends|renews|supersedes)$",
            _successor,
        ),
    )
)


_BESIDE: _Readers = tuple(
    (frame(text), reader)
    for text, reader in (
        (
            f"^.*\\b{_PS}\\b.*,? and (any|each|every|an?|one) {_T} (can|may) (carry|have|bear|get|show|need|use) "
            "(several|many|any number|lots|more than one) of them$",
            _several,
        ),
        (
            "^.*\\b(an?|the|each) {noun}['’]s (?P<what>[a-z]+) (is|may be|can be) another {many:noun}"
            "( on | in |,|$).*$",
            _kin,
        ),
        (
            "^.*\\b(replacement|duplicate|successor|substitute|new one)\\b.*"
            "\\b(refers?|points?|leads?|links?) (back )?to the {many:noun} (that |which )?it (?P<what>replaces)$",
            _kin,
        ),
    )
)


@lru_cache(maxsize=8_192)
def linked_beside(sentence: str) -> tuple[Shape, ...]:
    """What a sentence says of how things hang together beside what else it says."""
    return _read(_BESIDE, sentence)


@lru_cache(maxsize=8_192)
def linked(sentence: str) -> tuple[Shape, ...]:
    """The things of which a sentence says nothing but how they hang together; none if it says something else."""
    return _read(_READERS, sentence)


def _read(readers: _Readers, sentence: str) -> tuple[Shape, ...]:
    """What the first of the readers makes of a sentence that makes anything of it."""
    said = sentence.strip().rstrip(".;")
    matches = ((pattern.match(said), reader) for pattern, reader in readers)
    return next((found for match, reader in matches if match and (found := reader(match))), ())
