"""What `planroom check` prints: findings by kind, the checklist with its evidence, the counts."""

import json
import subprocess
import sys
from pathlib import Path

from plan.checklist import checklist
from plan.checks import check
from plan.findings import Finding
from plan.plan import Plan
from tests.plan.checks.base import PLAN
from tests.plan.checks.builders import put
from tests.plan.checks.case import all_of, to
from tui.findings_report import report_lines, totals

BROKEN = all_of(
    to("database/tables/0/primary_key", ()), to("database/tables/1/primary_key", ()), to("sprints/sprints/0/goal", "")
)(PLAN)


def said(plan: Plan, overrides: dict[str, str]) -> list[str]:
    return list(report_lines(plan, check(plan), checklist(plan), overrides))


def keyless(plan: Plan) -> list[Finding]:
    return [f for f in check(plan) if f.code == "DB-004"]


def test_a_plan_that_holds() -> None:
    lines = said(PLAN, {})
    assert lines[-1] == "Nothing to complain about; 20 of 20 boxes are ticked."
    assert not any("Errors" in line or "✗" in line for line in lines)


def test_findings_are_grouped_and_each_kind_says_once_how_to_mend_it() -> None:
    lines = said(BROKEN, {})
    assert lines.index("Errors") < lines.index("Warnings") < lines.index("Checklist")
    assert sum(line.startswith("  DB-004") for line in lines) == 2
    assert sum("→ Name the columns that identify a row" in line for line in lines) == 1
    assert all(len(line) <= 80 for line in lines)
    assert any(line.startswith("    ✗ SQL schema defined") for line in lines)


def test_an_overridden_error_is_shown_with_its_reason_and_counted() -> None:
    first, _ = keyless(BROKEN)
    overrides = {first.key: "It is a log\x1b[31m"}
    lines = said(BROKEN, overrides)
    assert "           overridden: It is a log[31m" in lines
    assert "(1 overridden)" in totals(check(BROKEN), checklist(BROKEN), overrides)


def test_long_names_do_not_break_the_columns() -> None:
    lines = said(put(BROKEN, "database/tables/0/name", "x" * 300), {})
    assert all(len(line) <= 80 for line in lines)


def planroom_check(path: Path, *options: str) -> "subprocess.CompletedProcess[str]":
    command = [str(Path(sys.executable).with_name("planroom")), "check", str(path), *options]
    return subprocess.run(command, capture_output=True, text=True, check=False, encoding="utf-8")


def test_the_command_prints_json_with_counts_and_evidence(tmp_path: Path) -> None:
    path = tmp_path / "plan.json"
    path.write_text(BROKEN.model_dump_json(), encoding="utf-8")
    done = planroom_check(path, "--json")
    report = json.loads(done.stdout)
    assert done.returncode == 3
    errors = [f for f in check(BROKEN) if f.severity == "error"]
    assert report["counts"]["errors"] == report["counts"]["unresolved"] == len(errors) > 0
    assert report["counts"]["ticked"] == sum(box["done"] for box in report["checklist"]) < 20
    assert all(box["evidence"] for box in report["checklist"])
    assert planroom_check(path).stdout.splitlines()[-1].startswith("docs/findings.md")
