"""What the messages of a call hold: the artifact that is asked for, the requirements, and what it is drawn from."""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html import unescape
from typing import TypeVar, cast

from pydantic import BaseModel, ValidationError

from plan.api import Api
from plan.architecture import Architecture
from plan.artifacts import ARTIFACTS, MODELS, Artifact, ArtifactName
from plan.database import Database
from plan.requirements import Requirements

T = TypeVar("T", bound=BaseModel)
_ARTIFACT = re.compile(r"(?mi)^\s*Artifact:\s*(\w+)\s*$")


class RequestError(ValueError):
    """The messages are not a request that the rules can answer; the text says why in one sentence."""


@dataclass(frozen=True, slots=True)
class Inputs:
    """The artifacts that another is drawn from; None where there is none."""

    architecture: Architecture | None = None
    database: Database | None = None
    api: Api | None = None

    @classmethod
    def of(cls, artifacts: Mapping[ArtifactName, Artifact]) -> "Inputs":
        """Return those of `artifacts` that another can be drawn from."""
        architecture, database, api = (artifacts.get(name) for name in ("architecture", "database", "api"))
        return cls(
            architecture if isinstance(architecture, Architecture) else None,
            database if isinstance(database, Database) else None,
            api if isinstance(api, Api) else None,
        )


@dataclass(frozen=True, slots=True)
class PlanRequest:
    """Everything that one draft needs."""

    artifact: ArtifactName
    requirements: Requirements
    inputs: Inputs = Inputs()
    last_draft: Artifact | None = None
    feedback: str = ""
    earlier: tuple[str, ...] = ()
    """Feedback that was given before, oldest first, which holds still."""


def read_request(messages: Iterable[Mapping[str, object]]) -> PlanRequest:
    """Return what the messages ask for; raises RequestError when something is missing or malformed."""
    system, user = joined(messages)
    found = _ARTIFACT.search(system) or _ARTIFACT.search(user)
    name = found.group(1).lower() if found else ""
    artifact = next((a for a in ARTIFACTS if a == name), None)
    if artifact is None:
        raise RequestError("The offline planner drafts plans only: the system message has no line “Artifact: …”.")
    requirements = block_of(user, "requirements", Requirements)
    if requirements is None:
        raise RequestError("The offline planner found no <requirements> block in the message; it cannot plan without.")
    return PlanRequest(
        artifact=artifact,
        requirements=requirements,
        inputs=Inputs(
            architecture=block_of(user, "architecture", Architecture),
            database=block_of(user, "database", Database),
            api=block_of(user, "api", Api),
        ),
        last_draft=block_of(user, "last-draft", MODELS[artifact], lenient=True),
        feedback=_feedback(user),
        earlier=_earlier(user),
    )


def joined(messages: Iterable[Mapping[str, object]]) -> tuple[str, str]:
    """Return what the system says and what the user says, each as one text."""
    said = {"system": "", "user": ""}
    for message in messages:
        role = str(message.get("role"))
        if role in said:
            said[role] += _text(message.get("content")) + "\n"
    return said["system"], said["user"]


def _text(content: object) -> str:
    if isinstance(content, str):
        return content
    if isinstance(content, list):
        return "".join(str(part.get("text", "")) for part in content if isinstance(part, dict))
    return ""


def inside(text: str, tag: str) -> str | None:
    """Return what stands in the block `tag`, if it is there and closed."""
    start = text.find(f"<{tag}>")
    if start < 0:
        return None
    end = text.find(f"</{tag}>", start)
    return text[start + len(tag) + 2 : end].strip() if end >= 0 else None


def block_of(text: str, tag: str, model: type[T], *, lenient: bool = False) -> T | None:
    """Return the block `tag` as a `model`; None if it is not there, or does not hold and is `lenient`."""
    raw = inside(text, tag)
    if not raw:
        return None
    try:
        return model.model_validate_json(raw)
    except ValidationError as error:
        if lenient:
            return None
        first = error.errors()[0]
        where = "/".join(str(part) for part in first["loc"])
        raise RequestError(f"The <{tag}> block of the message does not hold ({where}: {first['msg']}).") from None


def _feedback(text: str) -> str:
    raw = inside(text, "feedback")
    if not raw:
        return ""
    try:
        return str(cast("object", json.loads(raw)))
    except ValueError:
        return unescape(raw)


def _earlier(text: str) -> tuple[str, ...]:
    raw = inside(text, "earlier-feedback")
    try:
        told = cast("object", json.loads(raw)) if raw else []
    except ValueError:
        return ()
    return tuple(str(one) for one in told) if isinstance(told, list) else ()
