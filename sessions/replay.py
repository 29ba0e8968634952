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
DRAFTS = frozenset({"draft.started", "draft.finished", "draft.failed", "draft.cancelled"})
STEPS = DECISIONS | DRAFTS
"""What a replay steps to."""
MARKS = STEPS | {"agent.assigned"}
"""What it marks on its way."""
IDLE_LIMIT_MS = 2000
"""So long a wait is shown at most, if nobody says otherwise."""
GAP_MS = 10_000
"""So long a wait is told where it is skipped."""
