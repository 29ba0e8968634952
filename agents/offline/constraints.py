"""Unique groups and conditions from rules: `email must be unique`, `no two bookings for the same room and time`."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from agents.offline.inflection import identifier, singular
from plan.database import Check, Column, Table

_UNIQUE = re.compile(
    r"(?i)\b(?:must|should|shall|is|are|be|has to|have to|enforced?)\b.{0,24}\b(?:unique|distinct)\b|"
    r"\buniqueness\b|\bunique (\w+)|"
    r"\balready (?:exists?|registered|taken|in use|used)\b|\bya (?:est[eé] |exist[ea]|registrad)|\bno esté ya\b|"
    r"\búnic[oa]\b"
)
_SAME = re.compile(
    r"(?i)\b(?:no two|dos(?=.*\bmism)|two|only one|not .{0,12}twice|more than (?:one|once)|only once|at most (?:one|"
    r"once)|one \w+ (?:per|for each|for every))\b(.*)|\bno haya otr[oa]\b(.*)"
)
_NUMBER = r"(-?\d+(?:[.,]\d+)?)"
_BOUNDS: tuple[tuple[re.Pattern[str], str, str], ...] = (
    (re.compile(rf"(?i)\bbetween\s+{_NUMBER}\s+and\s+{_NUMBER}"), ">=", "<="),
    (re.compile(rf"(?i)\bfrom\s+{_NUMBER}\s+to\s+{_NUMBER}"), ">=", "<="),
    (re.compile(rf"(?i)\bentre\s+{_NUMBER}\s+y\s+{_NUMBER}"), ">=", "<="),
    (
        re.compile(rf"(?i)\b(?:at least|not less than|minimum(?: of)?|no less than|>=|≥|al menos)\s*[$€£]?{_NUMBER}"),
        ">=",
        "",
    ),
    (
        re.compile(
            rf"(?i)\b(?:at most|not more than|maximum(?: of)?|no more than|up to|<=|≤|como máximo)\s*[$€£]?{_NUMBER}"
        ),
        "<=",
        "",
    ),
    (re.compile(rf"(?i)\b(?:greater than|more than|above|larger than|exceed|mayor que)\s*[$€£]?{_NUMBER}"), ">", ""),
    (re.compile(rf"(?i)\b(?:less than|below|smaller than|under|menor que)\s*[$€£]?{_NUMBER}"), "<", ""),
)
_POSITIVE = re.compile(r"(?i)\b(?:must be|is always|be)\s+(?:a\s+)?positive\b")
_NEVER_NEGATIVE = re.compile(r"(?i)\b(?:never|not|cannot|can't|no)\b.{0,20}\bnegative\b")
_UNITS = re.compile(
    r"(?i)^\s*(?:hours?|days?|weeks?|months?|minutes?|characters?|chars|seconds?|years? (?:after|before)|horas|"
    r"días|%|open|active)"
)
_OVERLAP = re.compile(r"(?i)\boverlap")
_BEGINNINGS = ("starts_at", "start_time", "start_date", "starts_on", "valid_from", "from_date", "first_day")
_CODES = frozenset({"code", "number", "email", "identifier", "reference", "nummer", "codigo", "numero"})
_GENERIC = frozenset({"id", "created_at", "updated_at", "name", "nombre"})


@dataclass(slots=True)
class _Draft:
    columns: dict[str, Column]
    unique: list[tuple[str, ...]]
    checks: list[Check]


def constrain(tables: tuple[Table, ...], statements: Iterable[tuple[frozenset[str], str]]) -> tuple[Table, ...]:
    """Return the tables with the keys and conditions that `statements` ask for.

    Each statement comes with the tables that it speaks of even where it does not name them.
    """
    drafts = {t.name: _Draft({c.name: c for c in t.columns}, list(t.unique), list(t.checks)) for t in tables}
    for hint, text in statements:
        for sentence in re.split(r"(?<=[.;])\s+", text[:1000]):
            if not sentence.strip():
                continue
            words = _words(sentence)
            _unique(drafts, sentence, words, hint)
            _bounds(drafts, sentence, words, hint)
    return tuple(
        t.model_copy(
            update={
                "columns": tuple(drafts[t.name].columns.values()),
                "unique": tuple(drafts[t.name].unique),
                "checks": tuple(drafts[t.name].checks),
            }
        )
        for t in tables
    )


def _words(text: str) -> list[str]:
    spaced = identifier_words(text)
    return [singular(word) for word in spaced]


def identifier_words(text: str) -> list[str]:
    """Return the ASCII words of a text."""
    return [part for token in re.findall(r"[^\W_]+", text) for part in identifier(token).split("_") if part]


def _named(name: str, words: list[str]) -> bool:
    """Whether a column's words stand in a sentence next to each other."""
    parts = [singular(part) for part in name.removesuffix("_id").removesuffix("_key").split("_")]
    if parts[-1] in {"at", "on"} and len(parts) > 1:
        parts = parts[:-1]
    size = len(parts)
    return any(words[i : i + size] == parts for i in range(len(words) - size + 1))


def _mentions(table: str, words: list[str]) -> bool:
    parts = [singular(part) for part in table.split("_")]
    return parts[-1] in words or parts[0] in words


def _unique(drafts: dict[str, _Draft], sentence: str, words: list[str], hint: frozenset[str]) -> None:
    same = _SAME.search(sentence)
    if same and re.search(r"(?i)\bsame\b|\bmism[oa]\b|\bonce\b|\btwice\b|\bper\b|\bfor (?:each|a|one)\b", sentence):
        _unique_group(drafts, sentence, words, hint)
        return
    if not _UNIQUE.search(sentence):
        return
    hits = [
        (name, column)
        for name, draft in drafts.items()
        for column in draft.columns
        if column not in _GENERIC - {"name", "nombre"}
        and not draft.columns[column].references.table
        and draft.columns[column].type not in {"text", "boolean"}
        and _named(column, words)
    ]
    hits = [(name, column) for name, column in hits if not _within_others(drafts[name], column)]
    hits = hits or _partly(drafts, words, hint)
    hits = _nearest(hits, words) or hits
    said = [hit for hit in hits if _mentions(hit[0], words)] or [hit for hit in hits if hit[0] in hint]
    if not said and len({name for name, _ in hits}) > 1:
        said = [hit for hit in hits if hit[0] == "users"] or hits[:1]
    for name, column in (said or hits)[:2]:
        if column in {"name", "nombre"} and not _mentions(name, words):
            continue
        draft = drafts[name]
        draft.columns[column] = draft.columns[column].model_copy(update={"unique": True})


def _within_others(draft: _Draft, column: str) -> bool:
    """Whether a column is known to be unique only within others, whatever a sentence says of it by the way."""
    return any(column in group for group in draft.unique)


def _nearest(hits: list[tuple[str, str]], words: list[str]) -> list[tuple[str, str]]:
    """Of several fields that stand before `which is unique` those named last before it."""
    if "unique" not in words or not {"which", "that"} & set(words):
        return hits
    before = words[: words.index("unique")]

    def place(column: str) -> int:
        last = singular(column.removesuffix("_id").split("_")[-1])
        return max((at for at, word in enumerate(before) if word == last), default=-1)

    best = max((place(column) for _, column in hits), default=-1)
    return [hit for hit in hits if place(hit[1]) == best] if best >= 0 else hits


def _partly(drafts: dict[str, _Draft], words: list[str], hint: frozenset[str]) -> list[tuple[str, str]]:
    """The one column of what a sentence stands with whose first and last words it says: the `HCPC number`."""
    found = []
    for name in hint & drafts.keys():
        for column, spec in drafts[name].columns.items():
            parts = [singular(part) for part in column.split("_")]
            whole = len(parts) > 1 and not spec.references.table and spec.type.startswith("varchar")
            if whole and ((parts[0] in words and parts[-1] in words) or (parts[-1] in _CODES and parts[-1] in words)):
                found.append((name, column))
    return found if len(found) == 1 else []


def _at_a_time(group: list[str], columns: dict[str, Column]) -> list[str]:
    """What is unique where periods must not overlap: whose they are, with their beginning, and nothing by itself."""
    begins = next((name for name in _BEGINNINGS if name in columns), "")
    whose = [name for name in group if not name.endswith(("_at", "_on", "_time", "_date"))]
    return [*whose, begins] if whose and begins else []


def _unique_group(drafts: dict[str, _Draft], sentence: str, words: list[str], hint: frozenset[str]) -> None:
    ordered = sorted(drafts.items(), key=lambda item: item[0] not in hint)
    for name, draft in ordered:
        if not (_mentions(name, words) or name in hint):
            continue
        parts = {singular(part) for part in name.split("_")}
        group = [
            column
            for column, spec in draft.columns.items()
            if column not in _GENERIC
            and not (spec.nullable and spec.type in {"timestamptz", "date"})
            and spec.type != "text"
            and not (set(column.removesuffix("_id").split("_")) <= parts)
            and (
                _named(column, words)
                or (
                    column in {"starts_at", "start_time", "hora", "hora_de_inicio"}
                    and {"time", "slot", "hour", "hora"} & set(words)
                )
            )
        ]
        if _OVERLAP.search(sentence):
            group = _at_a_time(group, draft.columns)
        if any(len(set(group) & set(known)) > 1 or set(group) <= set(known) for known in draft.unique if group):
            return
        if len(group) >= 2:
            if tuple(group) not in draft.unique and not any(draft.columns[c].unique for c in group):
                draft.unique.append(tuple(group))
            return
        owner = next((c for c, spec in draft.columns.items() if spec.references.table and not spec.nullable), "")
        if len(group) == 1 and owner and owner not in group and draft.columns[group[0]].type == "timestamptz":
            draft.unique.append((owner, group[0]))
            return
        if len(group) == 1 and not draft.columns[group[0]].references.table:
            draft.columns[group[0]] = draft.columns[group[0]].model_copy(update={"unique": True})
            return


def _bounds(drafts: dict[str, _Draft], sentence: str, words: list[str], hint: frozenset[str]) -> None:
    conditions = _conditions(sentence)
    if not conditions:
        return
    hits = [
        (name, column)
        for name, draft in drafts.items()
        for column, spec in draft.columns.items()
        if (spec.type.startswith("numeric") or spec.type in {"integer", "smallint", "bigint"})
        and not spec.references.table
        and (
            _named(column, words)
            or (
                column == "amount"
                and _mentions(name, words)
                and not re.search(r"(?i)\b(hours?|days?|open|active)\b", sentence)
            )
        )
    ]
    hits = (
        [hit for hit in hits if _mentions(hit[0], words)]
        or [hit for hit in hits if hit[0] in hint]
        or (hits if len(hits) == 1 else [])
    )
    for name, column in hits[:1]:
        draft = drafts[name]
        expression = " AND ".join(f"{column} {operator} {number}" for operator, number in conditions)
        constraint = f"{name}_{column}_range"[:63]
        draft.checks = [check for check in draft.checks if check.name != constraint]
        draft.checks.append(Check(name=constraint, expression=expression))


def _conditions(sentence: str) -> list[tuple[str, str]]:
    for pattern, lower, upper in _BOUNDS[:3]:
        match = pattern.search(sentence)
        if match and not _UNITS.match(sentence[match.end() :]):
            low, high = (float(group.replace(",", ".")) for group in match.groups()[:2])
            if low < high:
                return [(lower, _plain(match.group(1))), (upper, _plain(match.group(2)))]
    found: list[tuple[str, str]] = []
    for pattern, operator, _ in _BOUNDS[3:]:
        match = pattern.search(sentence)
        if match and not _UNITS.match(sentence[match.end() :]) and not any(o[0] == operator[0] for o, _ in found):
            found.append((operator, _plain(match.group(1))))
    if found and _contradict(found):
        return []
    if not found and _POSITIVE.search(sentence):
        return [(">", "0")]
    if not found and _NEVER_NEGATIVE.search(sentence):
        return [(">=", "0")]
    return found


def _contradict(found: list[tuple[str, str]]) -> bool:
    low = [float(number) for operator, number in found if operator[0] == ">"]
    high = [float(number) for operator, number in found if operator[0] == "<"]
    return bool(low and high and low[0] >= high[0])


def _plain(number: str) -> str:
    return number.replace(",", ".")
