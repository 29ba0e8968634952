"""The command line: one sentence for every error, and an exit status that scripts can rely on."""

import errno
import importlib
import os
import sys
import traceback
from collections.abc import Mapping, Sequence
from typing import NoReturn

import click

from sessions.collecting import collect_seldom
from tui.bad_values import sentence
from tui.outlasting import outlast_readers

GROUPS: Mapping[str, Mapping[str, str]] = {
    "Begin and look on": {
        "new": "tui.commands.new",
        "open": "tui.commands.attach",
        "watch": "tui.commands.attach",
        "replay": "tui.commands.replay",
    },
    "Without a terminal, step by step": {
        "run": "tui.commands.run",
        "answer": "tui.commands.answer",
        "draft": "tui.commands.step",
        "iterate": "tui.commands.step",
        "override": "tui.commands.override",
        "approve": "tui.commands.step",
        "reopen": "tui.commands.reopen",
    },
    "Change by hand": {
        "edit": "tui.commands.edit",
        "diff": "tui.commands.diff",
        "merge": "tui.commands.merge",
        "restore": "tui.commands.restore",
    },
    "Look at a plan": {
        "show": "tui.commands.show",
        "check": "tui.commands.check",
        "trace": "tui.commands.trace",
        "graph": "tui.commands.graph",
        "export": "tui.commands.export",
    },
    "Sessions": {
        "sessions": "tui.commands.sessions",
        "fork": "tui.commands.fork",
        "pack": "tui.commands.pack",
        "unpack": "tui.commands.pack",
        "engines": "tui.commands.engines",
        "verify": "tui.commands.verify",
        "recover": "tui.commands.recover",
        "delete": "tui.commands.delete",
        "trash": "tui.commands.delete",
        "compact": "tui.commands.compact",
    },
    "Settings": {
        "config": "tui.commands.config",
        "models": "tui.commands.models",
        "cache": "tui.commands.cache",
        "doctor": "tui.commands.doctor",
    },
}
"""Every command and the module that has it, in the order of the help: only the one that is called is imported."""

COMMANDS = {name: module for group in GROUPS.values() for name, module in group.items()}

_COMPLETION = """\b
To complete commands and options with Tab (zsh and fish as well):
  eval "$(_PLANROOM_COMPLETE=bash_source planroom)"
"""

FAULT, BAD_USE, FINDINGS_LEFT, DAMAGED, DRAFT_FAILED = 1, 2, 3, 4, 5


class Commands(click.Group):
    """A group whose commands are imported when they are asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names in the order of the help text."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a command by name, or None if there is none."""
        module = COMMANDS.get(cmd_name)
        if module is None:
            return None
        command: click.Command = getattr(importlib.import_module(module), f"{cmd_name}_command")
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the commands group by group, each with the first sentence of its help."""
        widest = max(map(len, COMMANDS))
        for title, names in GROUPS.items():
            with formatter.section(title):
                rows = [(name, command) for name in names if (command := self.get_command(ctx, name))]
                room = formatter.width - widest - 6
                formatter.write_dl([(f"{name:<{widest}}", one.get_short_help_str(room)) for name, one in rows])

    def invoke(self, ctx: click.Context) -> object:
        """Run a command; its work outlasts the readers of its output, such as `head`."""
        outlast_readers()
        return super().invoke(ctx)


@click.group(cls=Commands, invoke_without_command=True, epilog=_COMPLETION)
@click.version_option(package_name="planroom", message="planroom %(version)s")
@click.pass_context
def planroom(ctx: click.Context) -> None:
    """Plan a software project with four LLM agents, and sign what they draft.

    Without a command: the saved sessions, and a place to begin a new one.

    \b
    planroom new REQUIREMENTS.md              drafts in the room
    planroom run REQUIREMENTS.md --out plan   drafts without a terminal

    SESSION is a name that `planroom sessions` lists, the beginning of one, or a path.
    """
    if os.environ.get("NO_COLOR"):
        ctx.color = False  # click does not look
    home = os.environ.get("PLANROOM_HOME", "")
    if home and os.path.lexists(home) and not os.path.isdir(home):
        raise click.UsageError(f"PLANROOM_HOME is {home}, which is no folder; name a folder, or unset it")
    if ctx.invoked_subcommand is None:
        from tui.terminal import open_app, require_terminal

        require_terminal("planroom sessions")
        open_app()


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and exit."""
    collect_seldom()
    _open_what_is_closed()
    try:
        status = planroom.main(arguments, prog_name="planroom", standalone_mode=False)
    except click.exceptions.Exit as done:
        sys.exit(done.exit_code)
    except (click.Abort, KeyboardInterrupt):
        sys.exit(130)
    except click.UsageError as error:
        command = error.ctx.command_path if error.ctx else "planroom"
        _fail(f"{sentence(error)}; `{command} --help` tells how.", BAD_USE)
    except click.ClickException as error:
        _fail(error.format_message(), error.exit_code)
    except Exception as error:  # noqa: BLE001 - the last line of defence: our own fault, never a traceback
        _fail(_explain(error), _exit_status(error))
    sys.exit(status if isinstance(status, int) else 0)


def _open_what_is_closed() -> None:
    """Let closed standard streams lead nowhere: the next file that is opened must not take their place."""
    for number, name, mode in ((0, "stdin", "r"), (1, "stdout", "w"), (2, "stderr", "w")):
        if getattr(sys, name) is None:
            nowhere = os.open(os.devnull, os.O_RDWR)
            if nowhere != number:
                os.dup2(nowhere, number)
                os.close(nowhere)
            setattr(sys, name, open(number, mode, encoding="utf-8", closefd=False))  # noqa: SIM115 - for the whole run


def _exit_status(error: Exception) -> int:
    from sessions.errors import DamagedError, SessionError

    if isinstance(error, DamagedError):
        return DAMAGED
    known = isinstance(error, SessionError) or _refused(error) or _full(error) or _forbidden(error)
    return BAD_USE if known else FAULT


def _full(error: Exception) -> bool:
    return isinstance(error, OSError) and error.errno in {errno.ENOSPC, errno.EDQUOT, errno.EIO}


def _forbidden(error: Exception) -> bool:
    return isinstance(error, OSError) and bool(error.filename) and error.errno in {errno.EACCES, errno.EPERM}


def _refused(error: Exception) -> bool:
    from agents.commands import RefusedError

    return isinstance(error, RefusedError)


def _explain(error: Exception) -> str:
    from sessions.errors import SessionError

    if isinstance(error, SessionError) or _refused(error):
        return str(error)
    if isinstance(error, OSError) and _full(error):
        where = error.filename or "The output"
        return f"{where} cannot be written ({error.strerror}); free some space or name another place, then try again."
    if isinstance(error, OSError) and _forbidden(error):
        return f"{error.filename} may not be used ({error.strerror}); mend its rights or name another place."
    from agents.failures import redact
    from sessions.home import data_folder, private_folder

    path = data_folder() / "crash.log"
    try:
        private_folder(path.parent)
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as file:
            file.write(redact("".join(traceback.format_exception(error))))
    except OSError:
        return f"planroom failed ({type(error).__name__}); this is a fault in planroom, please report it."
    return f"planroom failed ({type(error).__name__}); this is a fault in planroom, please report it with {path}."


def _fail(sentence: str, status: int) -> NoReturn:
    from sessions.text import plain

    click.echo(f"planroom: {plain(sentence)}", err=True)
    sys.exit(status)


if __name__ == "__main__":
    main()
