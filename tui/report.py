"""A session as one JSON document, as `planroom show --json` prints it."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict

from pydantic import JsonValue, TypeAdapter

from plan.artifacts import AGENTS, ARTIFACTS
from plan.checklist import Box, checklist
from plan.checks import check
from plan.findings import Finding
from plan.gate import gate, unresolved
from sessions.state import Question, SessionState

_JSON: TypeAdapter[dict[str, JsonValue]] = TypeAdapter(dict[str, JsonValue])


def session_report(name: str, state: SessionState, live: bool) -> dict[str, JsonValue]:
    """Return the state of session `name`, whether an engine is at work on it (`live`), and what holds of its plan."""
    from plan.assumptions import assumptions

    plan = state.plan()
    findings = check(plan)
    now = gate({artifact: state.status(artifact) for artifact in ARTIFACTS}, findings, state.overrides)
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
            "live": live,
            "requirements": state.requirements.model_dump(mode="json"),
            "questions": [question_record(question) for question in state.questions],
            "assumptions": list(assumptions(state.requirements)),
            "artifacts": artifacts,
            "spent": _spent(state),
            **plan_report(findings, checklist(plan), state.overrides),
            "gate": {"open": now.open, "reasons": list(now.reasons), "signed": state.signed is not None},
        }
    )


def _spent(state: SessionState) -> dict[str, object]:
    """Return what was used: dollars are those whose price is known, and null for no budget."""
    return {
        "dollars": state.cost,
        "unpriced": state.unpriced,
        "estimated": state.estimated,
        "budget": state.budget,
        "agents": {
            agent: {**spent.usage.model_dump(mode="json"), "dollars": spent.dollars, "unpriced": spent.unpriced}
            for agent, spent in state.spent.items()
        },
    }


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


def plan_report(
    findings: Sequence[Finding], boxes: Sequence[Box], overrides: Mapping[str, str]
) -> dict[str, JsonValue]:
    """Return the findings and the checklist of a plan with their counts."""
    numbers = Counter(finding.severity for finding in findings)
    return _JSON.validate_python(
        {
            "findings": [_finding(finding, overrides) for finding in findings],
            "counts": {
                "errors": numbers["error"],
                "warnings": numbers["warning"],
                "notes": numbers["note"],
                "unresolved": len(unresolved(findings, overrides)),
                "boxes": len(boxes),
                "ticked": sum(box.done for box in boxes),
            },
            "checklist": [asdict(box) for box in boxes],
        }
    )


def _finding(finding: Finding, overrides: Mapping[str, str]) -> dict[str, str]:
    return {"key": finding.key, **asdict(finding), "override": overrides.get(finding.key, "")}
