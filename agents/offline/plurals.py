"""The inflect library, without the seconds that its import takes.

inflect decorates every method with typeguard's `typechecked`, and typeguard parses inflect's whole source anew for each
of them: 2.5 s, more than litellm's own import. What we pass is checked by mypy, so the decorator is left out.
"""

from typing import TypeVar

import typeguard

T = TypeVar("T")


def _unchecked(target: T) -> T:
    return target


_checked = typeguard.typechecked
typeguard.typechecked = _unchecked  # type: ignore[assignment]  # one of its overloads is all that inflect uses
try:
    import inflect
finally:
    typeguard.typechecked = _checked

ENGINE = inflect.engine()
