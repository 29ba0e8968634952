"""Where a text names something, found without making a pattern of each name that is looked for.

Documents have hundreds of names, and Python keeps 512 patterns: making one of each name, in each sentence, also drove
out those that are the same for all of them.
"""

_LIKE_I = str.maketrans("ıİ", "ii")
"""What a pattern takes for an `i`, and folding does not."""


def begins(text: str, letters: str) -> int:
    """Where a word of a text first begins with some letters, as `\\b` has it; less than 0 where none does."""
    at = text.find(letters)
    while at >= 0 and not _is_edge(text, at):
        at = text.find(letters, at + 1)
    return at


def has_word(text: str, word: str) -> bool:
    """Whether a word, or several, stand in a text as they are."""
    at = text.find(word)
    while at >= 0 and not (_is_edge(text, at) and _is_edge(text, at + len(word))):
        at = text.find(word, at + 1)
    return at >= 0


def may_hold(text: str, letters: str) -> bool:
    """Whether a pattern that holds some letters, small or capital, could find something in a text."""
    return folded_case(letters) in folded_case(text)


def folded_case(text: str) -> str:
    """A text in which a pattern's letters, small or capital, stand as small ones."""
    return text.casefold() if text.isascii() else text.translate(_LIKE_I).casefold()


def _is_edge(text: str, at: int) -> bool:
    """Whether a word begins or ends at a place."""
    return _is_letter(text, at - 1) != _is_letter(text, at)


def _is_letter(text: str, at: int) -> bool:
    return 0 <= at < len(text) and (text[at].isalnum() or text[at] == "_")
