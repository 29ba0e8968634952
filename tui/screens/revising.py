"""A person's own hand on an artifact: editing it, seeing what changed, and what a redraft proposes against it."""

from typing import TYPE_CHECKING

from textual import work
from textual.app import SuspendNotSupported

from agents.commands import Edit, Merge, Restore
from plan.artifacts import TITLES, ArtifactName
from sessions.state import SessionState
from tui.screens import room_rules
from tui.screens.deciding import DecidingScreen
from tui.screens.followed import KnowingScreen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plan.artifact_text import Problem
    from tui.editing import EditFile

_MOST_PROBLEMS = 12


class RevisingScreen(DecidingScreen):
    """Follows a session and lets a person work on its artifacts."""

    def _open(self, screen: KnowingScreen) -> None:
        """Open a screen that is told what is known."""
        raise NotImplementedError

    def action_edit(self) -> None:
        """Edit the focused artifact in the person's editor."""
        subject = self._subject(room_rules.why_not_edit)
        if subject is None:
            return
        from tui.editing import EditFile, NoEditorError

        state, name = subject
        try:
            file = EditFile(self.path, state.artifacts[name])
            with self.app.suspend():
                file.run_editor()
        except SuspendNotSupported:
            self.say(f"This terminal cannot be left; use `planroom edit {self.path.stem} {name}`.", problem=True)
        except NoEditorError as error:
            self.say(str(error), problem=True)
        except OSError as error:
            self.say(f"The text to edit cannot be written ({error.strerror or error}).", problem=True)
        else:
            self._take_edit(name, file)

    def _take_edit(self, name: ArtifactName, file: "EditFile") -> None:
        from tui.editing import edit_of

        edited = file.read()
        if edited.problems:
            self._show_problems(name, edited.problems, file)
            return
        held = self.state.artifacts[name] if self.state else None
        command = edit_of(held, file.base, edited.content) if held and edited.content else None
        if command is None or held is None:
            file.done()
            self.say(f"Nothing was changed.{_set_aside(file)}")
        else:
            self._send_edit(file, command, f"{TITLES[name]} r{held.number + 1} is yours.{_set_aside(file)}")

    def _show_problems(self, name: ArtifactName, problems: "Sequence[Problem]", file: "EditFile") -> None:
        """Show all that is wrong with an edited text, and go on editing it if the person wants to."""
        from plan.artifact_text import by_kind
        from tui.screens.asking import AskScreen

        def take(wanted: bool | None) -> None:
            if wanted:
                self.action_edit()
            else:
                self.say(f"Your text is kept; {self.key_of('edit')} goes on with it.")

        found = by_kind(problems)
        said = [f"{one[:1].upper()}{one[1:]}" for one in found[:_MOST_PROBLEMS]]
        if len(found) > _MOST_PROBLEMS:
            said.append(f"And {len(found) - _MOST_PROBLEMS} more.")
        marked = "; in the editor each stands above its line" if any(one.line for one in problems) else ""
        about = "\n".join([*said, "", f"Your text is kept in {file.path}{marked}.{_set_aside(file)}"])
        self.app.push_screen(AskScreen(f"{TITLES[name]}: this does not hold yet", about, "goes on editing"), take)

    @work(group="commands")
    async def _send_edit(self, file: "EditFile", command: Edit, done: str) -> None:
        if await self._carried_out(command, done, f" Your text is kept; {self.key_of('edit')} goes on with it."):
            file.done()

    def action_diff(self) -> None:
        """Show what changed in the focused artifact."""
        held = self._revised(lambda state, name: len(state.artifacts[name].revisions) > 1)
        if held is not None:
            from tui.screens.diff import DiffScreen

            self._open(DiffScreen(self, held))

    def action_merge(self) -> None:
        """Show what the last draft proposes against hand work."""
        held = self._revised(_worked_on)
        if held is not None:
            from tui.screens.merge import MergeScreen

            self._open(MergeScreen(self, held))

    def _revised(self, holds: "room_rules.Holds") -> ArtifactName | None:
        """Return the focused artifact if there is something to compare; otherwise say that there is not."""
        name = self.artifact_in_focus()
        if self.state is None or name is None:
            self.say("Go to a pane with an artifact (1 to 4) to compare its revisions.", problem=True)
        elif not holds(self.state, name):
            self.say(f"{TITLES[name]} has nothing to compare: no hand work, or no revision before.", problem=True)
        else:
            return name
        return None

    def restore(self, command: Restore, onward: str = "") -> None:
        """Let an earlier revision be the newest again; `onward` says what can be done then."""
        if self.may_decide():
            self.send(command, f"{restored(command)}{onward}.")

    def decide_proposals(self, command: Merge) -> None:
        """Take and leave what a redraft proposes."""
        if self.may_decide():
            said = [f"{len(keys)} {word}" for keys, word in ((command.take, "taken"), (command.leave, "left")) if keys]
            self.send(command, f"{TITLES[command.artifact]}: {' and '.join(said)}.")


def _set_aside(file: "EditFile") -> str:
    """Return where an earlier text is that could not be gone on with, as a further sentence."""
    return f" What was there before is kept in {file.set_aside}." if file.set_aside is not None else ""


def restored(command: Restore) -> str:
    """Say what a restored revision does."""
    return f"{TITLES[command.artifact]} r{command.base + 1} says again what r{command.revision} says"


def _worked_on(state: SessionState, name: ArtifactName) -> bool:
    return state.artifacts[name].worked_on
