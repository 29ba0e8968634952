"""What a sentence says is chosen for a thing out of all there are of another: several of each go together.

`For each walk I tick all the dogs that come along`, `which of my dogs`, `from our library of exercises`.
"""

import re
from collections.abc import Iterator

from plan.reading.english.clauses import told
from plan.reading.english.known import Known
from plan.reading.english.mentions import mentioned
from plan.reading.english.said import Noun
from plan.reading.text.naming import singular
from plan.reading.words.deeds import left_behind
from plan.reading.words.english import words_of

_MANY = (
    r"(?P<many>(?!(?:of|the|them|these|those|my|our|which|who|that|it)\b)[a-z][a-z-]*(?:\s(?!(?:that|which|who|whom|it|he|she|they|we|you|i|apply|fit|can|may|are|is|has|have|do|does|to|for|in|on|at|of|from|"
    r"with|as|the|an?|and|or|each|be|was|were)\b)[a-z][a-z-]*){0,2}?)"
)
_ONE = (
    r"(?P<one>[a-z][a-z-]*(?:\s(?!(?:in|on|at|of|from|with|as|and|or|is|are|was|can|may|has|we|i|it|that|which|the|so|by|for|to)\b)"
    r"[a-z][a-z-]*)?)"
)
_ENDS = (
    r"(?=\s*[,.;:()]|\s*$|\s(?:that|which|who|whom|it|he|she|they|we|you|i|apply|applies|fit|fits|can|may|are|is|has|"
    r"have|do|does|to|for|in|on|at|of|from|with|as|the|an?|and|or|each|be|was|were)\b)"
)
_CHOOSE = r"(?:choos|pick|select|tick|check|click)(?:e?s|ing|e)?(?:\s+out)?"
_SAY = (
    r"(?:say|state|indicate|specif(?:y|ie)|record|note|enter|mark|list|set|decide|store|tell|note\s+down|writes?\s+"
    r"down|keep|define)s?(?:\s+down)?"
)
_ANY_OF = (
    r"(?:(?:all|any|several|one\s+or\s+more|one\s+or\s+several|any\s+number|as\s+many|some|those|whichever|which)(?:\s+of)?"
    r"(?:\s+(?:the|our|my|his|her|their|these|those))?\s+)"
)
_OF_ALL = re.compile(rf"\b{_CHOOSE}\s+(?:from\s+)?{_ANY_OF}{_MANY}{_ENDS}", re.IGNORECASE)
"""`pick all the printer models it fits`, `choose which of my dogs are coming`"""
_THE_ONES = re.compile(
    rf"\b{_CHOOSE}\s+(?:from\s+)?the\s+{_MANY}\s+(?:(?:that|which|who)\s+(?!(?:is|was|has)\b)[a-z]+|(?:it|he|she|they|we)\s+[a-z]+)",
    re.IGNORECASE,
)
"""`tick the allergens that a dish contains`"""
_IN_WHICH = re.compile(
    rf"\b(?:{_CHOOSE}|{_SAY})(?:\s+for\s+(?:each|every|an?|the)\s+[a-z]+(?:\s[a-z]+)??)?,?\s+(?:in|at|on|for|to|with|from|into|by|under|through)\s+which\s+"
    rf"{_MANY}\s+(?:it|he|she|they|we|you|i|one|people|the|an?|each|every)\s+[a-z]",
    re.IGNORECASE,
)
"""`ticks for each product in which shops you can get it`"""
_WHICH_FOR_EACH = re.compile(rf"\b{_SAY}\s+which\s+{_MANY}{_ENDS}", re.IGNORECASE)
"""`For each dish we say which herbs go into it`"""
_SHOWN = re.compile(
    r"\b(?:results?|lists?|pages?|screens?|views?|reports?|overviews?|hits?|maps?|calendars?|it)\s+(?:also\s+|can\s+)?(?:says?|tells?|states?|lists?)\b"
    r"|\b(?:sees?|seen|look\s+up|find\s+out)\b",
    re.IGNORECASE,
)
"""`The result says at which branches a copy is on the shelf`: what is shown is kept elsewhere."""
_WHICH_OF_THE = re.compile(rf"\b{_SAY}\s+which\s+of\s+(?:the|our|my|his|her|their)\s+{_MANY}{_ENDS}", re.IGNORECASE)
_FROM_LIST = re.compile(
    rf"\bthe\s+{_MANY}(?:\s+(?:that|which|who|it|he|she|they)\b[^,;:.()]*)?,?\s+(?:chosen|picked|selected|taken|drawn|ticked)\s+(?:from|on|off|in|out\s+of)\s+"
    r"(?:our|the|an?|my|one)\s+(?:[a-z]+\s+)?(?:list|catalogue|catalog|register|library|pool|collection)\b",
    re.IGNORECASE,
)
"""`we list the languages he or she speaks, chosen from our list`"""
_SEVERAL_FROM_LIST = re.compile(
    rf"\b(?:several|one\s+or\s+more|one\s+or\s+several|any\s+number\s+of|as\s+many|some|many|up\s+to\s+[a-z]+|any)\s+{_MANY}\s+"
    r"(?:from|out\s+of|on|in)\s+(?:our|the|an?|my)\s+(?:(?:own|central|common|shared|[a-z]+)\s+)?(?:list|catalogue|catalog|register|library|pool|collection)\b",
    re.IGNORECASE,
)
"""`is tested for one or more parameters from the parameter list`"""
_OUT_OF_ALL = re.compile(
    rf"\b(?:put|build|make|compose|assemble|create|compile|plan|draw|write)s?(?:\s+(?:together|up))?\s+(?:an?|the|my|our|their|his|her|each|every)\s+{_ONE}"
    rf"(?:\s+for\s+[^,;.]+?)?\s+(?:from|out\s+of|with|using)\s+(?:our|the|an?|my)\s+(?:[a-z]+\s+)?(?:list|catalogue|catalog|register|library|pool|collection|stock|range|database)\s+of\s+(?:the\s+|our\s+)?"
    rf"{_MANY}{_ENDS}",
    re.IGNORECASE,
)
"""`I put together a programme for my patient from our library of exercises`"""
_FOR_EACH = re.compile(
    r"\b(?:for|of|to|with|on)\s+(?:each|every|any)\s+(?P<one>[a-z][a-z-]*(?:\s(?!(?:in|on|at|of|from|with|as|and|or|is|are|was|can|may|has|we|i|it|that|which|the|so|by|for|to|they|he|she|you)\b)[a-z][a-z-]*)?)(?=[,.;]|\s(?:in|on|at|which|we|i|it|he|she|the|they|you|an?|to|from)\b|$)",
    re.IGNORECASE,
)
_TO_THE = re.compile(
    r"\s*(?:\([^()]*\)\s*)?(?:(?:that|which|who)\s+)?(?:[a-z]+\s+){0,3}?(?:to|for|with|by|of|in|on)\s+(?:the|an?|each|every|this|that)\s+(?P<one>[a-z][a-z-]*(?:\s[a-z][a-z-]*)?)(?=[,.;]|\s|$)",
    re.IGNORECASE,
)
"""`all the standards which apply to the part`"""
_RELATIVE = re.compile(
    r"\s+(?:that\s+|which\s+|whom\s+)?(?:the|an?|each|every|this)\s+(?P<one>[a-z][a-z-]*)\s+(?!(?:of|for)\b)[a-z]+",
    re.IGNORECASE,
)
"""`the allergens that a dish contains`"""
_ASKED = re.compile(r"\bwhich\b", re.IGNORECASE)
_NOUN = words_of("which that it them")
_LISTS = words_of("language skill tag category region age area subject level channel method role day")
"""What may be known of a thing, and is a thing itself where it is chosen from a list."""
_MAY = re.compile(r"choos|chose|pick|select|tick|check|click|which|from|out\s+of|list|librar|catalog", re.IGNORECASE)
"""Without any of these a sentence says nothing of it."""
_SEVERAL_ANYHOW = words_of("people children equipment furniture staff men women")
_FIRST_DEED = words_of("book reserve order hire request apply enter register plan arrange rent borrow")


def chosen(sentence: str, known: Known) -> Iterator[tuple[Noun, Noun]]:
    """What a sentence says is chosen for a known thing, or for the one that it names: several of each go together."""
    said = sentence.strip().rstrip(".;")
    if _MAY.search(said) is None:
        return
    if match := _OUT_OF_ALL.search(said):
        yield from _chosen_for(_called(match["one"], said, known), _called(match["many"], said, known), known)
        return
    each = (_WHICH_FOR_EACH,) if _FOR_EACH.search(said) else ()
    asked = () if _SHOWN.search(said) else (_IN_WHICH, _WHICH_OF_THE, *each)
    for pattern in (_FROM_LIST, _SEVERAL_FROM_LIST, _OF_ALL, _THE_ONES, *asked):
        match = pattern.search(said)
        if match is None:
            continue
        listed = pattern in (_FROM_LIST, _SEVERAL_FROM_LIST)
        named = _of_several(match["many"])
        many = _called(named, said, known) if named else Noun("")
        if _is_list(many, known, listed=listed):
            yield from _chosen_for(_for_what(said, match, known), many, known)
            return


def _for_what(said: str, match: re.Match[str], known: Known) -> Noun:
    """For what something is chosen: as the sentence says, or else what was spoken of."""
    behind = said[match.end("many") :]
    each = _FOR_EACH.search(said)
    found = (_TO_THE.match(behind), _RELATIVE.match(behind))
    names = [_called(one["one"], said, known) for one in found if one is not None]
    named = next((one for one in names if known.keeps(one) and not known.is_vague(one)), None)
    if each is not None and known.is_kind(of := _called(each["one"], said, known)):
        return of
    told = named or _deed_before(said, match, known) or _said_of(said, known)
    whichever = _ASKED.search(match[0]) is not None  # `choose which ones have paid` says nothing of what was spoken of
    return told or Noun("" if whichever else known.spoken)


def _deed_before(said: str, match: re.Match[str], known: Known) -> Noun | None:
    """What somebody makes who then chooses: `book a walk and choose which of my dogs are coming`."""
    for clause in told(said):
        place = said.find(clause.said.split()[-1]) if clause.said else -1
        left = left_behind(clause.head)
        if clause.head in _FIRST_DEED and left and clause.objects and place < match.start():
            return known.called(Noun(left))
    return None


def _said_of(said: str, known: Known) -> Noun | None:
    """The thing that the sentence is about, where nobody chooses in it: `A sample is tested for …`."""
    for clause in told(said):
        subject = clause.subjects[0] if len(clause.subjects) == 1 else Noun("")
        if subject.name and (subject.any or subject.each) and known.keeps(subject) and not known.is_somebody(subject):
            return subject
    return None


def _called(name: str, said: str, known: Known) -> Noun:
    """A noun of a sentence by the name that the document, or else the sentence, knows it by."""
    words = name.lower().split()
    last = singular(words[-1])
    for begin in range(len(words)):
        noun = Noun(" ".join([*words[begin:-1], last]))
        if known.defines(noun):
            return noun
    found = next((one for one in mentioned(said) if one.name.rpartition(" ")[2] == last), None)
    return known.called(Noun((found.bare or found.name) if found is not None else last))


def _of_several(name: str) -> str:
    """A name as far as it is said of several: `kids come along` is kids; empty if it is said of one."""
    words = name.lower().split()
    ends = [at for at, word in enumerate(words, 1) if singular(word) != word or word in _SEVERAL_ANYHOW]
    return " ".join(words[: ends[-1]]) if ends else ""


def _chosen_for(one: Noun, many: Noun, known: Known) -> Iterator[tuple[Noun, Noun]]:
    """Several of each go together, unless it is somebody for whom they are chosen who only has an account."""
    if known.is_kind(one) and (known.defines(one) or not known.is_somebody(one)):
        yield one, many


def _is_list(noun: Noun, known: Known, *, listed: bool) -> bool:
    """Whether a noun may name what there is a list of, to choose from."""
    listed = listed or " " in noun.name or noun.name.rpartition(" ")[2] in _LISTS
    return noun.name not in _NOUN and known.is_kind(noun, listed=listed)
