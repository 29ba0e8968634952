"""Blocks: data within a message, which no text inside them can close.

A block is `<name>`, one line of strict JSON and `</name>`. Inside the JSON `<`, `>` and `&` are written as
`\\u003c`, `\\u003e` and `\\u0026`, so whatever a document holds, the first `</name>` is the block's own.
"""

import json
import re

from pydantic import BaseModel, JsonValue

_ESCAPES = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"})
_SURROGATE = re.compile("[\ud800-\udfff]")


def block(name: str, content: BaseModel | JsonValue) -> str:
    """Return the block `name` with `content` as its JSON."""
    data = content.model_dump(mode="json") if isinstance(content, BaseModel) else content
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return f"<{name}>\n{_printable(text).translate(_ESCAPES)}\n</{name}>"


def _printable(text: str) -> str:
    """Escape lone surrogates, which no encoding of a request can carry."""
    return _SURROGATE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
