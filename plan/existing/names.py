"""Names of what a plan makes, short enough for PostgreSQL."""

import hashlib

LONGEST_NAME = 63
"""Bytes of a name that PostgreSQL keeps."""


def quoted(name: str) -> str:
    """Return a name as an identifier of PostgreSQL and SQLite."""
    return '"' + name.replace('"', '""') + '"'


def short_name(*parts: str) -> str:
    """Return a name that is the same after PostgreSQL has cut it."""
    name = "_".join(parts)
    if len(name.encode()) <= LONGEST_NAME:
        return name
    digest = hashlib.blake2b(name.encode(), digest_size=4).hexdigest()
    return name.encode()[: LONGEST_NAME - 9].decode(errors="ignore") + "_" + digest
