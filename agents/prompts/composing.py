"""The messages of one call: a system message for the role, and a user message that holds the data."""

import json
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Literal, TypedDict

from pydantic import JsonValue

from agents.prompts.blocks import block
from plan.artifacts import AGENTS, INPUTS, Artifact, ArtifactName
from plan.checks.roster import ROSTER
from plan.requirements import Requirements
from sessions.events import Document

DOCUMENT_LIMIT = 120_000
"""Characters of the documents' own text that are sent along; the requirements that were read from it always are."""

_NOTHING: Mapping[ArtifactName, Artifact] = {}


class Message(TypedDict):
    """One message of a conversation with a model."""

    role: Literal["system", "user", "assistant"]
    content: str


def messages(
    artifact: ArtifactName,
    requirements: Requirements,
    documents: Sequence[Document] = (),
    inputs: Mapping[ArtifactName, Artifact] = _NOTHING,
    last_draft: Artifact | None = None,
    feedback: str = "",
    problems: Sequence[str] = (),
    *,
    earlier: Sequence[str] = (),
    answer: str = "",
    form: str = "",
) -> list[Message]:
    """Return what is sent to draft `artifact`.

    `last_draft` and `feedback` are there when a person sends a draft back; `earlier` is what was said so before, oldest
    first, and still holds. `problems` are what the last answer has to
    be repaired for; `answer` is that answer if it is no valid artifact and so cannot be the `last_draft`. `form` says
    how the answer has to look where the provider cannot be told in another way.
    """
    system = f"Artifact: {artifact}\n\n{text_of(AGENTS[artifact])}\n\n{text_of('common')}"
    if form:
        system = f"{system}\n\n{form}"
    blocks = [block("requirements", requirements)]
    blocks += [block(name, inputs[name]) for name in INPUTS[artifact] if name in inputs]
    blocks.append(block("documents", capped(documents)))
    if last_draft is not None:
        blocks.append(block("last-draft", last_draft))
    if earlier:
        blocks.append(block("earlier-feedback", list(earlier)))
    if feedback:
        blocks.append(block("feedback", feedback))
    if answer:
        blocks.append(block("answer", parsed(answer)))
    if problems:
        blocks.append(block("problems", list(problems)))
    if problems:
        blocks.append(_repair(artifact, "answer" if answer else "last-draft"))
    else:
        blocks.append(_request(artifact, last_draft is not None, bool(feedback)))
    return [{"role": "system", "content": system}, {"role": "user", "content": "\n\n".join(blocks)}]


def capped(documents: Sequence[Document], limit: int = DOCUMENT_LIMIT) -> list[JsonValue]:
    """Return the documents as data, cut to `limit` characters in all; what is cut says so."""
    left = limit
    data: list[JsonValue] = []
    for document in documents:
        text = document.text[:left]
        left -= len(text)
        data.append({"name": document.name, "text": text, "cut": len(text) < len(document.text)})
    return data


def _repair(artifact: ArtifactName, where: str) -> str:
    return (
        f"Your last answer, `{where}`, does not hold. Mend every point of `problems` and change nothing else; "
        f"answer with the whole {artifact} artifact again."
    )


def _request(artifact: ArtifactName, drafted: bool, returned: bool) -> str:
    if returned and drafted:
        return (
            "A person read `last-draft` and sent it back with `feedback`. Do what it asks, keep everything it does not "
            f"touch (ids above all), and answer with the whole {artifact} artifact again."
        )
    if drafted:
        return (
            "What `last-draft` was drawn from has changed. Bring it up to date, keep the ids and words that still "
            f"hold, and answer with the whole {artifact} artifact again."
        )
    return f"Draft the {artifact} artifact."


def parsed(answer: str) -> JsonValue:
    """Return an answer as the JSON it is, or as a text if it is none: JSON within JSON would double its quotes."""
    try:
        data: JsonValue = json.loads(answer, parse_constant=str)
    except (ValueError, RecursionError):
        return answer
    return data


@cache
def text_of(name: str) -> str:
    """Return one of the texts beside this module, with the roster filled in."""
    text = files(__package__).joinpath(f"{name}.md").read_text(encoding="utf-8").strip()
    return text.replace("{roster}", ", ".join(sorted(ROSTER)))
