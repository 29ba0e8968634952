"""Wishes in one line behind their priority: `Must: finding a prop; recording every move. Could: tag labels.`"""

import re

from plan.reading.gathered.gathering import StoryDraft
from plan.reading.gathered.standing import Standing
from plan.reading.text.document import Statement
from plan.reading.text.naming import folded, key, singular, without_article
from plan.reading.words.attribute_words import is_attribute
from plan.reading.words.priorities import priority_word
from plan.reading.words.verbs import begins_with_verb, is_deed, plain_verb
from plan.requirements import Priority

_RANKED = re.compile(
    r"(?P<rank>(?:must|should|could)(?:[ -]haves?)?|nice to have|essential|optional|may"
    r"|(?:(?:could|can|may|might|will)\s+(?:come|follow|wait|be\s+added)\s+)?(?:maybe\s+)?later(?:\s+on)?)\s*[:–—]\s+"
    r"(?P<list>[^:]+)",
    re.IGNORECASE,
)
_CANNOT_DO_WITHOUT = re.compile(
    r"(?:what|the\s+(?:main\s+)?things?(?:\s+that)?)\s+(?:i|we)\s+(?:can(?:['’]t|not|\s+not)\s+(?:[a-z]+\s){1,3}?without|"
    r"(?:really\s+|absolutely\s+)?need(?:\s+(?:most|first))?|must\s+have)\s+(?:is|are)\s*:?\s+(?P<list>[a-z]+ing\s[^:]+)",
    re.IGNORECASE,
)
"""`What we can't live without is booking a room, cancelling a booking and recording payments`"""
_ASIDE = re.compile(r"\s*\([^()]*\)")
_LONGEST = 12
"""Words of a wish in such a line; what has more is a sentence."""
_NO_WISH = re.compile(r"(?:it|they|we|you|he|she|this|that|there|be|have|not)\b", re.IGNORECASE)


def tell_ranked(at: Standing, statement: Statement) -> bool:
    """Take the wishes of a line that lists several behind their priority; false if it is no such line.

    One that was told before, without a priority, gets it.
    """
    match = _RANKED.fullmatch(statement.text.strip())
    needed = _CANNOT_DO_WITHOUT.fullmatch(statement.text.strip())
    rank: Priority | None = "must" if needed else _ranked(match["rank"]) if match else None
    listed = needed or match
    wishes = _wishes(listed["list"], one=statement.kind == "item") if listed else ()
    single = len(wishes) == 1 and statement.kind != "item" and not _is_done(wishes[0])
    if rank is None or not wishes or single or statement.kind not in ("text", "item"):
        return False
    for wish in wishes:
        if (known := _told_before(at, wish)) is not None:
            known.priority = known.priority or rank
        else:
            want = _as_wanted(wish)
            at.begin_story(StoryDraft(at.source(statement.line), want=want, priority=rank, plain=True))
            at.story = None
    return True


def _ranked(said: str) -> Priority | None:
    return "could" if said.lower().startswith(("could ", "may", "can ", "might ", "will ")) else priority_word(said)


def _wishes(listed: str, *, one: bool) -> tuple[str, ...]:
    """The wishes of a line; of `one` that is an item of its own, only what commas or semicolons part."""
    if one and not re.search("[,;]", listed):
        return () if _NO_WISH.match(listed) else (listed.strip(" ."),)
    parts = re.split(r";\s+" if ";" in listed else r",\s+(?:and\s+)?|\s+and\s+", _ASIDE.sub("", listed).strip(" ."))
    wishes = tuple(part.strip() for part in parts if part.strip())
    if ";" not in listed and wishes and _is_done(wishes[0]) and not all(map(_is_done, wishes)):
        return (listed.strip(" ."),)  # `import a batch from a tablet, refusing duplicates and values`
    return () if any(len(one.split()) > _LONGEST or _NO_WISH.match(one) for one in wishes) else wishes


def _is_done(wish: str) -> bool:
    """Whether a part of a list says what is done, and not only to what."""
    return _is_doing(wish) or bool(plain_verb(wish.partition(" ")[0]) and " " in wish)


def _is_doing(wish: str) -> bool:
    """Whether a part begins with the bare form of a verb: `scan badge and tag`."""
    first, second = (*wish.split(maxsplit=2), "", "")[:2]
    return begins_with_verb(wish) or (bool(second) and not is_attribute(wish) and is_deed(first, second))


def _as_wanted(wish: str) -> str:
    """A wish as it stands after "to": finding a prop is to find one, loans are managed."""
    first, _, rest = wish.partition(" ")
    if verb := plain_verb(first) if rest else "":
        return f"{verb} {rest}"
    return (
        wish
        if _is_doing(wish) or wish[:1].isupper()
        else f"manage {without_article(wish)[:1].lower()}{without_article(wish)[1:]}"
    )


def _told_before(at: Standing, wish: str) -> StoryDraft | None:
    verb, _, rest = _as_wanted(wish).partition(" ")
    said = {singular(word) for word in key(rest).split()} | ({verb} if verb != "manage" else set())
    return next((one for one in at.gathered.stories if said <= _words(one)), None)


def _words(story: StoryDraft) -> set[str]:
    return {singular(word) for word in re.findall(r"\w+", folded(f"{story.title} {story.want}"))}
