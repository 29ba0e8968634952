"""What a noun means in the light of the things that a German or a Romance document is known to speak of."""

from collections.abc import Mapping

from plan.reading.definitions.tongue import Tongue
from plan.reading.text.naming import folded

_SHORTEST = 4
_ENDINGS = 2
"""Letters by which two forms of a German noun may differ."""


def known_name(said: str, names: Mapping[str, str], tongue: Tongue) -> str:
    """The thing that a noun means, of those known by their folded names in the singular; empty if it means none."""
    name, german = folded(tongue.one(said.strip())), tongue.code == "de"
    return names.get(name) or (_in_another_form(said, names) if german else "") or _longer(name, names, german=german)


def _in_another_form(said: str, names: Mapping[str, str]) -> str:
    """The only thing that a German noun is another form of: endings do not tell that `Fische` are fish."""
    found = {names[one] for one in names if is_same(one, said.strip())}
    return found.pop() if len(found) == 1 else ""


def _longer(name: str, names: Mapping[str, str], *, german: bool) -> str:
    """The only thing that is called by a longer name, which a noun leaves out: a `Schutzvertrag` is a `Vertrag`."""
    if len(name) < _SHORTEST:
        return ""
    longer = [
        one
        for one in names
        if ((" " not in one and one.endswith(name)) if german else one.startswith((f"{name} d", f"{name} à ")))
    ]
    return names[longer[0]] if len({names[one] for one in longer}) == 1 else ""


def is_same(one: str, other: str) -> bool:
    """Whether two forms of a noun are of the same one."""
    short, long = sorted((folded(one), folded(other)), key=len)
    return short == long or (len(short) >= _SHORTEST and long.startswith(short) and len(long) - len(short) <= _ENDINGS)
