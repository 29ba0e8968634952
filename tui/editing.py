"""Editing an artifact in a person's own editor: the file it happens in, and what became of it.

The file stays until the edit is taken, so nothing is lost when it does not hold, when the engine refuses it, or when
the editor or planroom ends over it; the next edit of the artifact goes on with it.
"""

import hashlib
import itertools
import os
import re
import shlex
import shutil
import subprocess
import textwrap
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from agents.commands import Edit
from agents.decisions import sealed
from plan.artifact_text import (
    Problem,
    UnreadableArtifactError,
    artifact_text,
    choices,
    read_artifact,
    with_remarks,
    without_remarks,
)
from plan.artifacts import TITLES, Artifact, ArtifactName
from plan.merging import merge
from plan.plan import content_hash
from sessions.home import data_folder, private_folder
from sessions.state import ArtifactState, Revision, SessionState

_EDITORS: Final = ("nano", "vim", "vi")
_BASE = re.compile(r"# planroom (?P<name>\w+) r(?P<number>\d+)\b")
_WIDTH = 100
NO_EDITOR: Final = "No editor is known; set EDITOR, or use `planroom edit SESSION ARTIFACT --file FILE`."


class NoEditorError(Exception):
    """No editor can be started; the text is one sentence that says what to do."""


@dataclass(frozen=True, slots=True)
class Edited:
    """What came out of the editor: the artifact, or what is wrong with it; neither if nothing was changed."""

    content: Artifact | None = None
    problems: tuple[Problem, ...] = ()


def why_not_edit(session: str, state: SessionState, name: ArtifactName) -> str:
    """Return why an artifact of `session` cannot be edited now, in one sentence; `""` if it can."""
    title = TITLES[name]
    if state.signed is not None:
        return sealed(session)
    if state.status(name) == "drafting":
        return f"{title} is being drafted; wait for it, or cancel it first."
    if not state.artifacts[name].revisions:
        return f"{title} has no draft to edit yet; draft it first."
    return ""


def edit_of(held: ArtifactState, base: Revision, content: Artifact) -> Edit | None:
    """Return the command that makes `content`, a person's work on `base`, the newest revision; None if it is already.

    Where the artifact has moved on since `base`, both are merged, and the person's word stands.
    """
    latest = held.latest
    assert latest is not None
    if latest.number != base.number:
        content = merge(base.content, content, latest.content).content
    if content_hash(content) == latest.hash:
        return None
    return Edit.model_validate({"artifact": held.name, "base": latest.number, held.name: content})


def read_file(name: ArtifactName, text: str) -> Edited:
    """Return what a whole artifact that a person wrote is worth."""
    try:
        return Edited(content=read_artifact(name, text))
    except UnreadableArtifactError as error:
        return Edited(problems=error.problems)


class EditFile:
    """The file that a person edits one artifact of one session in."""

    def __init__(self, session: Path, held: ArtifactState) -> None:
        self.path = data_folder() / "edits" / f"{session.stem[:80]}-{held.name}-{_token(session)}.yaml"
        self.set_aside: Path | None = None
        """Where a text is kept that stood in the file and was of no revision of this artifact."""
        self._name: ArtifactName = held.name
        self._session = session.stem
        self.base, self.resumed = self._begin(held)

    def _begin(self, held: ArtifactState) -> tuple[Revision, bool]:
        kept = self._kept()
        found = _BASE.match(without_remarks(kept))
        for revision in held.revisions if _says_something(kept) else ():
            if found and found["name"] == held.name and int(found["number"]) == revision.number:
                return revision, True
        latest = held.latest
        assert latest is not None
        private_folder(self.path.parent)
        if _says_something(kept):
            self.set_aside = _free(self.path)
            self.path.replace(self.set_aside)
        words = [f"{field} is {', '.join(every[:-1])} or {every[-1]}." for field, every in choices(held.name).items()]
        said = [part for one in words for part in textwrap.wrap(one, _WIDTH - 4, break_on_hyphens=False)]
        head = (
            f"{self._first_line(latest)}\n"
            f"# Save and leave the editor to make this r{latest.number + 1}; without a change nothing happens.\n"
        )
        self._write(head + "".join(f"# {part}\n" for part in said) + artifact_text(latest.content))
        return latest, False

    def _first_line(self, base: Revision) -> str:
        """Return the line that tells which revision the text in the file was made of."""
        return f"# planroom {self._name} r{base.number}: {TITLES[self._name]} of {self._session}"

    def _kept(self) -> str:
        try:
            # What an editor wrote in another encoding is a person's text too.
            return self.path.read_text(encoding="utf-8", errors="surrogateescape")
        except OSError:
            return ""

    def _write(self, text: str) -> None:
        with os.fdopen(os.open(self.path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as file:
            file.write(text)

    def run_editor(self) -> None:
        """Let the person edit, in this terminal; raises NoEditorError if no editor can be started."""
        command = editor()
        try:
            subprocess.run([*command, str(self.path)], check=False)
        except OSError as error:
            raise NoEditorError(f"{command[0]} cannot be started ({error.strerror or error}); set EDITOR.") from error

    def read(self) -> Edited:
        """Return what the person made of it; what is wrong is marked in the file above its lines.

        Who empties the file takes the edit back, as with a commit's message.
        """
        try:
            text = without_remarks(self.path.read_text(encoding="utf-8"))
        except UnicodeDecodeError as error:
            return Edited(problems=(Problem(0, f"This is no UTF-8 (byte {error.start}); save it as UTF-8."),))
        except OSError as error:
            return Edited(problems=(Problem(0, f"{self.path} cannot be read ({error.strerror or error})."),))
        if not _says_something(text):
            return Edited()
        if not _BASE.match(text):
            text = f"{self._first_line(self.base)}\n{text}"
        edited = read_file(self._name, text)
        if edited.problems:
            self._write(with_remarks(text, edited.problems))
        elif edited.content == self.base.content:
            return Edited()
        return edited

    def done(self) -> None:
        """Let go of the file, because the edit is taken or nothing was changed."""
        self.path.unlink(missing_ok=True)


def _says_something(text: str) -> bool:
    """Return whether there is more in a text than empty lines and comments."""
    return any(line.strip() and not line.lstrip().startswith("#") for line in text.splitlines())


def _free(path: Path) -> Path:
    """Return a name beside `path` that nothing is kept under."""
    names = (path.with_suffix(f".old{number or ''}.yaml") for number in itertools.count())
    return next(name for name in names if not name.exists())


def _token(session: Path) -> str:
    """Return what tells a session from another of its name, elsewhere or at the same place before it."""
    with session.open("rb") as file:
        begun = file.readline()
    return hashlib.sha256(os.fsencode(session.resolve()) + b"\n" + begun).hexdigest()[:12]


def editor() -> list[str]:
    """Return the command of the person's editor; raises NoEditorError if there is none."""
    named = os.environ.get("VISUAL") or os.environ.get("EDITOR") or ""
    try:
        words = shlex.split(named)
    except ValueError as error:
        raise NoEditorError(f"EDITOR cannot be read ({error}); set it to a command.") from error
    if words:
        return words
    found = next((name for name in _EDITORS if shutil.which(name)), "")
    if not found:
        raise NoEditorError(NO_EDITOR)
    return [found]
