"""What the marks in a drawing mean, in lines that stand below it."""

from collections.abc import Mapping, Sequence
from typing import Literal

Of = Literal["stories", "components", "tables"]

_LANES: Mapping[Of, Sequence[tuple[str, str, str]]] = {
    "stories": (
        ("◇ ◆", "% #", "on the critical path, drawn heavy: what is late there makes the end late"),
        ("●", "O", "waits for what its line comes from, above"),
        ("○", "o", "waits for nothing"),
    ),
    "components": (
        ("●", "O", "is called or read by what its line comes from, above"),
        ("○", "o", "is called by nothing here"),
    ),
    "tables": (
        ("●", "O", "refers to what its line comes from, above"),
        ("○", "o", "refers to nothing"),
    ),
}
_BOXES: Mapping[Of, Sequence[tuple[str, str, str]]] = {
    "stories": (("▼ ▶", "v >", "waits for what the line comes from"),),
    "components": (("▼ ▶ ▲ ◀", "v > ^ <", "is called or read by what the line comes from"),),
    "tables": (
        ("╪ ╫", "= #", "exactly one"),
        ("○", "o", "none or one"),
        ("╱│╲ < >", "/|\\ < >", "many"),
        ("↺", "@", "refers to itself"),
    ),
}
_WORDS: Mapping[Of, Sequence[tuple[str, str]]] = {
    "stories": (("slack", "how many points later a story may end before the end is later"),),
    "components": (),
    "tables": (("PK", "primary key"), ("FK", "foreign key"), ("PF", "both"), ("UQ", "unique"), ("?", "may be null")),
}


def legend(of: Of, form: str, drawing: str, *, ascii_only: bool) -> str:
    """Return what the marks mean that stand in `drawing`, which was drawn as `form`; `""` if none does."""
    said = []
    for signs, plain, meaning in (_LANES if form == "lanes" else _BOXES)[of]:
        there = [sign for sign in (plain if ascii_only else signs).split() if sign[:1] in drawing]
        if there:
            said.append(f"{' '.join(there)} {meaning}")
    said += [f"{word} {meaning}" for word, meaning in _WORDS[of] if word in drawing]
    return ("; " if ascii_only else " · ").join(said)
