"""What an answer to the questions becomes in the log, or why it cannot be taken."""

from agents.commands import Answer, RefusedError, TakeRecommendations
from plan.artifacts import TITLES
from plan.requirements import Requirements
from sessions.events import AnyPayload, QuestionAnswered, RequirementsChanged
from sessions.state import Question, SessionState


def answers(state: SessionState, command: Answer | TakeRecommendations) -> tuple[AnyPayload, ...]:
    """Return the events that `command` becomes, in the order in which they are appended.

    The requirements come first: whatever ends the engine in between, a question that counts as answered is in them.
    Raises RefusedError with one sentence when it cannot be taken.
    """
    for name in state.drafting():
        raise RefusedError(f"{TITLES[name]} is being drafted; answer when it is done, or cancel it first.")
    if isinstance(command, Answer):
        return _folded(state, [QuestionAnswered(number=command.number, answer=command.answer.strip(), assumed=False)])
    taken = [question for question in state.open_questions() if command.number in (0, question.number)]
    if not taken:
        which = f"Question {command.number} is not open" if command.number else "No question is open"
        raise RefusedError(f"{which}, so there is no recommendation to take.")
    return _folded(state, [QuestionAnswered(number=q.number, answer=q.recommendation, assumed=True) for q in taken])


def refuse_open_questions(state: SessionState, session: str) -> None:
    """Raise RefusedError while questions are open: nothing is drafted from what somebody is about to say."""
    left = len(state.open_questions())
    if left:
        raise RefusedError(
            f"{left} question{' is' if left == 1 else 's are'} open; answer {'it' if left == 1 else 'them'} with "
            f"`planroom answer {session}`, or take the recommendations with `planroom answer {session} --recommended`."
        )


def _folded(state: SessionState, given: list[QuestionAnswered]) -> tuple[AnyPayload, ...]:
    requirements = state.requirements
    for answer in given:
        requirements = _with(requirements, _asked(state, answer.number), answer)
    changed = () if requirements == state.requirements else (RequirementsChanged(requirements=requirements),)
    return (*changed, *given)


def _with(requirements: Requirements, question: Question, answer: QuestionAnswered) -> Requirements:
    # The documents' reader, whose words an answer may have, is not what an engine's start should wait for.
    from plan.questions import UnusableAnswerError, answered

    try:
        return answered(requirements, question.topic, answer.answer, "assumed" if answer.assumed else "answered")
    except UnusableAnswerError as error:
        raise RefusedError(str(error)) from error


def _asked(state: SessionState, number: int) -> Question:
    found = next((question for question in state.questions if question.number == number), None)
    if found is None:
        asked = f"there are {len(state.questions)}" if state.questions else "none was asked in this session"
        raise RefusedError(f"There is no question {number}; {asked}.")
    return found
