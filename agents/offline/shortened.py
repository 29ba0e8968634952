"""Quoting a long text of the documents in a short one of the plan."""

_LOOSE = " ,;:.–—-("


def shortened(text: str, most: int) -> str:
    """Return `text` in at most so many characters: where it is longer, whole words of it and an ellipsis."""
    text = text.strip()
    if len(text) <= most:
        return text
    kept = text[:most]
    words = kept.rpartition(" ")[0] or kept[: most - 1]
    return f"{words.rstrip(_LOOSE)}…"
