"""Inline Markdown as plain words."""

import html
import re
from functools import lru_cache

_COMMENT = re.compile(r"<!--(.*?)(?:-->|$)", re.DOTALL)
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_TAG = re.compile(r"</?[A-Za-z][A-Za-z0-9-]{0,20}(?:\s[^<>\n]{0,200})?/?>")
_IMAGE = re.compile(r"!\[([^\[\]\n]{0,300})\]\(([^()\s]{0,500})[^()\n]{0,100}\)")
_LINK = re.compile(r"(?<!!)\[([^\[\]\n]{1,300})\]\(([^()\s]{0,500})[^()\n]{0,100}\)")
_AUTOLINK = re.compile(r"<((?:https?://|mailto:)[^<>\s]{1,500})>")
_STRONG = re.compile(r"(\*\*|__)(?=\S)([^*\n]{1,2000}?)(?<=\S)\1")
_WORD_STAR = re.compile(r"(?<![\w*])\*(?=[^\s*])([^*\n]{1,1000}?)(?<=[^\s*])\*(?![\w*])")
_WORD_UNDERSCORE = re.compile(r"(?<![\w_])_(?=[^\s_])([^_\n]{1,1000}?)(?<=[^\s_])_(?![\w_])")
_STRIKE = re.compile(r"~~([^~\n]{1,1000})~~")
_CODE = re.compile(r"`+([^`\n]{1,1000})`+")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_SPACE = re.compile(r"[ \t\u00a0\u202f\u2009]+")
_LEAD = re.compile(r"\s*(?:\*\*|__)(?=\S)([^*\n]{1,120}?)(?<=\S)(?:\*\*|__)\s*")
_SET_APART = re.compile(
    r"(?<![\w*])\*{1,3}(?=[^\s*])([^*\n]{2,30}?)(?<=[^\s*,.])\*{1,3}(?![\w*])|(?<![\w_])_(?=[^\s_])([^_\n]{2,30}?)(?<=[^\s_])_(?![\w_])"
    r"|`([^`\n]{2,30})`|[\"“]([^\"“”\n]{2,30}?)[.,]?[\"”]"
)
_EMOJI = re.compile(
    "[\u2190-\u21ff\u2300-\u23ff\u2460-\u24ff\u25a0-\u27bf\u2b00-\u2bff\ufe0e\ufe0f\U0001f000-\U0001faff]+"
)


@lru_cache(maxsize=16_384)  # each reader of a statement or a cell asks for its words, and documents are read twice
def words(text: str) -> str:
    """`text` without inline markup; lines stay apart, links keep where they lead."""
    text = _BREAK.sub(" ", _COMMENT.sub(r" \1 ", text))
    text = _AUTOLINK.sub(r"\1", text)
    text = _IMAGE.sub(r"\1", text)
    text = _LINK.sub(_link, text)
    text = _STRONG.sub(r"\2", text)
    text = _WORD_STAR.sub(r"\1", text)
    text = _WORD_UNDERSCORE.sub(r"\1", text)
    text = _STRIKE.sub(r"\1", text)
    text = _CODE.sub(r"\1", text)
    text = _TAG.sub(" ", text)
    if "**" in text:
        text = text.replace("**", "")
    text = _ESCAPE.sub(r"\1", text)
    if "&" in text:
        text = html.unescape(text)
    return "\n".join(_SPACE.sub(" ", line).strip() for line in text.split("\n"))


def _link(match: re.Match[str]) -> str:
    label, target = match[1], match[2]
    if target.startswith(("http://", "https://")) and target not in label:
        return f"{label} ({target})"
    return label


@lru_cache(maxsize=16_384)
def set_apart(text: str) -> frozenset[str]:
    """The few words of `text` that are written in another way than the others: in italics, as code, in quotes."""
    found = (next(filter(None, match.groups())) for match in _SET_APART.finditer(text))
    return frozenset(" ".join(one.split()).casefold() for one in found)


def one_line(text: str) -> str:
    """`text` on one line."""
    return " ".join(text.split())


def lead(text: str) -> str:
    """What stands in bold at the start of `text`; empty if nothing does."""
    match = _LEAD.match(text)
    return words(match[1]).strip() if match else ""


def without_emoji(text: str) -> str:
    """`text` without pictures, for headings that are decorated with them."""
    return one_line(_EMOJI.sub(" ", text))
