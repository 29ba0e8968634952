"""`planroom answer`: what the documents leave open."""

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from tui.options import json_option

if TYPE_CHECKING:
    from agents.commands import Answer, TakeRecommendations
    from sessions.state import Question, SessionState


@click.command("answer")
@click.argument("session")
@click.argument("number", type=click.IntRange(min=1), metavar="[N]", required=False)
@click.argument("value", required=False)
@click.option("--recommended", is_flag=True, help="Take the recommendation of N, or of every question that is open.")
@json_option
def answer_command(session: str, number: int | None, value: str | None, recommended: bool, as_json: bool) -> None:
    """List the questions of SESSION, or answer one.

    VALUE answers question N: an option's number, or words of your own.

    An answer may be given again; what was drafted before is stale then.
    """
    from tui.foreground import carry_out
    from tui.loading import load_session
    from tui.report import question_record

    path, state = load_session(session)
    command = _command(state, number, value, recommended)
    if command is not None:
        state = carry_out(path, [command])
    shown = [question for question in state.questions if command is None or number in (None, question.number)]
    if as_json:
        click.echo(json.dumps([question_record(question) for question in shown], ensure_ascii=False, indent=2))
        return
    for line in _listed(state, shown) if command is None else _taken(path.stem, state, shown):
        click.echo(line)


_COUNTED = frozenset({"volume", "team"})
"""Topics where a bare number is an answer of its own."""


def _command(
    state: "SessionState", number: int | None, value: str | None, recommended: bool
) -> "Answer | TakeRecommendations | None":
    from agents.commands import LONGEST_ANSWER, Answer, TakeRecommendations

    if recommended:
        if value is not None:
            raise click.UsageError("Name a value or take the recommendation, not both")
        return TakeRecommendations(number=number or 0)
    if number is None:
        return None
    asked = next((question for question in state.questions if question.number == number), None)
    if asked is None:
        there = f"there are {len(state.questions)}" if state.questions else "none was asked in this session"
        raise click.UsageError(f"There is no question {number}; {there}")
    answer = (value or "").strip()
    if not answer:
        raise click.UsageError(f"Say what the answer is: a number from 1 to {len(asked.options)}, or your own words")
    if len(answer) > LONGEST_ANSWER:
        raise click.UsageError(
            f"An answer has at most {LONGEST_ANSWER:,} characters, this one has {len(answer):,}; say it shorter"
        )
    numbers = {str(place): option for place, option in enumerate(asked.options, 1)}
    if answer not in numbers and answer.lstrip("+-").isdecimal() and asked.topic not in _COUNTED:
        raise click.UsageError(f"There is no option {answer[:20]}; name 1 to {len(numbers)}, or say it in words")
    if answer not in numbers and answer.lstrip("+-").isdecimal():
        there = f"1 to {len(numbers)} name the options" if numbers else "there are no options"
        click.echo(f"planroom: {answer} is taken as the answer itself; {there}.", err=True)
    answer = numbers.get(answer, answer)
    return Answer(number=number, answer=answer)


def _listed(state: "SessionState", shown: "list[Question]") -> "Iterator[str]":
    from sessions.text import one_line

    if not shown:
        yield "Nothing was asked in this session."
    for question in shown:
        yield one_line(f"{question.number}. {question.text}")
        if question.why:
            yield one_line(f"   {question.why}")
        for place, option in enumerate(question.options):
            mark = "  (recommended)" if place == question.recommended else ""
            yield one_line(f"   {place + 1}  {option}{mark}")
        if question.answer:
            yield one_line(f"   → {question.answer}{'  (assumed)' * question.assumed}")
        yield ""
    left = len(state.open_questions())
    if left:
        yield f"{left} of {len(state.questions)} open. N and a value answer one; --recommended takes what is left."


def _taken(session: str, state: "SessionState", shown: "list[Question]") -> "Iterator[str]":
    from plan.artifacts import ARTIFACTS
    from sessions.text import one_line

    for question in shown:
        yield one_line(f"{question.text} {question.answer}{'  (assumed)' * question.assumed}")
    left = len(state.open_questions())
    stale = [name for name in ARTIFACTS if state.stale(name)]
    if left:
        yield f"{left} question{' is' if left == 1 else 's are'} open."
    elif stale:
        yield f"What was drafted before is stale: {', '.join(stale)}."
    elif not any(artifact.revisions for artifact in state.artifacts.values()):
        yield f"Nothing is open; `planroom open {session}` goes on."
