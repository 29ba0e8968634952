"""What an answer is worth: the content that it holds, and what does not hold in it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from pydantic import BaseModel, ValidationError

from plan.partial import json_object

A = TypeVar("A", bound=BaseModel)
_MOST_PROBLEMS = 30


@dataclass(frozen=True, slots=True)
class Checked(Generic[A]):
    """An answer, what it says (if it is valid), and what does not hold in it."""

    text: str
    content: A | None
    problems: tuple[str, ...]


def check_answer(wanted: type[A], text: str, problems: Callable[[A], Sequence[str]]) -> Checked[A]:
    """Return what an answer is worth; `problems` is asked about a valid one."""
    try:
        content = wanted.model_validate_json(json_object(text))
    except ValidationError as error:
        return Checked(text, None, _schema_problems(error))
    except ValueError as error:
        return Checked(text, None, (str(error),))
    return Checked(text, content, tuple(problems(content)))


def _schema_problems(error: ValidationError) -> tuple[str, ...]:
    found = error.errors(include_url=False, include_context=False, include_input=False)
    lines = [f"/{'/'.join(str(step) for step in item['loc'])}: {item['msg']}" for item in found[:_MOST_PROBLEMS]]
    if len(found) > _MOST_PROBLEMS:
        lines.append(f"and {len(found) - _MOST_PROBLEMS} more of the kind")
    return tuple(lines)


def repair_sentence(problems: Sequence[str]) -> str:
    """Say, in a line, what a model is asked to mend."""
    points = "1 point" if len(problems) == 1 else f"{len(problems)} points"
    return f"The answer goes back to the model for {points}: {_short(problems[0])}"


def invalid_sentence(title: str, model: str, problems: Sequence[str]) -> str:
    """Say that a model could not write what `title` names, and what was wrong at last."""
    return f"{model} did not write a valid {title}; try again or choose another model ({_short(problems[0])})."


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 200 else line[:199] + "…"
