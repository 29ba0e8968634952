"""What a Gherkin scenario is about: who does what in it, and how it reads as one criterion."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import cast

from gherkin.parser_types import DataTable, Scenario, Step

from plan.reading.fields.data_shapes import Shape, shape_name
from plan.reading.text.markup import one_line
from plan.reading.text.naming import base_form, folded, key, singular
from plan.reading.words.roles import is_person, is_system

_LITERAL = re.compile(
    r"\"[^\"]*\"|“[^”]*”|«[^»]*»|<[^<>\n]{1,60}>|(?<![\w'])'[^'\n]{1,80}'(?!\w)|(?<![\w.])\d[\d.,:€$£%-]*"
)
_UP_TO_LITERAL = re.compile(
    r"\s+(?:(?:for|with|in|on|of|at|from|to|by|as|than|until|into|within|called|named|con|de|en|para|por|mit|für|"
    r"von|in|avec|pour|"
    r"dans|com|em)\s+)?(?:(?:the|an?|its|his|her|their|el|la|un|una|der|die|das|le|les|o)\s+)?(?:[\w-]+\s+)?$"
)
_DANGLING = re.compile(r"\s+(?:with|for|as|by|using|con|mit|avec|com)$", re.IGNORECASE)
_TRIES = re.compile(
    r"^(?:(?:tr(?:y|ies)|attempts?|wants?|asks?|intenta|quiere|versucht|tente|tenta)\s+(?:to|de|zu)?\s*)", re.IGNORECASE
)
_FIRST_PERSON = re.compile(r"^(?:I|we)\s+", re.IGNORECASE)
_AS_ROLE = re.compile(
    r"\b(?:I\s+am(?!\s+\w+ed)|I['’]m(?!\s+\w+ed)|as|soy|como|ich\s+bin|als|je\s+suis|sou)\s+"
    r"(?:an?\s+|the\s+|una?\s+|eine?\s+|une?\s+|uma?\s+)?(?P<role>[^\W\d_][\w-]*(?:\s+[^\W\d_][\w-]*)?)",
    re.IGNORECASE,
)
_LEADING_ARTICLE = re.compile(
    r"^(?:an?|the|another|every|each|same|una?|el|la|los|las|eine?|der|die|das|une?|le|les|l['’]|uma?|o|os|as)\s+",
    re.IGNORECASE,
)
_SKIPPED_WORDS = (
    "a an the my his her their its our this that these those new another second third same first last one two three "
    "for to of in on at with from by into as up out un una el la los las mi su nuevo nueva otro otra ein eine einen "
    "der die das den mein neue neuen une le les des mon sa nouveau um uma o os meu novo nova valid expired "
    "online all "
    "any some more own existing current back off over not"
)
_SKIPPED = frozenset(_SKIPPED_WORDS.split())
# "The warden checks the plate" acts on something; "the nightly run starts" only happens.
_ACTS = re.compile(
    r"^(?:an?|the|another|every|each)\s+(?P<subject>[^\W\d_][\w-]*(?:\s+[^\W\d_][\w-]*)?)\s+(?P<verb>(?!(?:is|has|was|goes|becomes)\b)[^\W\d_]+s)\s+"
    r"(?:(?:for|to|in|on|out|up|from)\s+)?(?:an?|the|their|his|her|its|each|all|another|this|that|one|two|three)\b",
    re.IGNORECASE,
)
_MACHINES = re.compile(
    r"\b(?:job|run|timer|clock|scheduler|cron|server|bank|provider|gateway|date|time|event)$", re.IGNORECASE
)
_NAMED_ROWS = re.compile(
    r"\b(?:following|these|such|siguientes|folgende[nr]?|suivant[es]*|seguintes)\s+(?P<name>[^\W\d_][\w-]*)|"
    r"\b(?P<thing>[^\W\d_][\w-]*)\s*:?$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Action:
    """What somebody does in a scenario; `role` is a name in the scenario's words, `me` if the first person tells it."""

    role: str
    me: bool
    want: str
    verb: str
    noun: str


def kinds(steps: Sequence[Step]) -> list[str]:
    """Each step's kind, with "And" and "But" being what the step before is."""
    out: list[str] = []
    for step in steps:
        kind = step["keywordType"]
        out.append(kind if kind in ("Context", "Action", "Outcome") or not out else out[-1])
    return out


def action_of(
    scenario: Scenario, known: frozenset[str], language: str, things: Collection[str] = frozenset()
) -> Action | None:
    """What somebody does in the scenario's first action step; None without one, or if nobody acts in it.

    `known` are the keys of the roles, `things` those of what is kept, which does nothing itself.
    """
    steps = scenario["steps"]
    acting = [step["text"] for step, kind in zip(steps, kinds(steps), strict=True) if kind == "Action"]
    context = " . ".join(step["text"] for step, kind in zip(steps, kinds(steps), strict=True) if kind == "Context")
    if not acting:
        return None
    text = one_line(acting[0]).rstrip(" .:")
    name = one_line(scenario["name"])
    me = bool(_FIRST_PERSON.match(text))
    if me:
        roles = (match["role"] for match in _AS_ROLE.finditer(context))
        named = next((role for role in roles if is_person(role, known)), "")
        return _action(named, True, _FIRST_PERSON.sub("", text), language, name)
    words = _LEADING_ARTICLE.sub("", text).split()
    for size in (3, 2, 1):
        subject = " ".join(words[:size])
        if len(words) <= size or not is_person(subject, known) or _LITERAL.search(subject):
            continue
        swallowed = language == "en" and size > 1 and subject.endswith("s") and is_person(words[0], known)
        if not swallowed:
            return _action(subject, False, " ".join(words[size:]), language, name)
    acts = _ACTS.match(text)
    somebody = acts and not is_system(acts["subject"]) and not _MACHINES.search(acts["subject"])
    somebody = somebody and is_person(acts["subject"], known) if acts else None
    if language == "en" and acts and somebody and key(acts["subject"]) not in things:
        return _action(acts["subject"], False, text[acts.start("verb") :], language, name)
    if language == "en" and words and words[0][:1].isupper() and words[0] == text.split()[0] and len(words) > 1:
        return _action("", True, " ".join(words[1:]), language, name)
    return None


def _action(role: str, me: bool, predicate: str, language: str, name: str) -> Action:
    predicate = _TRIES.sub("", re.sub(r"^(?:has|have|is|are)\s+", "", predicate))
    words = predicate.split()
    verb = (
        base_form(words[0])
        if (language == "en" and not me) or (language == "en" and words[0].endswith("s"))
        else words[0]
    )
    spoken = " ".join([verb, *words[1:]])
    first = _LITERAL.search(spoken)
    want = spoken
    if first:
        before = _UP_TO_LITERAL.sub("", spoken[: first.start()]).strip()
        want = before if len(before.split()) > 1 else spoken
    if language != "en" and name:
        # Elsewhere the third person is not so easily undone; a scenario's name says it plainly.
        verb, want = name.split(maxsplit=1)[0], name[:1].lower() + name[1:]
    rest = [word.strip(".,;:") for word in _LITERAL.sub(" ", spoken).split()[1:]]
    noun = next(
        (singular(folded(word)) for word in rest if word and folded(word) not in _SKIPPED and not word.endswith("ly")),
        "",
    )
    return Action(role, me, _DANGLING.sub("", want.strip(" ,;:")), folded(verb), noun)


def outcome(scenario: Scenario) -> str:
    """What the scenario's first outcome step says."""
    steps = scenario["steps"]
    return next(
        (one_line(step["text"]) for step, kind in zip(steps, kinds(steps), strict=True) if kind == "Outcome"), ""
    ).rstrip(" .")


def criterion(scenario: Scenario) -> str:
    """A scenario as one acceptance criterion, nothing left out."""
    told = steps_text(scenario["steps"])
    parts = [one_line(scenario["name"]), one_line(scenario["description"]), told]
    text = ": ".join(part for part in parts if part)
    for examples in scenario["examples"]:
        # The types promise a table that the parser leaves out where there is none.
        table = "tableHeader" in cast("Mapping[str, object]", examples)
        header = [cell["value"] for cell in examples["tableHeader"]["cells"]] if table else []
        rows = [[cell["value"] for cell in row["cells"]] for row in examples["tableBody"]] if table else []
        named = one_line(f"{examples['name']} {examples['description']}")
        listed = "; ".join(
            ", ".join(f"{name}={value}" for name, value in zip(header, row, strict=True)) for row in rows
        )
        text += f" {examples['keyword']}{f' {named}' if named else ''}: {listed or ', '.join(header)}."
    return text


def example_values(scenario: Scenario) -> dict[str, tuple[str, ...]]:
    """The values that the examples of an outline give each of its parameters, in order, each once."""
    found: dict[str, dict[str, None]] = {}
    for examples in scenario["examples"]:
        if "tableHeader" not in cast("Mapping[str, object]", examples):
            continue
        header = [cell["value"] for cell in examples["tableHeader"]["cells"]]
        for row in examples["tableBody"]:
            for name, cell in zip(header, row["cells"], strict=True):
                found.setdefault(name, {})[one_line(cell["value"])] = None
    return {name: tuple(values) for name, values in found.items()}


def steps_text(steps: Sequence[Step]) -> str:
    """Steps as a sentence."""
    out = []
    for at, step in enumerate(steps):
        keyword = step["keyword"].strip().replace("*", "and")
        text = one_line(step["text"]).rstrip(" .")
        rows = step["dataTable"]["rows"] if "dataTable" in step else []
        if rows:
            listed = "; ".join(", ".join(cell["value"] for cell in row["cells"]) for row in rows)
            text = f"{text.rstrip(':')}: {listed}"
        if "docString" in step:
            text = f"{text.rstrip(':')}: {one_line(step['docString']['content'])}"
        out.append(f"{keyword if at == 0 else keyword[:1].lower() + keyword[1:]} {text}")
    return ", ".join(out) + "." if out else ""


def table_shape(text: str, table: DataTable, otherwise: str) -> Shape | None:
    """The thing whose fields a step's table names; its first rows' values stand in brackets."""
    rows = [[one_line(cell["value"]) for cell in row["cells"]] for row in table["rows"]]
    if not rows or not rows[0] or not all(rows[0]):
        return None
    upright = len(rows[0]) == 2 and len(rows) > 1 and all(_is_name(row[0]) for row in rows) and not _is_name(rows[0][1])
    named = _NAMED_ROWS.search(_LITERAL.sub(" ", text).strip())
    name = shape_name((named["name"] or named["thing"] or "") if named and not upright else otherwise)
    if not name or len(rows[0]) < 2:
        return None
    columns = (
        [(row[0], row[1:]) for row in rows]
        if upright
        else [(field, [row[at] for row in rows[1:4] if at < len(row) and row[at]]) for at, field in enumerate(rows[0])]
    )
    return Shape(
        name, tuple(f"{field} ({', '.join(dict.fromkeys(values))})" if values else field for field, values in columns)
    )


def _is_name(cell: str) -> bool:
    return bool(re.fullmatch(r"[^\W\d_][\w '-]{1,40}", cell)) and cell == cell.lower()
