"""What a terminal can show, as far as its locale says."""

from collections.abc import Mapping


def wants_ascii(environ: Mapping[str, str]) -> bool:
    """Return whether the locale says that the terminal cannot show UTF-8.

    The first of LC_ALL, LC_CTYPE and LANG that is set decides, as for every program. Python itself sets LC_CTYPE to
    C.UTF-8 under a C locale, which says nothing about the terminal; and nothing set at all is no reason to be plain.
    """
    coerced = environ.get("LC_CTYPE") == "C.UTF-8" and environ.get("LANG") in {"C", "POSIX"}
    names = ("LC_ALL", "LANG") if coerced else ("LC_ALL", "LC_CTYPE", "LANG")
    locale = next((environ[name] for name in names if environ.get(name)), "")
    if not locale:
        return False
    return "utf8" not in locale.lower().replace("-", "")
