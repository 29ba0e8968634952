"""Endpoint paths, taken apart."""

import re

PARAMETER = re.compile(r"\{([^{}/]*)\}")
_SEGMENT = re.compile(r"(?:[A-Za-z0-9._~!$&'()*+,;=@:%-]|\{[A-Za-z0-9_.-]+\})+")


def parameters_of(path: str) -> tuple[str, ...]:
    """Return the names between braces, in order."""
    return tuple(PARAMETER.findall(path))


def shape(path: str) -> str:
    """Return the path with nameless parameters: two paths of one shape cannot be told apart."""
    return PARAMETER.sub("{}", path.rstrip("/") or "/")


def malformed(path: str) -> str:
    """Return what is wrong with the writing of a path, as the end of a sentence; empty if nothing is."""
    if not path.startswith("/"):
        return "does not begin with a slash"
    if "?" in path or "#" in path:
        return "holds a query, which belongs to the parameters"
    segments = path.split("/")[1:]
    if any(s.startswith(":") for s in segments):
        return "writes a parameter with a colon instead of braces"
    if segments[-1] == "":
        segments = segments[:-1]
    if not all(_SEGMENT.fullmatch(s) for s in segments):
        return "has a part that is empty or no plain text with parameters in braces"
    return ""
