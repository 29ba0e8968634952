"""A person's hand on the sprint board, and the way back from every edit; each is an edit like any other."""

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING

from textual import work

from agents.commands import Command, Edit, Restore
from plan.artifacts import TITLES
from plan.board import (
    BoardError,
    assigned,
    estimated,
    moved_to_sprint,
    moved_within_sprint,
    next_priority,
    out_of_order,
    place_of,
    prioritised,
)
from plan.sprints import Sprint, SprintPlan, Story
from plan.workload import people, workload
from sessions.state import ArtifactState, SessionState
from tui.screens import room_rules
from tui.screens.revising import RevisingScreen, restored
from widgets.board_pane import BoardPane
from widgets.text import count, joined

if TYPE_CHECKING:
    from plan.plan import Plan
    from plan.splitting import Split

_NO_STORY = "No story is selected; ↑ ↓ ← → select one on the sprint board (4)."


class PlanningScreen(RevisingScreen):
    """Moves, estimates and ranks the selected story; takes edits back."""

    def action_move(self, step: int) -> None:
        """Move the selected story to another sprint."""
        self._change(lambda plan, story: moved_to_sprint(plan, story, step), _moved)

    def action_shift(self, step: int) -> None:
        """Move the selected story within its sprint."""
        self._change(lambda plan, story: moved_within_sprint(plan, story, step), _shifted)

    def action_estimate(self, step: int) -> None:
        """Give the selected story more or fewer points."""
        self._change(lambda plan, story: estimated(plan, story, step), _estimated)

    def action_prioritise(self) -> None:
        """Give the selected story the next priority."""

        def change(plan: SprintPlan, story: str) -> SprintPlan:
            at = place_of(plan, story)
            held = plan.sprints[at.sprint].stories[at.story].priority
            return prioritised(plan, story, next_priority(held))

        self._change(change, _ranked)

    def action_assign(self) -> None:
        """Give the selected story to a person."""
        subject = self._selected_story()
        if subject is None:
            return
        from plan.reading.project.members import team_members
        from tui.screens.assign import AssignScreen

        state, _, plan, story = subject
        named = people(plan, team_members(document.text for document in state.documents))

        def take(person: str | None) -> None:
            if person is not None:
                self._change(lambda plan, story: assigned(plan, story, person), _given)

        self.app.push_screen(AssignScreen(story, named, workload(plan)), take)

    def action_split(self) -> None:
        """Split the selected story in two."""
        subject = self._selected_story()
        if subject is None:
            return
        from tui.screens.split import SplitScreen

        state, base, sprints, story = subject
        plan = state.plan()

        def take(how: "Split | None") -> None:
            if how is not None:
                self._split(plan, base, story.id, how)

        self.app.push_screen(SplitScreen(plan, sprints, story), take)

    @work(group="commands")
    async def _split(self, plan: "Plan", base: int, story: str, how: "Split") -> None:
        from plan.checks.brought import brought
        from plan.splitting import second_id, split

        changed = split(plan, story, how)
        found = await asyncio.to_thread(brought, plan, plan.model_copy(update={"sprints": changed}))
        second = second_id(plan.sprints or changed, story)
        sprint = changed.sprints[place_of(changed, story).sprint]
        sentence = f"{story} is split: {second} has {count(how.points[1], 'point')}."
        sentence += f" Sprint {sprint.number} holds {_fullness(sprint)}."
        if found:
            sentence += f" It brings {count(len(found), 'finding')}: {found[0].message}"
        self.send(
            Edit(artifact="sprints", base=base, sprints=changed), f"{sentence} {self.key_of('undo')} takes it back."
        )

    def _selected_story(self) -> tuple[SessionState, int, SprintPlan, Story] | None:
        """Return the story that is selected on the board, with its plan's revision; otherwise say why there is none."""
        if not self.may_decide():
            return None
        board = self.query_one(BoardPane)
        story = board.story if self.artifact_in_focus() == "sprints" else ""
        if not story:
            self.say(_NO_STORY, problem=True)
            return None
        subject = self._subject(room_rules.why_not_edit)
        latest = subject[0].artifacts["sprints"].latest if subject else None
        if subject is None or latest is None or not isinstance(latest.content, SprintPlan):
            return None
        try:
            at = place_of(latest.content, story)
        except BoardError as error:
            self.say(str(error), problem=True)
            return None
        return subject[0], latest.number, latest.content, latest.content.sprints[at.sprint].stories[at.story]

    def _change(self, change: Callable[[SprintPlan, str], SprintPlan], said: Callable[[SprintPlan, str], str]) -> None:
        subject = self._selected_story()
        if subject is None:
            return
        story = subject[3].id

        def edit() -> tuple[Command, str] | None:
            latest = self.state.artifacts["sprints"].latest if self.state else None
            if latest is None or not isinstance(latest.content, SprintPlan):
                return None
            try:
                changed = change(latest.content, story)
            except BoardError as error:
                self.say(str(error), problem=True)
                return None
            command = Edit(artifact="sprints", base=latest.number, sprints=changed)
            return command, f"{said(changed, story)} {self.key_of('undo')} takes it back."

        self.in_turn(edit)

    def action_undo(self) -> None:
        """Take back what a person changed last in the focused artifact."""
        nothing = f"has no hand work to take back; {self.key_of('diff')} shows its revisions."
        self._restore(undone, nothing, f"; {self.key_of('redo')} changes it again")

    def action_redo(self) -> None:
        """Change again what was taken back."""
        self._restore(redone, "has nothing that was taken back.", f"; {self.key_of('undo')} takes it back")

    def _restore(self, find: Callable[[ArtifactState], int], nothing: str, onward: str) -> None:
        subject = self._subject(room_rules.why_not_edit)
        if subject is None:
            return
        name = subject[1]

        def back() -> tuple[Command, str] | None:
            if self.state is None:
                return None
            held = self.state.artifacts[name]
            wanted = find(held)
            if not wanted:
                self.say(f"{TITLES[name]} {nothing}", problem=True)
                return None
            command = Restore(artifact=name, base=held.number, revision=wanted)
            return command, f"{restored(command)}{onward}."

        self.in_turn(back)


def said_by(held: ArtifactState, at: int | None = None) -> int:
    """Return the revision that the newest, or number `at`, says: itself, or what it restores; 0 if there is none."""
    number = at if at is not None else held.number
    while (revision := held.revision(number)) is not None and revision.restored:
        number = revision.restored
    return number


def undone(held: ArtifactState) -> int:
    """Return the revision to go back to from a person's own; 0 if what stands there is an agent's."""
    number = said_by(held)
    own = held.revision(number)
    return said_by(held, number - 1) if own is not None and own.origin != "draft" else 0


def redone(held: ArtifactState) -> int:
    """Return the revision that was taken back last; 0 if none was, or something else was changed since."""
    latest, number = held.latest, said_by(held)
    if latest is None or not latest.restored:
        return 0
    own = (one.number for one in held.revisions if not one.restored and one.origin != "draft")
    return max((one for one in own if said_by(held, one - 1) == number), default=0)


def _moved(plan: SprintPlan, story: str) -> str:
    sprint = plan.sprints[place_of(plan, story).sprint]
    return f"{story} is in sprint {sprint.number} ({_fullness(sprint)}).{_order(plan, story)}"


def _shifted(plan: SprintPlan, story: str) -> str:
    at = place_of(plan, story)
    sprint = plan.sprints[at.sprint]
    return f"{story} is story {at.story + 1} of {len(sprint.stories)} in sprint {sprint.number}.{_order(plan, story)}"


def _order(plan: SprintPlan, story: str) -> str:
    broken = out_of_order(plan, story)
    return f" Out of order with it: {joined(broken)}." if broken else ""


def _fullness(sprint: Sprint) -> str:
    points = sum(one.points for one in sprint.stories)
    over = f", which is over by {points - sprint.capacity}" if points > sprint.capacity else ""
    return f"{points}/{sprint.capacity}{over}"


def _estimated(plan: SprintPlan, story: str) -> str:
    at = place_of(plan, story)
    points = plan.sprints[at.sprint].stories[at.story].points
    return f"{story} has {points} point{'' if points == 1 else 's'}."


def _given(plan: SprintPlan, story: str) -> str:
    at = place_of(plan, story)
    person = plan.sprints[at.sprint].stories[at.story].assignee
    if not person:
        return f"{story} is assigned to nobody."
    load = next(load for load in workload(plan) if load.person == person)
    here = load.points[at.sprint]
    return f"{story} is {person}’s, who has {count(here, 'point')} in this sprint and {load.total} in all."


def _ranked(plan: SprintPlan, story: str) -> str:
    at = place_of(plan, story)
    return f"{story} is a {plan.sprints[at.sprint].stories[at.story].priority.replace('wont', 'won’t')}."
