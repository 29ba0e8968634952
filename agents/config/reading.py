"""Reading config.toml: a broken one is problems with lines, never an exception that stops what does not need it."""

import difflib
import os
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import get_args

from pydantic import BaseModel, ValidationError

from agents.config.schema import Config

_LARGEST = 1_000_000


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in the file that does not hold; `line` is 0 where no line can be named. No value is in it."""

    line: int
    sentence: str


@dataclass(frozen=True, slots=True)
class ReadConfig:
    """The file as far as it holds. With problems nothing in it holds: half a configuration asks the wrong model."""

    path: Path
    there: bool = False
    config: Config = field(default_factory=Config)
    problems: tuple[Problem, ...] = ()


def config_path() -> Path:
    """Return where config.toml is: `$PLANROOM_CONFIG`, `$PLANROOM_HOME/config.toml`, or the platform's own place."""
    if named := os.environ.get("PLANROOM_CONFIG"):
        return Path(named).expanduser()
    if home := os.environ.get("PLANROOM_HOME"):
        return Path(home).expanduser() / "config.toml"
    import platformdirs

    return Path(platformdirs.user_config_dir("planroom", appauthor=False)) / "config.toml"


def read_config(path: Path | None = None) -> ReadConfig:
    """Return what the file says; a missing file says nothing, unless `$PLANROOM_CONFIG` names it."""
    path = path or config_path()
    try:
        if path.is_file() and path.stat().st_size > _LARGEST:
            return ReadConfig(path, True, problems=(Problem(0, "the file is larger than 1 MB; shorten it"),))
        text = path.read_text(encoding="utf-8-sig")
        raw = tomllib.loads(text)
    except (FileNotFoundError, NotADirectoryError):
        named = bool(os.environ.get("PLANROOM_CONFIG"))
        missing = (Problem(0, "PLANROOM_CONFIG names a file that is not there; write it, or unset the variable"),)
        return ReadConfig(path, False, problems=missing if named else ())
    except UnicodeDecodeError:
        return ReadConfig(path, True, problems=(Problem(0, "the file is not UTF-8; save it as UTF-8"),))
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        return ReadConfig(path, True, problems=(_syntax(error),))
    except OSError as error:
        return ReadConfig(path, True, problems=(Problem(0, f"it cannot be read ({error.strerror}); mend that"),))
    try:
        config = Config.model_validate(raw)
    except ValidationError as error:
        return ReadConfig(path, True, problems=_problems(error, text))
    wrong = tuple(
        Problem(
            _line_of(text, ("agents", name, "endpoint")),
            f"agents.{name}.endpoint: there is no [endpoints.…] of that name{_near(wanted, config.endpoints)}",
        )
        for name, section in config.agents.model_dump(by_alias=True).items()
        if (wanted := section["endpoint"]) is not None and wanted not in config.endpoints
    )
    return ReadConfig(path, True, Config() if wrong else config, wrong)


def _syntax(error: Exception) -> Problem:
    # The parser's own text may quote what stands there; only its place is kept.
    found = re.search(r"at line (\d+), column (\d+)", str(error))
    place = f", at column {found[2]}" if found else ""
    return Problem(int(found[1]) if found else 0, f"this is no TOML{place}; correct it (strings stand in quotes)")


def _problems(error: ValidationError, text: str) -> tuple[Problem, ...]:
    seen: dict[tuple[str, ...], str] = {}
    for fault in error.errors(include_input=False, include_url=False, include_context=False):
        path = _path(fault["loc"])
        if fault["type"] == "extra_forbidden":
            sentence = f"there is no such key{_near(path[-1], _names_at(path[:-1]))}"
        else:
            said = fault["msg"].removeprefix("Value error, ").replace("Input should be", "it has to be")
            sentence = f"{said}; correct it"
        seen.setdefault(path, sentence)
    return tuple(
        sorted(
            (Problem(_line_of(text, path), f"{'.'.join(path)}: {sentence}") for path, sentence in seen.items()),
            key=lambda problem: (problem.line, problem.sentence),
        )
    )


def _path(location: tuple[int | str, ...]) -> tuple[str, ...]:
    """Return a place as it is written in the file; what pydantic adds for the arms of a union is left out."""
    path: list[str] = []
    for part in location:
        if isinstance(part, str) and (part in {"str", "constrained-str", "FallbackSection"} or "[" in part):
            continue
        # A key that somebody pasted as a name must not be printed either.
        path.append(str(part) if re.fullmatch(r"[A-Za-z0-9_-]{1,30}", str(part)) else "…")
    return tuple(path)


def _near(name: str, names: Mapping[str, object] | list[str]) -> str:
    close = difflib.get_close_matches(name, list(names), n=1, cutoff=0.5)
    if close:
        return f"; did you mean {close[0]}?"
    return f"; there are {', '.join(names)}" if names else "; remove it"


def _names_at(path: tuple[str, ...]) -> list[str]:
    """Return which keys may stand at a place."""
    model: type[BaseModel] = Config
    for part in path:
        if part.isdigit():
            continue
        known = next((f for n, f in model.model_fields.items() if part in (n, f.alias)), None)
        if known is None:
            continue  # the name of an endpoint
        found = _model_in(known.annotation)
        if found is None:
            return []
        model = found
    return [known.alias or name for name, known in model.model_fields.items()]


def _model_in(annotation: object) -> type[BaseModel] | None:
    if isinstance(annotation, type) and not get_args(annotation):
        return annotation if issubclass(annotation, BaseModel) else None
    return next((found for arm in get_args(annotation) if (found := _model_in(arm))), None)


def _line_of(text: str, path: tuple[str, ...]) -> int:
    """Return the line that sets the key at `path`, or the nearest table above it; 0 if there is none."""
    named = tuple(part for part in path if not part.isdigit())
    table: tuple[str, ...] = ()
    best, depth = 0, 0
    for number, line in enumerate(text.splitlines(), 1):
        if header := re.match(r"\s*\[+\s*([^\]]+?)\s*\]+", line):
            table = _dotted(header[1])
            written = table
        elif setting := re.match(r"\s*([A-Za-z0-9_.\"'-]+(?:\s*\.\s*[A-Za-z0-9_\"'-]+)*)\s*=", line):
            written = (*table, *_dotted(setting[1]))
        else:
            continue
        length = min(len(written), len(named))
        if length > depth and written[:length] == named[:length]:
            best, depth = number, length
    return best


def _dotted(name: str) -> tuple[str, ...]:
    return tuple(part.strip().strip("\"'") for part in name.split("."))
