"""An OpenAPI document as YAML text: what PyYAML would write of it, several times as fast."""

from functools import lru_cache
from io import StringIO

import yaml
from pydantic import JsonValue
from yaml.emitter import Emitter, ScalarAnalysis

from plan.exports.unseen import holds_unseen

_WIDTH = 100
_LONGEST_KEY = 100
"""Longer keys stand behind a `?`."""
_KNOWN = 16_384


class _Dumper(yaml.SafeDumper):
    def ignore_aliases(self, data: object) -> bool:
        """Write everything out: anchors make a document harder to read, and nothing here is shared on purpose."""
        return True

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        """Indent the entries of a list below its key, as people and formatters write YAML."""
        super().increase_indent(flow, indentless=False)

    def analyze_scalar(self, scalar: str) -> ScalarAnalysis:
        """Look at every letter of a text once only: the same keys stand in a document thousands of times."""
        return _analysis(scalar)


_ANALYST = Emitter(StringIO(), allow_unicode=True)


@lru_cache(maxsize=_KNOWN)
def _analysis(text: str) -> ScalarAnalysis:
    return _ANALYST.analyze_scalar(text)


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    """Write text of several lines as such, and text with characters that nobody sees so that they can be escaped."""
    if holds_unseen(text):
        return dumper.represent_scalar("tag:yaml.org,2002:str", text, style='"')
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style="|" if "\n" in text else None)


_Dumper.add_representer(str, _text)


def document_text(document: dict[str, JsonValue]) -> str:
    """Return a document as YAML.

    PyYAML writes what stands in it, each word once; where that stands is simple enough for a document of our own.
    """
    lines: list[str] = []
    if not document or not _block(document, 0, "", lines):
        return dumped(document)
    return "\n".join([*lines, ""])


def dumped(value: object, width: float = _WIDTH) -> str:
    """Return what PyYAML alone writes of a value."""
    text: str = yaml.dump(value, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=width)
    return text


def _block(value: dict[str, JsonValue] | list[JsonValue], indent: int, lead: str, lines: list[str]) -> bool:
    """Add the lines of what is not empty, the first one behind `lead`; false where only PyYAML can write it."""
    below = indent + 2
    for each in value:
        inner, begun = each, f"{lead}-"
        if isinstance(value, dict):
            key = _key(each) if isinstance(each, str) and len(each) < _LONGEST_KEY else ""
            if not key:
                return False
            inner, begun = value[each], f"{lead}{key}:"  # type: ignore[index]  # looked at above
        lead = " " * indent
        if not inner or not isinstance(inner, dict | list):
            lines.append(f"{begun} {_scalar(inner, indent, len(begun), isinstance(value, dict))}")
            continue
        start = f"{begun} "
        if isinstance(value, dict):
            lines.append(begun)
            start = " " * below
        if not _block(inner, below, start, lines):
            return False
    return True


@lru_cache(maxsize=_KNOWN)
def _key(text: str) -> str:
    """Return a key as it is written; empty if it may take more than a line."""
    key = dumped({text: None}).removesuffix(": null\n")
    return "" if "\n" in key or key.startswith(("?", '"')) else key


def _scalar(value: JsonValue, indent: int, column: int, keyed: bool) -> str:
    if isinstance(value, int):
        return str(value).lower()
    if not isinstance(value, str):
        return dumped({"k": value})[len("k: ") : -1]
    alone = _alone(value)
    if _analysis(value).multiline or column + 1 + len(alone) > _WIDTH:
        return _in_place(value, indent, column - indent - 1 if keyed else 0)
    return alone


@lru_cache(maxsize=_KNOWN)
def _alone(text: str) -> str:
    """Return a text as it is written where it has all the room it needs."""
    if _is_plain(text):
        return text
    return dumped({"k": text}, float("inf"))[len("k: ") : -1]


def _is_plain(text: str) -> bool:
    """Whether a text is its own YAML: nothing in it is a sign, and no other value is written so."""
    looked = _analysis(text)
    if looked.multiline or not looked.allow_block_plain or holds_unseen(text):
        return False
    others = _Dumper.yaml_implicit_resolvers
    return not any(form.match(text) for _, form in (*others.get(text[:1], ()), *others.get(None, ())))


@lru_cache(maxsize=_KNOWN)
def _in_place(text: str, indent: int, key: int) -> str:
    """Return a text as it is written behind a key of so many letters, or in a list if that is 0."""
    value: object = {"k" * key: text} if key else [text]
    for _ in range(indent // 2):
        value = {"k": value} if key else [value]
    written = dumped(value)
    if not key:
        return written[indent + len("- ") : -1]
    # Those above stand in a line each.
    rest = written.split("\n", indent // 2)[-1]
    return rest[indent + key + len(": ") : -1]
