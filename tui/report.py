"""A session as one JSON document, as `planroom show --json` prints it."""

from dataclasses import asdict

from pydantic import JsonValue, TypeAdapter

from plan.artifacts import AGENTS, ARTIFACTS
from plan.checklist import checklist
from plan.checks import check
from plan.findings import Finding
from plan.plan import Plan
from sessions.state import Question, SessionState

_JSON: TypeAdapter[dict[str, JsonValue]] = TypeAdapter(dict[str, JsonValue])


def session_report(name: str, state: SessionState) -> dict[str, JsonValue]:
    """Return the state of session `name`, its findings, its checklist and its gate."""
    from agents.review import gate_of
    from plan.assumptions import assumptions

    gate = gate_of(state)
    artifacts = {}
    for artifact in ARTIFACTS:
        held = state.artifacts[artifact]
        assignment = state.agents.get(AGENTS[artifact])
        artifacts[artifact] = {
            "status": state.status(artifact),
            "revision": held.number,
            "model": (held.latest.model if held.latest else "") or (assignment.model if assignment else ""),
            "content": held.latest.content.model_dump(mode="json") if held.latest else None,
        }
    return _JSON.validate_python(
        {
            "session": name,
            "title": state.title,
            "seq": state.seq,
            "requirements": state.requirements.model_dump(mode="json"),
            "questions": [question_record(question) for question in state.questions],
            "assumptions": list(assumptions(state.requirements)),
            "artifacts": artifacts,
            **plan_report(state.plan(), dict(state.overrides)),
            "gate": {"open": gate.open, "reasons": list(gate.reasons), "signed": state.signed is not None},
        }
    )


def question_record(question: Question) -> dict[str, JsonValue]:
    """Return a question and what was answered."""
    return _JSON.validate_python(
        {
            "number": question.number,
            "topic": question.topic,
            "text": question.text,
            "why": question.why,
            "options": list(question.options),
            "recommended": question.recommended + 1,
            "answer": question.answer,
            "assumed": question.assumed,
        }
    )


def plan_report(plan: Plan, overrides: dict[str, str]) -> dict[str, JsonValue]:
    """Return the findings and the checklist of a plan."""
    return _JSON.validate_python(
        {
            "findings": [_finding(finding, overrides) for finding in check(plan)],
            "checklist": [asdict(box) for box in checklist(plan)],
        }
    )


def _finding(finding: Finding, overrides: dict[str, str]) -> dict[str, str]:
    return {"key": finding.key, **asdict(finding), "override": overrides.get(finding.key, "")}
