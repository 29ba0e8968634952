"""Whose fields a sentence lists: the frames that stand around a list, each with the thing and the list.

`Per visit: …`, `For each visit we note …`, `What we need to know about a visit: …`, `**Visits** – …`, `Each has …`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

from plan.reading.frames.naming import named
from plan.reading.frames.pieces import first_match, matches
from plan.reading.frames.remarks import note_of
from plan.reading.frames.templates import frame, frames
from plan.reading.text.naming import in_sentence


class Frame(Enum):
    """What makes a list one of fields."""

    SPELLED = auto()
    """A verb of keeping or knowing says so, and a colon stands in front."""
    TOLD = auto()
    """A verb of keeping or knowing says so."""
    SAID = auto()
    """The list is the subject of such a verb."""
    HAD = auto()
    """The thing is said to have them, as it may have parts too."""
    TITLED = auto()
    """It stands behind the thing's name and a colon or a dash."""
    ADDED = auto()
    """It adds to what was said before."""
    BARE = auto()
    """Nothing but where it stands."""


@dataclass(frozen=True, slots=True)
class Owned:
    """A list and whose it is: `name` is in the singular, empty for what the text is about."""

    name: str
    list: str
    frame: Frame
    of: str = ""
    """The one other that it is said to be of."""
    note: str = ""
    """What is remarked on all of its fields."""


_OF = "((per|for|of|about|from) {each}?|(on|with|in) {each})"
_WHEN = "(when(ever)?|once|as soon as|if|each time|every time) (an?|the|each|every) (new )?{thing} "
_HAPPENS = "(is|are|comes?|arrives?|gets?|was|goes) [^,]{2,40}, "
_HELD = "(the |its |their )?"
_TOLD = frames(
    f"^{_OF}{{thing}} *,? {{who}} {{modal}}{{keep}}( the following)?{{to}}{{list}}",
    f"^{_OF}{{thing}} *,? (the following ({{word}} )?(is|are|must be|shall be) {{kept}}{{colon}}"
    r"|there(['’]s| (is|are|must be)) |go(es)? |comes? |belongs? ){list}",
    "^(per|for (each|every)|of (each|every)|about (each|every|an?|the)|for an?)( of (these|those|the|our))? "
    "{thing}({colon}|, | [–—-] ){list}",
    "^(whatever|everything|anything|all) [^:,;]{3,60} is an? {thing}{colon}{list}",
    "^{one}? ?(?P<of>{noun}|it|they) (comes?|arrives?|is (delivered|divided|split|sold|kept|packed)) (in|into|as) "
    "{things}{colon}{list}",
    "^(the )?[a-z]+ (comes?|are (bought|ordered|got|had|delivered)) (from|by) (an? |our )?{things}{colon}{list}",
    "^(per|for each|for every|each) (?P<of>{noun})( (has|gets|needs|there is))?,? (an? )?"
    "((ordered|sorted|numbered|short) )?(list|series|sequence|set|number) of {things}{colon}{list}",
    "^what {who} {modal}([a-z]+ ){1,5}?(about|of|for|on|with|from) {each}?{thing}{colon}{list}",
    "^what (goes|belongs|is (kept|noted|needed|recorded)|must be known|counts|matters) "
    "(into|in|to|about|of|for|on|with) {each}?{thing}{colon}{list}",
    "^({who} )?{modal}{store},? (the following( {word})? )?(for|of|about|on|with|per) {each}?{thing}"
    "({colon}|,? (?={asking} )){list}",
    "^({who} )?{modal}(states?|enters?|gives?|submits?|specif(y|ies)|sets?|{store}) (their|its|his|her|my|our)( own)? "
    "{thing} (for|in|on) (an?|the|each|every) (?P<of>{noun}){colon}{list}",
    "^({who} )?{modal}{store} (for|of|about|on|with|per) {each}?(?P<name>{word}) (?={word}( {word}){0,3} *[,;(]){list}",
    "^({who} )?{modal}{store} {listed} (for|of|on|per|about) (each|every) {thing}$",
    "^{who} {modal}{store} (the |all |our )?{thing}({colon}|,? (each )?with ){list}",
    "^(each|every|an?|the) {thing} (is|are) {kept}{colon}{list}",
    "^(back|in|out|then|afterwards|later|next) (comes?|arrives?|goe?s?|follows?) (the |our |an? )?{thing} "
    "(per|for (each|every|an?|the)) (?P<of>{noun}){colon}{list}",
    "^(there(['’]s| is| are| (shall|must|should|will) be)|{who} {modal}(have|keep|maintain)) (a )?({word} )?"
    "(list|register|set|catalogue|catalog|file) of (the |all |our )?((about|some|over) {word} (such )?)?"
    "{thing}( [a-z]+(ed|en|ght|ld|wn)( (in|by|at|on|to|for) {word})?)?,? (each )?with {list}",
    "^{who} {modal}{keep} (?P<list>(the )?(name|title|number|code)s? of (the|each|every|an?|our) {thing}(,| and) "
    "(its|their|his|her) .+)$",
    "^{things} {who} {modal}(have|keep|need|want|list|see|record|hold|know)( in there| in it| there| down| on file| "
    "listed)? (by|with) {list}",
)
_SAID = frames(
    f"^{_OF}{{thing}}( *, | (?={{asking}} )){{listed}} {{be}} (also |always )?{{kept}}$",
    f"^{_OF}(?P<name>{{word}}) {{listed}} {{be}} (also |always )?{{kept}}$",
    "^{listed} {be} (also |always )?{kept} (of|for|on|with|about|in|per) (each|every|all|an?|the) {thing}$",
    f"^{_WHEN}{_HAPPENS}{{listed}} {{be}} (also )?{{kept}}$",
    f"^{_WHEN}{_HAPPENS}{{who}} {{modal}}{{keep}}{{to}}{{list}}",
    "^to {make} (an?|the|each|every) (new )?{thing},? {who} {modal}{keep}{to}{list}",
    "^(we|i|they|you|(the|our) {word}) {modal}{keep} (an?|each|every|the) {thing}['’]s?{to}{list}",
    "^(the )?(fields|data|details|attributes|information|particulars|contents|properties) (of|for|on|about|in) "
    "{each}?{thing}({colon}| (are|is|include|comprise)( the following)?{to}){list}",
    "^(in|on) (the|an?|our|each|every) (?P<name>{noun} (book|card|sheet|form|list|register|file|slip|record|label)) "
    "(stands?|is|are|there (is|are)|goes|belongs?){to}{list}",
)
_MADE = frames(
    "^({who} )?{modal}{make} (an?|the|each|every|new|all|our) (new )?{thing}"
    f"({{colon}}|,? (with|by (entering|giving|stating)|giving|stating|including) {_HELD}){{list}}",
    f"^({{who}} )?{{modal}}{{make}} {{things}}({{colon}}|,? (each )?with {_HELD}){{list}}",
    "^({who} )?{modal}{make} {listed} (for|of|on|about) (each|every|an?|the) {thing}$",
    "^({who} )?{modal}{make} (for|of|on|about) (each|every|an?) {thing}({colon}|,? (?={asking} )){list}",
    "^({who} )?{modal}{make} (for|of|on|about) (each|every|an?) (?P<name>{word}) {list}",
    r"^(we|they|i|there) (have|own|keep|run|are|is) (about |some |around |roughly |over )?([a-z]+ |\d+ )?{things}, "
    "(each|all) (with|having) {list}",
)
_HAD = frames(
    r"^{each}{thing} (\([^()]*\) )?(always |also |usually )?((must|shall|should|will) have|{have})"
    "( the following( {word})?\\s*:)?{to}{list}",
    "^{things} (always |also |usually )?{have}{to}{list}",
)
_IS_ASIDE = "((to|can|may|must|shall) be(?! able\\b)|is|are|means|concerns|comes|belongs|happens|takes place)"
_ASIDE = frames(
    f"^(the |all )?{{things}} {_IS_ASIDE} [^:]{{2,80}}{{colon}}{{list}}",
    f"^(each|every|an?) {{thing}} {_IS_ASIDE} [^:]{{2,80}}{{colon}}{{list}}",
)
_TITLED = frames(
    "^(per|(for|on|in) (each|every)) {of:noun},? (an? ({word} )?(list|set|series|number) of|{many}) {things}"
    "({colon}| with ){list}",
    r"^(the |our )?{thing}\s*: [^–—:,;]{2,30} [–—-] {list}",
    r"^((the|our|an?|each) )?{thing} \((?P<list>([^()]|\([^()]*\))+)\)$",
    r"^((the|our|an?|each|every|one) )?{thing}( \([^()]*\))?(\s*:|\s*=| [–—-]) ((one|an?|some[a-z]+|any[a-z]+) "
    r"[^,;:()]{2,40}( with|:|;) )?{list}",
    f"^(a list of |all |the |our )?{{things}},? (each )?with {_HELD}{{list}}",
    r"^(the |our )?{thing} ((only|always|just) )?(on|for|of|to|in|with|per) "
    r"(each |every |an? |the )?(?P<of>{noun})(\s*:| [–—-]) {list}",
)
_FRAMES = (
    (_SAID, Frame.SAID),
    (_TOLD, Frame.TOLD),
    (_MADE, Frame.HAD),
    (_ASIDE, Frame.HAD),
    (_HAD, Frame.HAD),
    (_TITLED, Frame.TITLED),
)
_WITH_OTHER = (_ASIDE, _TITLED)
"""Frames that may name one other thing in front of the list."""
_THEM = "(each( one)?|every ?one|everybody|all|all of (them|these|us)|each of (them|these)|them|it)"
_ABOUT_IT = frames(
    "^(each( one| of them)?|every one|they|it|all of them|these|all) (always |also |all )?{have}{to}{list}",
    "^(we|i|they|you|one) {modal}((write|put|take|jot|note)s? down|need( to know)?|want to know|ask for|"
    "(keep|note|record|store|save|hold|collect|capture|register|log|track|write)s?){to}{list}",
    "^({kept}|details|data|fields|attributes|contents?|to record|to keep|information)( (is|are))?{colon}{list}",
    f"^(per|for|of|about|on) {_THEM}{{colon}}{{list}}",
    f"^(per|for|of|about|on|in|with) {_THEM},? {{who}} {{modal}}{{keep}}{{to}}{{list}}",
    "^what {who} {modal}{keep}{colon}{list}",
    "^(you|one|people|they|he|she) {modal}(signs? up|registers?|joins?|enrols?|enrolls?|applies|apply) with {list}",
    "^what (gets|is|has to be|must be) (always )?{kept}{colon}{list}",
    "^((also|then|please|besides,?) )+{store} {list}",
)
_EVERYTHING = frames(
    "^(everything|all|whatever|anything) (that )?(we|the system|they|i|you|it) [^:,;]{3,50} "
    "(about|for|on|to|of|with|in) (an?|the|each|every|one) (?P<of>{noun}){colon}{list}",
)
"""What is told of what stands above in so many words: `Everything we send out about an alarm: …`"""
_WHAT_IT_IS = frames(
    r"^(?!.*\b(is|are|was|were|has|have|can|may|must|shall|we|they|you|i|there)\b[^,(]* with ){words}( {word}){0,4} "
    r"with (?P<list>(an?|its|their|the) .+)$"
)
"""What says without a verb what stands above it is: `Little boxes with a number and a colour`."""
_PERHAPS = r"(?P<perhaps>\S.+)$"
_ADDED = frames(
    "^there(['’]s| is) (also )?(an? )?(free |text )?(field|room|space|place) for (the |an? )?{list}",
    f"^(sometimes|often|mostly|usually) there(['’]s| (is|are)) {_PERHAPS}",
    "^{listed} {be} (also )?{kept} ((there|here|with (it|them|that)|as well|too) ?)+$",
    "^there (may|might|can|could) (also )?be (?P<perhaps>(an?|some) [^,:;]+)$",
    f"^(some|most|many|a few)( of (them|these|those))? (also )?(have|carry|bear|get) {_PERHAPS}",
    "^(?P<perhaps>when (it|they) (was|were|is|are) [a-z]+(ed|aid|ent|old|ut|ilt|ade|iven|aken|ought|own)) "
    "(is|gets|will be) (filled in|entered|added|noted|known) (later|afterwards|at the end|then)$",
    "^(then )?there(['’]s| (is|are)) also {list}",
    "^(the|an?|our|whoever) {words} {modal}(fills? in|writes?( down)?|adds?|notes?|enters?) (later|afterwards)"
    "( on(?! which))? (?=(on |at |in )?{asking} )(?P<perhaps>\\S.+)$",
    "^then there(['’]s| is) (the|its|their|an?) {list}",
    f"^(for|of) (most|some|many|a few)( of them)?,? {{who}} {{modal}}{{keep}} {_PERHAPS}",
    "^(if|where|when) there(['’]s| (is|are)) (?P<perhaps>[^,]+), {who} {modal}{keep} (it|them|that|this)"
    "( (down|too|as well))?$",
    f"^(one|you|we|they|people|the {{word}}) (can|may|might) (also )?(add|enter|give|attach|note|fill in) {_PERHAPS}",
    "^with (it|them|each) (comes?|goes|go|belongs?){to}{list}",
    "^(we|i|they) {modal}keeps? track of{to}{list}",
    r"^(?P<perhaps>(?!.*\b(is|are)\b)\S.+?) (can|may|might) (also )?be (entered|given|added|noted|stated|recorded)$",
    r"^(?P<perhaps>(?!.*\b(is|are)\b)\S.+?) would (also )?be ({word} )?(useful|nice|good|helpful|handy|great)$",
    r"^(?P<list>(where|when|who|how|what|whether) (it|they|he|she) \S.+?) is (also |always )?{kept}$",
    f"^(if|where|when) (we|they) (know|have) (it|them|one),? (we|they) {{modal}}{{keep}} {_PERHAPS}",
    r"^(?!.*\b(is|are|was|were)\b.*\b(is|are|was|were)\b){listed} {be} "
    "(?P<always>(also |always )?({kept}|obligatory|mandatory|compulsory|a must|optional|voluntary))$",
    "^{listed} (?P<always>(needs? not|(do|does)( not|n['’]t) (need|have) to) be "
    "(filled( in| out)?|given|known|stated|entered|there))\\b",
    "^{listed} (?P<always>(can|may|might)( also| well)? be (left )?(empty|blank|missing|open|out|unknown|omitted))\\b",
)
_SOME_HAVE = frames(
    f"^(some|most|many|a few)( of (the|our))? {{things}} (also )?(have|carry|bear|get) {_PERHAPS}",
)
_FREE_TEXT = frames(
    "^((the|its|their) )?(?P<list>{words}) (is|are) "
    "(free text( and optional)?|optional,? (and )?free text|an optional (free )?text)$",
)
"""`Special wishes are free text and optional`: what is text is a field, whatever it is called."""
_OF_ONE = frame(
    " (to|for|against|on|of|about|in|with|from|at|concerns|covers|means) (always )?(an?|one|exactly one|the) "
    "(?P<of>{noun})$"
)
PRONOUNS = ("it", "they")
_LETS = "(the|this|our) {system} (shall|must|should|will) (allow|let|enable|permit) "
_WISH = frames(
    r"^(as (an?|the) [^,]{2,60},? )?(i|we)( (want|need|wish|would like)|['’]d like) to (be able to )?",
    "^(the|our|each|every|an?) {words} (can|may|(must|should|shall) be able to|is able to|needs to be able to) "
    "(?!(be|have)\\b)",
    r"^{words} ((must|should|shall) be able to|are able to|need to be able to) (?!(be|have)\b)",
    f"^{_LETS}(?=({{word}} ){{1,3}}to be )",
    f"^{_LETS}(the |an? |all )?{{words}} (to )?(?=[a-z]+ )",
    r"^it (must|should|shall) be possible (for [^,]{2,30} )?to ",
)
_BESIDES = frame(
    "^((and|but) )?(besides( (that|this|these|those|it))?|"
    "(apart from|other than|on top of|beyond|next to|in addition to) (that|this|these|those|it)|"
    "in addition|additionally|further|furthermore|moreover|finally|lastly|of course|naturally),? (?=[a-z])"
)
_SURELY = frame(
    "^((for|of|about|on|per) (each|every|all|any)( one)? of (these|those|our) |"
    "(there|{who} {modal}(have|keep|maintain))\\b[^,;:]{0,30} (list|register|catalogue|catalog) of )"
)
"""Behind this stands a thing, even if it is called by what may be a field: it was spoken of, or is listed."""
_MOST_HAVE_NONE = frame(
    ",? (and |but )?(most|others|the others|many|the rest|all the others) "
    "(do not|don['’]t|have none|doesn['’]t|haven['’]t)( have (one|any))?$"
)
"""`Some have a nickname, most don't.`"""
_A_BIT_OF = frame("\\ba (bit|piece|snippet|line) of (?=(text|information)\\b)")
_BECAUSE = frame(",? (because|since (?=[a-z]+ [a-z]+ (is|are|has|have|must))) .*$")
_WHY = frame(",? (so that|in order (that|to)|so (i|we|they|nobody|everybody)|because) .*$")


def owned(sentence: str, about: str, *, alone: bool) -> Iterator[Owned]:
    """The readings of a sentence as a list of fields with whose they are, the most telling first.

    `about` is what the text is about, which its name means even if it may be a field as well; `alone` says that the
    sentence may be nothing but a list of the fields of that.
    """
    said = _MOST_HAVE_NONE.sub("", _BECAUSE.sub("", without_wish(_BESIDES.sub("", sentence.strip().rstrip(".;")))))
    said = _A_BIT_OF.sub("a ", said)
    for patterns, kind in _FRAMES:
        for match in matches(patterns, said):
            of_another = match.groupdict().get("of") is not None and kind is Frame.TOLD
            if name := _named(match["name"], about, surely=of_another or _SURELY.match(said) is not None):
                with_other = patterns in _WITH_OTHER or match.groupdict().get("of")
                yield Owned(name, match["list"], _frame(match, kind), _other(match) if with_other else "")
    for match in matches(_ABOUT_IT, said):
        yield Owned("", match["list"], _frame(match, Frame.HAD))
    for match in matches(_EVERYTHING, said):
        yield Owned("", match["list"], Frame.SPELLED, named(match["of"]))
    for match in matches(_ADDED, said):
        yield _added(match)
    for match in matches(_FREE_TEXT, said):
        yield Owned("", f"{in_sentence(match['list'])} (optional)", Frame.ADDED)
    for match in matches(_SOME_HAVE, said):
        if name := _named(match["name"], about, surely=False):
            yield Owned(name, match["perhaps"], Frame.ADDED, note="optional")
    for match in matches(_WHAT_IT_IS, said) if alone else ():
        yield Owned("", match["list"], Frame.BARE)
    if alone:
        yield Owned("", said, Frame.BARE)


def _named(phrase: str, about: str, *, surely: bool) -> str:
    name = named(phrase, surely=True)
    return name if name == about and " " in name else named(phrase, surely=surely)


def without_wish(said: str) -> str:
    """What somebody wants to do, without who wants it and why: `enter a visit with …`."""
    match = first_match(_WISH, said)
    return _WHY.sub("", said[match.end() :]) if match else said


def _added(match: re.Match[str]) -> Owned:
    """A list of more of what the text is about, with what stands around it said of each of its items."""
    said = match.groupdict()
    if perhaps := said.get("perhaps"):
        return Owned("", perhaps, Frame.ADDED, note="optional")
    return Owned("", match["list"], Frame.ADDED, note=note_of(said.get("always") or "") or "")


def _other(match: re.Match[str]) -> str:
    """What else than its thing the words in front of a list name, which the thing is of."""
    if of := match.groupdict().get("of"):
        return of.lower() if of.lower() in PRONOUNS else named(of)
    found = _OF_ONE.search(match.string[: match.start("list")].rstrip(" :"))
    return named(found["of"]) if found else ""


def _frame(match: re.Match[str], kind: Frame) -> Frame:
    spelled = match.string[: match.start("list")].rstrip().endswith(":")
    return Frame.SPELLED if spelled and kind is not Frame.TITLED else kind
