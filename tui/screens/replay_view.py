"""What the transport line shows of a session: pure functions from its index."""

from plan.artifacts import ARTIFACTS
from sessions.seeking import Index, Moment, Step
from tui.screens.room_view import SHORT
from widgets.transport_line import Timeline, TimeMark, Track


def timeline(index: Index, skipping: bool) -> Timeline:
    """Return the session from its beginning to its end, on the replay clock if waits are skipped, else on its own."""

    def at(when: Moment) -> int:
        return when.replay_ms if skipping else when.ms

    marks = [TimeMark(at(step.when), step.type) for step in index.marks]
    if skipping:
        marks += [TimeMark(gap.end.replay_ms, "gap") for gap in index.gaps]
    tracks = []
    for name in ARTIFACTS:
        about = [step for step in index.marks if step.artifact == name]
        spans = tuple((at(begin), at(end)) for begin, end in _drafts(about, index.last))
        others = tuple(TimeMark(at(step.when), step.type) for step in about if step.type not in _IN_A_SPAN)
        tracks.append(Track(SHORT[name], spans, others))
    return Timeline(at(index.last), index.last.seq, tuple(marks), tuple(tracks))


_IN_A_SPAN = frozenset({"draft.started", "draft.finished"})


def _drafts(steps: list[Step], last: Moment) -> list[tuple[Moment, Moment]]:
    """Return when the drafts of one artifact began and ended; one that goes on ends with the session."""
    found, begun = [], None
    for step in steps:
        if step.type == "draft.started":
            begun = step.when
        elif begun is not None and step.type.startswith("draft."):
            found.append((begun, step.when))
            begun = None
    return found if begun is None else [*found, (begun, last)]
