"""What counts as a step when a session is played again."""

DECISIONS = frozenset(
    {
        "artifact.approved",
        "artifact.returned",
        "artifact.edited",
        "artifact.merged",
        "finding.overridden",
        "gate.approved",
        "gate.reopened",
        "question.answered",
    }
)
DRAFT_ENDS = frozenset({"draft.finished", "draft.failed", "draft.cancelled"})
STEPS = DECISIONS | DRAFT_ENDS | {"draft.started"}
"""What a replay steps to."""
MARKS = STEPS | {"agent.assigned"}
"""What it marks on its way."""
