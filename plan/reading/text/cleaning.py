"""Text that is safe to keep and to show: no control characters, nothing that reorders or hides what is around it."""

import re

# Removed outright: C0 and C1 controls, zero-width characters, bidirectional overrides, tag characters, the BOM.
_REMOVED = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u061c\u180e\u200b\u200e\u200f"
    "\u202a-\u202e\u2060-\u206f\ufeff\ufff0-\ufffb\U000e0000-\U000e007f]"
)
# Joiners belong to Persian, Indic scripts and emoji; between Latin letters they only hide.
_JOINER = re.compile(r"(?<![\u0600-\u1fff\u2600-\u27bf\ufe0f\U0001f000-\U0001faff])[\u200c\u200d]+")
# Python and terminals break lines at these, editors do not: kept as spaces, line numbers stay an editor's.
_SPACES = re.compile("[\x0b\x0c\x1c-\x1f\x85\u2028\u2029]")
_SURROGATES = re.compile("[\ud800-\udfff]")


def clean(text: str) -> str:
    """`text` without hidden characters, its line endings as newlines; lines stay where they were."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = _SPACES.sub(" ", text)
    text = _REMOVED.sub("", text)
    text = _JOINER.sub("", text)
    return _SURROGATES.sub("\ufffd", text)
