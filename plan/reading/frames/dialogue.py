"""Questions with their answers, as in interviews, minutes and threads: a question is a heading over what answers it."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from plan.reading.frames.asked_about import asked
from plan.reading.text.document import Block
from plan.reading.text.markup import words
from plan.reading.text.naming import plural, singular
from plan.reading.text.sections import kind_of

ASKED: dict[str, str] = {"contents": "asked for contents", "states": "asked for states", "anything": "asked"}
"""The `info` of a heading that is a question, by what this asks of the thing that the heading names."""
_FEWEST = 2
"""Questions of a document that is a dialogue."""
_NAME = r"(?:(?:Mrs?|Ms|Dr|Prof)\.?\s+)?[A-Z][\w’'-]*(?:\s+[A-Z][\w’'-]*)?"
_ROLE = r"(?:[*_]{0,3}\s*[*_]{0,3}\([^()\n]{1,40}\))?"
_ASKS = (
    rf"(?:(?P<who>{_NAME}|[A-Z][a-z]+(?:\s[a-z]+)?){_ROLE}\s+"
    r"(?:asked|asks|wanted\s+to\s+know|wants\s+to\s+know)\s*:\s*)"
)
_TURN = rf"(?:(?P<name>{_NAME}){_ROLE}:\s+(?=\S))"
"""`Ida: And what about boats?`, in bold."""
_BOLD = re.compile(
    rf"\A\s*(?:\*\*|__)(?:{_ASKS}|{_TURN})?(?P<said>[^*\n][^*]{{2,220}}?)(?:\*\*|__)[ \t]*"
    r"(?:\n|\Z)(?P<answer>.*)\Z",
    re.DOTALL,
)
_LABELLED = re.compile(
    r"\A\s*(?:\*\*|__)?(?:Q|Question|Interviewer|Moderator)\s*\d{0,3}\s*[:.](?:\*\*|__)?\s+(?P<said>.{3,220}?)[ \t]*"
    r"(?:\n(?=\s*(?:\*\*|__)?(?:A|Answer)\s*\d{0,3}\s*[:.])(?P<answer>.*))?\Z",
    re.DOTALL,
)
_ASKED = re.compile(rf"\A\s*{_ASKS}[\"“]?(?P<said>[^\n]{{3,220}}?\?)[\"”]?[ \t]*(?:\n(?P<answer>.*))?\Z", re.DOTALL)
_ASKS_ANYTHING = re.compile(r"\?|!!|^\W*(?:tell\s+me|let['’]?s\s+talk)\b", re.IGNORECASE)
_HEADED = re.compile(r"\A\s*(?P<said>[^\n]{3,120}\?)\s*\Z")
_SPEAKER = re.compile(
    rf"\A(?P<stamp>\s*\[?\d{{1,2}}[:.]\d\d\]?\s+)?(?P<open>[*_(]{{0,3}})(?P<who>A(?:nswer)?\s*\d{{0,3}}|{_NAME}|[A-Z]{{1,3}}){_ROLE}[*_]{{0,3}}\s*"
    rf"(?::|(?<=A)\.)[*_]{{0,3}}\s*(?:\({_NAME}\)\s*)?(?=\S)"
)
_DIRECTION = re.compile(r"\A[*_]{0,3}\([a-z][^()\n]{1,40}\)[*_]{0,3}\s*")
"""`(laughs)`"""
_IN_BRACKETS = r"\((?:{names})(?:\s*,\s*[a-z ]+)?:\s+[\"“]?(?P<said>[^()\"“”]+)[\"”]?\)"
_QUOTED = re.compile(r"\A[\"“](?P<said>[^\"“”]+?)[.,]?[\"”](?P<more>.*)\Z", re.DOTALL)
_ROSTER = re.compile(r"\*\*(?P<who>[A-Z][^*\n]{1,30})\*\*\s*\([^()\n]{2,60}\)(?=[,.;]|\s+and\b|\s*\Z)")
"""`**Ida** (reception), **Bo** (kitchen)`: who says what."""
_ABOUT = re.compile(r"^\W*(?:about|on|regarding)\s+|^\W*(?:\d+(?:\.\d+)*[.)]?\s+)?(?:the|our|your)\s+", re.IGNORECASE)
_THING = re.compile(r"[A-Za-z][a-z-]+(?:\s[a-z-]+)?$")
_NO_PERSON = re.compile(
    r"(?:note|notes|example|remark|important|warning|todo|result|status|priority|title|name|date|subject|from|to|cc|ps|nb|id)$",
    re.IGNORECASE,
)


def with_dialogue(blocks: Sequence[Block], speakers: frozenset[str] | None) -> list[Block]:
    """The blocks of a document that is a dialogue of `speakers`, with its questions as headings that name what they ask
    about, and without the names of those who answer; one of None as it is.
    """
    if speakers is None:
        return list(blocks)
    found: list[Block] = []
    depth, about = 1, ""
    for block in blocks:
        match = _question(block)
        said = asked(words(match["said"])) if match is not None else None
        if block.kind == "heading":
            depth, about = block.depth, _named_by(block)
        if match is None or said is None or (block.kind == "heading" and not (said.of and said.what != "anything")):
            found.append(_without_speaker(block, speakers))
            continue
        topic = said.of or (about if said.means_it else "")
        about = topic or about
        info = ASKED[said.what]
        if block.kind == "heading":
            found.append(replace(block, text=_title(topic), info=info))
            continue
        answer = _answer(block, match)
        question = block.text[: match.start("answer")] if answer is not None else block.text
        found += [
            replace(block, kind="comment", text=words(question).strip()),
            replace(block, kind="heading", text=_title(topic), depth=depth + 1, info=info),
        ]
        if answer is not None:
            found.append(_without_speaker(answer, speakers))
    return found


def speakers_of(blocks: Sequence[Block]) -> frozenset[str] | None:
    """The names of those who talk with each other in a document; None if it is no dialogue."""
    if sum(_question(block) is not None for block in blocks) < _FEWEST:
        return None
    said = (_SPEAKER.match(line) for block in blocks for line in block.text.split("\n"))
    turns = Counter(speaker["who"] for speaker in said if speaker)
    sure = frozenset(_asking(blocks))
    # A single word in bold below a question may as well name what is asked about.
    return sure | {one for one in _answering(blocks, by_name=bool(sure)) if sure or turns[one] >= _FEWEST}


def _question(block: Block) -> re.Match[str] | None:
    """The question that a paragraph begins with or is, or that a heading asks; none if it is neither."""
    if block.kind == "heading":
        return _HEADED.match(block.text) if kind_of(block.text) is None else None
    if block.kind != "text" or block.depth:
        return None
    if (match := _BOLD.match(block.text)) and _ASKS_ANYTHING.search(match["said"]):
        return match
    labelled = _LABELLED.match(block.text)
    if labelled and (block.text.lstrip(" *_")[:1] == "Q" or _ASKS_ANYTHING.search(labelled["said"])):
        return labelled
    return _ASKED.match(block.text)


def _title(topic: str) -> str:
    """Several of what a question asks about, as a heading names them."""
    *before, last = topic.split() or [""]
    many = " ".join((*before, plural(last))) if last else ""
    return many[:1].upper() + many[1:]


def _named_by(heading: Block) -> str:
    """The thing that a heading names by itself, or as what it is about: `About the rooms`."""
    title = _ABOUT.sub("", words(heading.text)).strip(" .:?!")
    if not _THING.match(title):
        return ""
    *before, last = title.lower().split()
    return " ".join((*before, singular(last))) if singular(last) != last or not before else ""


def _answer(block: Block, match: re.Match[str]) -> Block | None:
    """The rest of a paragraph that begins with a question."""
    said = match["answer"] if "answer" in match.re.groupindex else None
    if not said or not said.strip():
        return None
    line = block.line + block.text.count("\n", 0, match.start("answer"))
    return replace(block, text=said, line=line)


def _asking(blocks: Sequence[Block]) -> Iterator[str]:
    """Those who ask by name, and those of whom it is said who they are."""
    for block in blocks:
        if block.kind == "text" and len(roster := _ROSTER.findall(block.text)) >= _FEWEST:
            yield from roster
        match = _question(block)
        told = match.groupdict() if match is not None else {}
        if asking := told.get("who") or told.get("name"):
            yield asking


def _answering(blocks: Sequence[Block], *, by_name: bool) -> Iterator[str]:
    """Those whose names stand in front of answers; with `by_name`, of any turn in bold, since who asks does so too."""
    awaited = False
    for block in blocks:
        match = _question(block)
        turn = _SPEAKER.match(block.text) if by_name and block.kind == "text" and match is None else None
        if turn and turn["open"].startswith(("**", "__")) and not _NO_PERSON.match(turn["who"]):
            yield turn["who"]
        answer = _answer(block, match) if match is not None else block if awaited else None
        awaited = match is not None and answer is None
        speaker = _SPEAKER.match(answer.text) if answer is not None and answer.kind in ("text", "item") else None
        if speaker and not _NO_PERSON.match(speaker["who"]):
            yield speaker["who"]


def _without_speaker(block: Block, speakers: frozenset[str]) -> Block:
    """A paragraph or an item without the name of whoever says it, and without the quotation marks around that."""
    if block.kind not in ("text", "item") or not speakers:
        return block
    text = block.text
    speaker = _SPEAKER.match(text)
    if speaker and speaker["who"] in speakers:
        text = _DIRECTION.sub("", text[speaker.end() :])
        if quoted := _QUOTED.match(text):
            text = f"{quoted['said']}{quoted['more']}"
    names = "|".join(map(re.escape, sorted(speakers)))
    text = re.sub(_IN_BRACKETS.format(names=names), r"(\g<said>)", text)
    return replace(block, text=text) if text != block.text else block
