"""The plan that a command's argument means: a session's, or the one in a plan file."""

from os.path import isfile
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from plan.plan import Plan

_INSTEAD = "name a session, or a plan.json that `planroom export` wrote"


def is_plan_file(target: str) -> bool:
    """Return whether a command's argument is the path of a plan file."""
    path = Path(target)
    # Unlike pathlib's, it raises nothing where the path may not be followed: `find_session` says so.
    return path.suffix == ".json" and isfile(path)


def load_plan(target: str) -> "Plan":
    """Return the plan of the session that `target` names, or of the plan file that it is a path of.

    Raises click.UsageError for a file that holds no plan, and what `tui.loading.load_session` raises.
    """
    from pydantic import ValidationError

    from plan.plan import Plan
    from tui.loading import load_session

    if not is_plan_file(target):
        return load_session(target)[1].plan()
    try:
        return Plan.model_validate_json(Path(target).read_bytes())
    except OSError as error:
        raise click.UsageError(f"{target} cannot be read ({error.strerror}); {_INSTEAD}") from error
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        place = "/".join(str(part) for part in first["loc"])
        why = f"{place}: {first['msg']}" if place else first["msg"]
        raise click.UsageError(f"{target} holds no plan of this planroom ({why}); {_INSTEAD}") from error
