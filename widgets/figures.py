"""Figures as people read them: tokens and time."""


def tokens(number: float) -> str:
    """Return a number of tokens: `950`, `1.2k`, `34k`."""
    if number < 1000:
        return f"{number:.0f}"
    return f"{number / 1000:.1f}k" if number < 9950 else f"{number / 1000:.0f}k"


def clock(ms: int) -> str:
    """Return a length of time as a clock shows it: `00:48`, `1:02:03`, `3 d 04 h`."""
    seconds = max(0, ms) // 1000
    if seconds < 3600:
        return f"{seconds // 60:02}:{seconds % 60:02}"
    if seconds < 86_400:
        return f"{seconds // 3600}:{seconds // 60 % 60:02}:{seconds % 60:02}"
    return f"{seconds // 86_400} d {seconds // 3600 % 24:02} h"


def span(ms: int) -> str:
    """Return a length of time in words: `45 s`, `24 min`, `2 h 10 min`, `3 d 4 h`."""
    minutes = max(0, ms) // 60_000
    if not minutes:
        return f"{max(0, ms) // 1000} s"
    if minutes < 60:
        return f"{minutes} min"
    hours = minutes // 60
    larger, smaller = (f"{hours} h", f"{minutes % 60} min") if hours < 24 else (f"{hours // 24} d", f"{hours % 24} h")
    return larger if smaller.startswith("0 ") else f"{larger} {smaller}"


def date_time(stamp: str) -> str:
    """Return an RFC 3339 time as local date and minute: `2026-11-23 10:00`."""
    from datetime import datetime

    try:
        return datetime.fromisoformat(stamp).astimezone().strftime("%Y-%m-%d %H:%M")
    except ValueError:
        return ""
