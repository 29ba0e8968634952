"""Beginning a session."""

from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path

from plan.artifacts import AgentName
from plan.questions import open_questions
from plan.requirements import Requirements
from sessions.errors import SessionError
from sessions.events import AgentAssigned, BudgetSet, Document, QuestionAsked, SessionCreated
from sessions.file import SessionWriter, now, user
from sessions.home import new_path
from sessions.state import Assignment


def create_session(
    requirements: Requirements,
    documents: tuple[Document, ...],
    agents: Mapping[AgentName, Assignment],
    name: str = "",
    budget: float | None = None,
    clock: Callable[[], datetime] = now,
) -> Path:
    """Write a new session file, with the questions that the requirements leave open, and return its path.

    Raises SessionError with one sentence if a session of that name exists or its folder cannot be written to; then
    nothing is left behind.
    """
    path = new_path(requirements.project, name)
    first = SessionCreated(title=requirements.project, requirements=requirements, documents=documents)
    try:
        with SessionWriter.create(path, first, clock) as writer:
            for question in _questions(requirements):
                writer.append(question, "engine")
            for agent, assignment in agents.items():
                assigned = AgentAssigned(
                    agent=agent, model=assignment.model, api_base=assignment.api_base, settings=assignment.settings
                )
                writer.append(assigned, user())
            if budget is not None:
                writer.append(BudgetSet(dollars=budget), user())
    except FileExistsError as error:
        raise SessionError(f"A session named {path.stem} exists already; choose another --session name.") from error
    except OSError as error:
        raise SessionError(
            f"{path.parent} cannot be written to ({error.strerror or error}); set PLANROOM_HOME to a folder that can."
        ) from error
    return path


def _questions(requirements: Requirements) -> tuple[QuestionAsked, ...]:
    return tuple(
        QuestionAsked(
            number=number,
            text=question.text,
            options=question.options,
            recommended=question.recommended,
            topic=question.topic,
            why=question.why,
        )
        for number, question in enumerate(open_questions(requirements), 1)
    )
