"""The fields that a French, Spanish or Portuguese list names."""

import re

_SPLIT = re.compile(r",\s*(?:(?:et|y|e)\s+)?|\s+(?:et|y|e)\s+", re.IGNORECASE)
_BRACKETS = re.compile(r"\(([^()]*)\)")
_LEADING = re.compile(
    r"^(?:(?:el|la|los|las|le|les|o|os|as|a|une?|una?|uma?|des|unas|unos|umas|uns|su|sus|leurs?|son|sa|ses|seus?|suas?|también|"
    r"également|aussi|também|además|sobre\s+todo)\s+|[ld]['’]\s*)+",
    re.IGNORECASE,
)
_CLAUSE = re.compile(
    r"\s+(?:que|qui|qu['’]|où|dont|donde|cuando|quando|quand|lorsque|onde|(?:para|pour)(?=\s+(?:[^\W\d_]+(?:ar|er|ir|re|oir|á|ê|í)(?:-?l[oae]s?|-?se|-?me)?|que|qu)(?:\s|$))|al|à\s+laquelle|auquel)(?:\s|$).*$",
    re.IGNORECASE,
)
_OTHERWISE = re.compile(
    r"^(?:plusieurs|varios|varias|vários|várias|muchos|muchas|muitos|muitas|otros|outros|d['’]autres|un[ao]?\s+o\s+(?:más|varios)|"
    r"un\s+ou\s+plusieurs|uma?\s+ou\s+(?:mais|vários)|no|ne|não|si|se|s['’]il|quien|quién|qui|quem|cómo|como|comment)\b|^\W*\d",
    re.IGNORECASE,
)
"""What counts other things, denies, or asks what no name is known for."""
_FINITE = re.compile(
    r"\b(?:est|sont|peut|peuvent|doit|doivent|es|son|está|están|puede|pueden|debe|deben|é|são|estão|pode|podem|deve|devem|fica|"
    r"appartient|pertenece|pertence|concerne|se)\b",
    re.IGNORECASE,
)
_OPTIONAL = re.compile(
    r"\s*,?\s*(?:si\s+(?:hay|existe|lo\s+tiene)|s['’]il\s+y\s+en\s+a(?:\s+une?)?|se\s+houver|le\s+cas\s+échéant|opcional|facultati(?:f|ve))$",
    re.IGNORECASE,
)
_UNIQUE = re.compile(r"\s+(?:unique|únic[oa]|exclusiv[oa])$", re.IGNORECASE)
_REASON = re.compile(
    r",?\s+(?:para\s+que|porque|afin\s+(?:de|que|qu['’])|pour\s+que|parce\s+qu|a\s+fim\s+de|de\s+(?:modo|forma|manera)\s+que)\b.*$",
    re.IGNORECASE,
)
_LONGEST = 5


def romance_fields(text: str) -> tuple[str, ...]:
    """Return the fields that a list names; none if most of what it lists are none."""
    text = _REASON.sub("", text)
    held: list[str] = []

    def put(match: re.Match[str]) -> str:
        held.append(match[0])
        return f"\x00{len(held) - 1}\x00"

    parts = [part for part in _SPLIT.split(_BRACKETS.sub(put, text.strip(" .;:"))) if part.strip()]
    named = [_name(re.sub("\x00(\\d+)\x00", lambda m: held[int(m[1])], part)) for part in parts]
    found = tuple(dict.fromkeys(name for name in named if name))
    return found if len(found) * 2 > len(parts) else ()


def _name(part: str) -> str:
    """The name of the field that one part of a list speaks of; empty if of none."""
    outside, bracket, note = part.strip(" .;:").partition("(")
    optional = _OPTIONAL.search(outside)
    bare = _CLAUSE.sub("", _OPTIONAL.sub("", _LEADING.sub("", outside.strip()))).strip(" ,.-–:")
    if not bare or _OTHERWISE.match(bare) or _FINITE.search(bare) or len(bare.split()) > _LONGEST:
        return ""
    note = f"{bracket}{note}" if note else "(optional)" if optional else ""
    unique = _UNIQUE.search(bare)
    return f"{bare[: unique.start()]} (unique)" if unique and not note else f"{bare} {note}".strip()
