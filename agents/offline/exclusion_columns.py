"""Exclusions once columns of their table have other names, or are gone."""

import re
from collections.abc import Collection, Mapping

from plan.database import Exclusion


def with_names(exclusions: tuple[Exclusion, ...], names: Mapping[str, str]) -> tuple[Exclusion, ...]:
    """Return exclusions in which columns have the names that they get."""
    return tuple(
        one.model_copy(
            update={
                "columns": tuple(names.get(name, name) for name in one.columns),
                "starts": names.get(one.starts, one.starts),
                "ends": names.get(one.ends, one.ends),
                "where": re.sub(r"'(?:[^']|'')*'|\w+", lambda found: names.get(found[0], found[0]), one.where),
            }
        )
        for one in exclusions
    )


def without_columns(exclusions: tuple[Exclusion, ...], gone: Collection[str]) -> tuple[Exclusion, ...]:
    """Return the exclusions that speak of no column that is gone."""
    return tuple(one for one in exclusions if not set(gone) & {*one.columns, one.starts, one.ends, *_words(one.where)})


def _words(where: str) -> list[str]:
    return re.findall(r"\w+", re.sub(r"'(?:[^']|'')*'", "", where))
