"""Stories in the connextra form: as somebody, I want something, so that…"""

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from plan.reading.text.markup import one_line
from plan.reading.text.naming import without_article

_ROLE = r"(?P<role>[^\n.;!?]{1,90}?)"
_GAP = r"[\s,;:.–—-]{1,6}"
_COLON = r"\s*:?\s*"


@dataclass(frozen=True, slots=True)
class StoryText:
    """What a story says; `before` is what stood in front of it, `situation` when somebody wants it."""

    role: str
    want: str
    benefit: str
    before: str
    situation: str = ""


@dataclass(frozen=True, slots=True)
class _Language:
    """How one language says it: who, wanting, and why."""

    role: str
    want: str
    why: str
    weak: str = ""

    @property
    def story(self) -> re.Pattern[str]:
        return re.compile(rf"\b{self.role}(?:\b|(?<=['’])){_COLON}{_ROLE}{_GAP}{self.want}{_COLON}", re.IGNORECASE)


_LANGUAGES = (
    _Language(
        r"(?<!such\s)as(?!\s+(?:long|soon|far|well|much|many|if|though|I)\b)(?:\s+(?:an?|the)\b)?",
        r"I(?:\s+(?:also|just|really))?(?:\s+(?:want|need|wish|can|could|must|should|may|will|have(?!\s+(?:about\s+)?\d)|hope|"
        r"would\s+(?:like|love))"
        r"|['’]d\s+(?:like|love)|\s+am\s+able)\b(?:\s+to\s+be\s+able\s+to|\s+be\s+able\s+to|\s+to\b)?",
        r"\bso\s+that\b|\bso\s+(?=(?:I|we|they|he|she|it|my|our|the)\b)|\bin\s+order\s+(?:to|that)\b|"
        r"\bso\s+as\s+to\b",
        r"\bbecause\b",
    ),
    _Language(
        r"como(?:\s+(?:una?|el|la)\b)?",
        r"(?:yo\s+)?(?:quiero|quisiera|necesito|deseo|requiero|puedo|debo|me\s+gustar[ií]a)\b(?:\s+poder\b)?",
        r"\bpara\s+que\b|\bpara\s+poder\b|\ba\s+fin\s+de(?:\s+que)?\b|\bcon\s+el\s+fin\s+de\b|\bde\s+(?:modo|"
        r"manera|forma)\s+que\b",
        r"\bpara\b|\bporque\b",
    ),
    _Language(
        r"als(?:\s+(?:eine?[rnm]?|der|die)\b)?",
        r"(?:möchte|moechte|will|muss|kann|brauche|wünsche|würde)\s+ich(?:\s+(?:mir|gerne?))?\b",
        r"\bdamit\b|\bso\s?dass\b|\bsodaß\b",
        r"\bum\b|\bweil\b",
    ),
    _Language(
        r"(?:en\s+tant\s+qu(?:e\b|['’])|comme\b)(?:\s*(?:une?\b|le\b|la\b|l['’]))?",
        r"(?:je\s+(?:veux|souhaite|voudrais|dois|peux|désire|desire)|j['’]aimerais|"
        r"j['’]ai\s+besoin)\b(?:\s+de\b)?(?:\s+pouvoir\b)?",
        r"\bafin\s+(?:de|que)\b|\bafin\s+d['’]|\bpour\s+(?:que\b|qu['’]|pouvoir\b)|\bde\s+(?:sorte|façon|"
        r"manière)\s+(?:que|à)\b",
        r"\bpour\b|\bparce\s+que\b",
    ),
    _Language(
        r"(?:como|enquanto|sendo)(?:\s+(?:uma?|[oa])\b)?",
        r"(?:eu\s+)?(?:quero|queria|gostaria\s+de|preciso|desejo|posso|devo)\b(?:\s+de\b)?(?:\s+poder\b)?",
        r"\bpara\s+que\b|\bpara\s+poder\b|\ba\s+fim\s+de(?:\s+que)?\b|\bde\s+(?:modo|forma|maneira)\s+(?:que|a)\b",
        r"\bpara\b|\bporque\b",
    ),
    _Language(
        r"(?:come|in\s+qualità\s+di)(?:\s+(?:un[ao]?\b|un['’]|il\b|la\b))?",
        r"(?:voglio|vorrei|desidero|devo|posso)\b(?:\s+poter\b)?",
        r"\bin\s+modo\s+(?:da|che)\b|\baffinché\b|\bcosì\s+(?:da|che)\b|\bal\s+fine\s+di\b",
        r"\bper\b",
    ),
    _Language(
        r"als(?:\s+(?:een|de)\b)?",
        r"(?:wil|kan|moet|zou)\s+ik\b(?:\s+graag\b)?",
        r"\bzodat\b|\bopdat\b",
        r"\bom\b",
    ),
)

_STORIES = tuple(
    (language.story, re.compile(language.why, re.IGNORECASE), re.compile(language.weak, re.IGNORECASE))
    for language in _LANGUAGES
)
_ANY_WANT = re.compile("|".join(rf"\b(?:{language.want})" for language in _LANGUAGES), re.IGNORECASE)
_WANTS = tuple(re.compile(rf"\s*{language.want}", re.IGNORECASE) for language in _LANGUAGES)
_OPENINGS = tuple(
    re.compile(rf"\s*{language.role}{_COLON}[^\n.;!?]{{1,90}}[\s.,;:]*$", re.IGNORECASE) for language in _LANGUAGES
)
_WHYS = tuple(re.compile(rf"\s*(?:{language.why}|{language.weak})", re.IGNORECASE) for language in _LANGUAGES)
_BEFORE = re.compile(
    r"^\s*(?:in\s+order\s+(?:to|that)|so\s+that|para(?:\s+que)?|afin\s+de|um)\s+(?P<why>.+?)[\s,.;]*$", re.IGNORECASE
)
_JOINT = re.compile(r"^to\s+(?=[a-z])|\s+(?:zu\s+)?können$")
_STRONG = (
    r"\s*(?:I\s+(?:(?:also|just|really)\s+)?(?:want|need|would\s+(?:also\s+|"
    r"really\s+)?like)\b(?:\s+to\s+be\s+able)?(?:\s+to\b)?|"
    r"I\s+(?:(?:also|just|really)\s+)?(?:must|should|have\s+to)\s+be\s+able\s+to\b|"
    r"I['’]d\s+(?:like|love|want)\b(?:\s+to\b)?)\s*:?"
)
_STRONG_WANTS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        _STRONG,
        r"\s*(?:yo\s+)?(?:quiero|quisiera|necesito|deseo)\b(?:\s+poder\b)?\s*:?",
        r"\s*ich\s+(?:möchte|will|brauche)\b(?:\s+gerne?\b)?\s*:?",
        r"\s*je\s+(?:veux|souhaite|voudrais)\b(?:\s+pouvoir\b)?\s*:?",
        r"\s*(?:eu\s+)?(?:quero|gostaria\s+de|preciso)\b(?:\s+poder\b)?\s*:?",
        r"\s*(?:voglio|vorrei)\b(?:\s+poter\b)?\s*:?",
        r"\s*ik\s+wil\b(?:\s+graag\b)?\s*:?",
    )
)
_SITUATION = re.compile(
    r"\s*(?P<situation>(?:when(?:ever)?|cuando|wenn|sobald|quand|lorsqu(?:e\b|['’])|quando|sempre\s+que|chaque\s+fois\s+que)\s*[^.!?;]{3,160}?)(?:,\s+|\s+(?=I\s+(?:want|need|must|have\s+to)\b))"
    r"(?=(?:I|yo|ich|je|eu|io|ik|we)\s+\w|I['’]d\b|(?:quiero|quisiera|necesito|quero|preciso|gostaria)\b|(?:möchte|will|brauche)\s+ich\b)",
    re.IGNORECASE,
)
"""What a job story begins with: `When I come home, I want to …`."""
_CIRCUMSTANCE = re.compile(
    r"\s*(?P<circumstance>(?:for|at|on|in|after|before|during|every|each)\s+"
    r"(?!(?:example|instance|addition|short|general|the\s+(?:past|beginning|moment|other))\b)[^.!?;:]{3,80}?),?\s+"
    r"(?=(?:I|we)(?:['’]d|\s+would)\s+like\s+to\b|(?:I|we)\s+(?:want|need)\s+to\b)",
    re.IGNORECASE,
)
"""What a wish is told of before it: `For every change we need to know who made it`, `At noon I want to see all`."""
_US = re.compile(r"^we\b", re.IGNORECASE)
_INVERTED = re.compile(r"^(?P<want>möchte|will|brauche)\s+ich\b", re.IGNORECASE)
_WISH = re.compile(
    r"^\W*(?:as|como|als|en\s+tant|enquanto|come)\b[^.!?]{1,120}?\b(?:I\s+want|I\s+need|I\s+would\s+like|"
    r"I['’]d\s+like|"
    r"quiero|necesito|möchte\s+ich|will\s+ich|je\s+veux|je\s+souhaite|quero|gostaria|voglio|vorrei|wil\s+ik)\b",
    re.IGNORECASE,
)
_TRIM = " \t\n,.;:–—-"


@lru_cache(maxsize=16_384)
def story_in(text: str) -> StoryText | None:
    """The story that `text` tells, in any line breaking; lines help to find where the reason begins."""
    if not _ANY_WANT.search(text):
        return None
    for story, why, weak in _STORIES:
        match = story.search(text)
        if not match or not text[match.end() :].strip(_TRIM):
            continue
        want, benefit = _parted(text[match.end() :], why, weak)
        before = text[: match.start()]
        reason = _BEFORE.match(before)
        if reason and not benefit:
            benefit, before = reason["why"], ""
        role = without_article(one_line(match["role"]).strip(_TRIM + "<>[]\"'"))
        if want and role:
            return StoryText(role, want, one_line(benefit).strip(_TRIM), one_line(before).strip(_TRIM))
    return None


def story_without_role(text: str) -> StoryText | None:
    """The story of a sentence that begins with wanting, or with when it is wanted, and does not say who."""
    if opens := _SITUATION.match(text):
        wish = story_without_role(_INVERTED.sub(r"ich \g<want>", text[opens.end() :]))
        return replace(wish, situation=one_line(opens["situation"]).strip(_TRIM)) if wish else None
    for opening, (_, why, weak) in zip(_STRONG_WANTS, _STORIES, strict=True):
        match = opening.match(text)
        if match and text[match.end() :].strip(_TRIM):
            want, benefit = _parted(text[match.end() :], why, weak)
            return StoryText("", want, one_line(benefit).strip(_TRIM), "")
    return None


def story_of_something(text: str) -> StoryText | None:
    """The story of a sentence that begins with what it is wanted of: `For every change we need to know who made it`."""
    told_of = _CIRCUMSTANCE.match(text)
    wish = story_without_role(_US.sub("I", text[told_of.end() :])) if told_of else None
    if told_of is None or wish is None:
        return None
    of = one_line(told_of["circumstance"]).strip(_TRIM)
    first, stop, rest = wish.want.partition(". ")
    return replace(wish, want=f"{first} {of[:1].lower()}{of[1:]}{stop}{rest}")


def is_wish(text: str) -> bool:
    """Whether a story in `text` is a wish of its own; "as a member I can…" may be a criterion of another."""
    return bool(_WISH.search(text))


def _parted(rest: str, why: re.Pattern[str], weak: re.Pattern[str]) -> tuple[str, str]:
    """Part what is wanted from why: a strong word for it first, then a weak one where a line or a clause begins."""
    strong = why.search(rest, 1)
    if strong:
        return _want(rest[: strong.start()]), rest[strong.end() :]
    found = [match for match in weak.finditer(rest) if match.start() > 2]
    if not found:
        return _want(rest), ""
    at_line = [match for match in found if rest[: match.start()].endswith("\n")]
    at_clause = [match for match in found if rest[: match.start()].rstrip().endswith((",", ";"))]
    chosen = (at_line or at_clause or found)[-1 if not at_line else 0]
    return _want(rest[: chosen.start()]), rest[chosen.end() :]


def _want(text: str) -> str:
    """What is wanted, without what only joins it to who wants it."""
    return _JOINT.sub("", one_line(text).strip(_TRIM)).strip(_TRIM)


def opens_story(text: str) -> bool:
    """Whether `text` only says who: the first line of a story whose parts are told apart."""
    return len(text) < 120 and any(opening.match(text) for opening in _OPENINGS) and story_in(text) is None


def goes_on(story: str, text: str) -> bool:
    """Whether `text` is the next part of a story of which `story` is the first."""
    found = story_in(story)
    if found is None:
        return any(want.match(text) for want in _WANTS)
    return not found.benefit and any(why.match(text) for why in _WHYS)
