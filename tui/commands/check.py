"""`planroom check`: findings and checklist of a session or a plan file."""

import gc
import json
from typing import TYPE_CHECKING

import click

from tui.options import json_option

if TYPE_CHECKING:
    from plan.plan import Plan


@click.command("check")
@click.argument("target", metavar="SESSION|plan.json")
@json_option
def check_command(target: str, as_json: bool) -> int:
    """Check a session's plan, or a plan file. Exits with 3 if an error finding is left."""
    from plan.checklist import checklist
    from plan.checks import check
    from plan.gate import unresolved
    from tui.cli import FINDINGS_LEFT
    from tui.findings_report import report_lines
    from tui.report import plan_report

    gc.disable()  # a large plan is checked a quarter faster, and what it leaves behind goes with the process
    try:
        plan, overrides = _load(target)
        findings, boxes = check(plan), checklist(plan)
    finally:
        gc.enable()
    if as_json:
        click.echo(json.dumps(plan_report(findings, boxes, overrides), ensure_ascii=False, indent=2))
    else:
        click.echo("\n".join(report_lines(plan, findings, boxes, overrides)))
    return FINDINGS_LEFT if unresolved(findings, overrides) else 0


def _load(target: str) -> "tuple[Plan, dict[str, str]]":
    from tui.loading import load_session
    from tui.plans import is_plan_file, load_plan

    if is_plan_file(target):
        return load_plan(target), {}
    _, state = load_session(target)
    return state.plan(), dict(state.overrides)
