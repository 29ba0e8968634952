"""Answers to questions as whole sentences: `The floor and the size.` below `Rooms` is what is recorded of each room."""

import re
from collections.abc import Sequence
from dataclasses import replace

from plan.reading.english.verbless import only_names
from plan.reading.frames.dialogue import ASKED
from plan.reading.text.document import Block
from plan.reading.text.naming import in_sentence, in_singular, singular
from plan.reading.text.sentences import NOT_ABBREVIATED

_SENTENCE = re.compile(rf"(?<=[.!?]){NOT_ABBREVIATED}(?=\s+\S)")
_LEADING = re.compile(
    r"^(?:(?P<maybe>sometimes|often|mostly|usually|possibly|maybe|perhaps|occasionally)|and|also|plus|then|well|of\s+course|yes|oh"
    r"|obviously|naturally|always)\b,?\s+",
    re.IGNORECASE,
)
_YES = re.compile(r"^(?:yes|sure|right|exactly)\s*[:;–—-]\s*(?=\S)", re.IGNORECASE)
"""`Yes: a name and a size.`"""
_ASIDE = re.compile(
    r",\s+(?:obviously|of\s+course|naturally|clearly|certainly|sure|mind\s+you|as\s+well)(?=\s*[,.])|\s+as\s+well(?=\s*[,.])",
    re.IGNORECASE,
)
_ITS = re.compile(r"^(?:its|their|his|her)\s+", re.IGNORECASE)
_GOES_ON = re.compile(r",\s+(?:and|but)\s+(?=(?:there|it|they|we|you|no|nobody)\b)")
"""Where a list is followed by a sentence of its own: `Its name, and there are no two with the same one.`"""
_FIRST_PART = re.compile(r"[,;:(]|\s[–—-]\s|\s(?:and|that|which|who|if|when|where|because)\s")
_IT = re.compile(r"^(?:it|they)\s+(?=(?:also\s+)?[a-z]+s?\s)", re.IGNORECASE)
_ASKING = re.compile(
    r"^(?:which|what|who|whose|when|where|whether|how|from\s+when|until\s+when|since\s+when|why)\b", re.IGNORECASE
)
_LISTS_STATES = re.compile(r"^[^:]{0,60}:\s*(?P<states>[^:.]+(?:,|\bor\b|\band\b)[^:.]+)\.?$")
_ANNOUNCES = re.compile(r"(?:^|(?<=[.!?])\s+)[^.!?:]{0,80}:\s*$")
_VAGUE = re.compile(
    r"\b(?:time|day|right|everything|nothing|thing|things|idea|question|problem|others?|both|none|many|a\s+lot)$",
    re.IGNORECASE,
)
"""What answers something else than what is known: `All the time.`"""
_NO_FIELD = re.compile(r"(?:the\s+same|no|not|only|every|each|any|never|all|both|some|most)\b", re.IGNORECASE)
_NOTED_DOWN = re.compile(
    r"\b(?:log|record|report|enter|register|note|file|document|capture|write\s+(?:down|up))\s+(?:an?|each|every)\s+(?:new\s+)?(?P<what>[a-z]+(?:\s[a-z]+)?)[.:](?=\s|$)",
    re.IGNORECASE,
)
"""`I want to log a defect. Which machine, what's wrong, who reported it, and when.`"""
_SEVERAL = re.compile(
    r"^(?P<many>[A-Z][a-z]+(?:\s[a-z]+)?(?<!s)s)(?:,?\s+and\s+[a-z]+s)?(?:,?\s+(?:for\s+example|for\s+instance|such\s+as|e\.\s?g\.|like|mostly|mainly)\b.*|\s*[(:].*)?[.!]$",
    re.DOTALL,
)
_EACH_ONE = re.compile(
    r"^(?P<each>\s*(?:each|every))(?:\s+one)?(?:\s+of\s+(?:them|these|those))?(?=\s+(?:has|gets|comes|needs|carries|belongs)\s)",
    re.IGNORECASE,
)
_INFOS = frozenset(ASKED.values())


def with_whole_answers(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, with what is no sentence below a question as one about the thing that it asks about."""
    found: list[Block] = []
    topic = info = ""
    first = False
    for at, written in enumerate(blocks):
        block = written
        if block.kind == "heading":
            topic, info, first = _topic(block), block.info, True
            found.append(block)
            if topic and info == ASKED["states"] and at + 1 < len(blocks) and blocks[at + 1].kind == "item":
                found.append(replace(block, kind="text", text=_has_states(topic), depth=0, info=""))
            continue
        if not topic and info in _INFOS and block.kind == "text" and first:
            block = replace(block, text=_of_what_it_names(block.text))
        if not topic or block.kind != "text" or block.depth:
            asks = block.kind in ("text", "item") and _NOTED_DOWN.search(block.text)
            found.append(replace(block, text=_whole(block.text, "", "", first=False)) if asks else block)
        elif info == ASKED["states"] and at + 1 < len(blocks) and blocks[at + 1].kind == "item":
            found.append(replace(block, text=_with_announced(block.text, topic)))
        else:
            found.append(replace(block, text=_whole(block.text, topic, info, first=first)))
        first = False
    return found


def _topic(heading: Block) -> str:
    if heading.info not in _INFOS or not heading.text:
        return ""
    return in_singular(heading.text.lower())


def _one(topic: str) -> str:
    return f"{'An' if topic[:1] in 'aeiou' else 'A'} {topic}"


def _has_states(topic: str) -> str:
    return f"{_one(topic)} has one of these states:"


def _with_announced(text: str, topic: str) -> str:
    """What stands over the items of a list of states, so that it says whose they are: `In the end: …`."""
    announcing = _ANNOUNCES.search(text)
    if announcing is None:
        return text
    gap = " " if announcing[0][:1].isspace() else ""
    return f"{text[: announcing.start()]}{gap}{_has_states(topic)}"


def _whole(text: str, topic: str, info: str, *, first: bool) -> str:
    """A paragraph with its fragments as sentences."""
    told_of, noted = [], ""
    for at, part in enumerate(_SENTENCE.split(text)):
        said = part.lstrip()
        gap = part[: len(part) - len(said)]
        if noted and _asks_on(said):
            told_of.append(f"{gap}For each {noted} we record {in_sentence(said)}")
        else:
            told_of.append(f"{gap}{_sentence(said, topic, info, first=first and not at)}")
        match = _NOTED_DOWN.search(said)
        noted = match["what"].lower() if match else ""
    return "".join(told_of)


def _of_what_it_names(text: str) -> str:
    """An answer that begins with several of what it tells of, and goes on with each: `Dishes. Each one has …`."""
    first, *more = _SENTENCE.split(text)
    match = _SEVERAL.match(first)
    if match is None or not only_names(match["many"]):
        return text
    one = singular(match["many"].lower())
    return "".join((first, *(_EACH_ONE.sub(rf"\g<each> {one}", said) for said in more)))


def _asks_on(said: str) -> bool:
    """Whether a sentence only lists questions, which what was just said to be noted down answers."""
    return _ASKING.match(said) is not None and "," in said and said.rstrip().endswith(".")


def _sentence(said: str, topic: str, info: str, *, first: bool) -> str:
    if info == ASKED["states"] and (states := _LISTS_STATES.match(said)):
        return f"{_has_states(topic)} {states['states'].strip()}."
    if first and _IT.match(said):
        return _IT.sub(f"{_one(topic)} ", said)
    if info != ASKED["contents"]:
        return _YES.sub("", said)
    said = _YES.sub("", said)
    leading = _LEADING.match(said)
    bare = _ASIDE.sub("", said[leading.end() :] if leading else said)
    if not _is_fragment(bare):
        return said
    listed, *more = _GOES_ON.split(bare, maxsplit=1)
    end = " (optional)" if leading and leading["maybe"] else ""
    listed = f"{listed.rstrip('.!')}{end}."
    rest = f" {more[0][:1].upper()}{more[0][1:]}" if more else ""
    article = _ITS.sub("the ", listed)
    return f"For each {topic} we record {in_sentence(article)}{rest}"


def _is_fragment(said: str) -> bool:
    """Whether a sentence has no verb of its own, or is a list of questions."""
    if _NO_FIELD.match(said) or said.endswith("?") or not said.rstrip().endswith((".", "!")) or not said[:1].isalpha():
        return False
    if _ASKING.match(said):
        return _asks_on(said)
    part, *behind = _FIRST_PART.split(said, maxsplit=1)
    part = part.rstrip(".! ")
    if behind and said[len(part) :].lstrip().startswith(":"):
        return False  # a title, or whoever says it
    return bool(part) and not _VAGUE.search(part) and only_names(part)
