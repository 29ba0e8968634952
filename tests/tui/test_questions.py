"""The questions before the first draft, as a person answers them."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from textual.widgets import Static

from agents.commands import Answer, DraftAll, TakeRecommendations
from sessions.state import Question
from tests.tui.driving import ScriptedLink, in_room, notices, screen_text, until
from tests.tui.sessions import Author
from tui.app import PlanroomApp
from tui.screens.questions import QuestionsScreen
from tui.screens.room import RoomScreen
from widgets.choices import Choices, OwnWords
from widgets.key_footer import KeyFooter


@pytest.fixture
def author(sessions_home: Path) -> Iterator[Author]:
    """A session with three questions."""
    author = Author(sessions_home / "asked.jsonl")
    author.ask()
    yield author
    author.close()


def shown(app: PlanroomApp) -> str:
    return str(app.screen.query_one("#question", Static).render())


async def test_enter_takes_one_after_another_and_then_the_agents_begin(author: Author) -> None:
    link = ScriptedLink(author)
    app = PlanroomApp(author.path, link=link.open, draft=True)
    async with app.run_test(size=(80, 24)) as pilot:
        room = await in_room(pilot, app)
        await until(pilot, lambda: isinstance(app.screen, QuestionsScreen) and "1 of 3" in screen_text(app))
        assert link.commands == [], "nothing is drafted while something is open"
        first = shown(app)
        await pilot.press("enter")
        await until(pilot, lambda: "2 of 3" in screen_text(app))
        assert shown(app) != first
        await pilot.press("2")
        await until(pilot, lambda: "3 of 3" in screen_text(app))
        await pilot.press("s")
        await until(pilot, lambda: isinstance(app.screen, RoomScreen))
        await until(pilot, lambda: DraftAll(first=True) in link.commands)
        assert room.state is not None
        questions = room.state.questions
        assert link.commands == [
            Answer(number=1, answer=questions[0].recommendation),
            Answer(number=2, answer=questions[1].options[1]),
            TakeRecommendations(number=3),
            DraftAll(first=True),
        ]
        await until(pilot, lambda: room.state is not None and bool(room.state.drafting()))


async def test_one_key_takes_all_recommendations(author: Author) -> None:
    link = ScriptedLink(author)
    app = PlanroomApp(author.path, link=link.open, draft=True)
    async with app.run_test(size=(120, 40)) as pilot:
        await until(pilot, lambda: "1 of 3" in screen_text(app))
        await pilot.press("S")
        await until(pilot, lambda: DraftAll(first=True) in link.commands)
        assert link.commands == [TakeRecommendations(), DraftAll(first=True)]
        assert any("3 recommendations taken" in notice for notice in notices(app))


async def test_later_leads_to_the_room_which_says_how_to_come_back(author: Author) -> None:
    link = ScriptedLink(author)
    app = PlanroomApp(author.path, link=link.open, draft=True)
    async with app.run_test(size=(120, 40)) as pilot:
        await until(pilot, lambda: "1 of 3" in screen_text(app))
        await pilot.press("escape")
        await until(pilot, lambda: "3 questions are open: Q answers" in screen_text(app))
        await pilot.press("r")
        await until(pilot, lambda: any("3 questions are open" in notice for notice in notices(app)))
        await pilot.press("a")
        said = "Architecture has no draft to approve yet; 3 questions are open: Q answers, then the agents draft."
        await until(pilot, lambda: notices(app) == [said])
        assert "d diff" not in screen_text(app), "there is nothing to compare"
        assert link.commands == []
        await pilot.press("Q")
        await until(pilot, lambda: "1 of 3" in screen_text(app))


async def test_a_question_is_seen_whole_in_the_smallest_terminal(author: Author) -> None:
    app = PlanroomApp(author.path, ScriptedLink(author).open)
    async with app.run_test(size=(60, 15)) as pilot:
        await until(pilot, lambda: isinstance(app.screen, QuestionsScreen) and shown(app), "a question")
        await pilot.pause()
        card, footer = app.screen.query_one("#card"), app.screen.query_one(KeyFooter)
        assert card.region.bottom <= footer.region.y
        assert "or in your own words" in screen_text(app)


async def test_own_words_are_checked_before_they_are_sent(author: Author) -> None:
    link = ScriptedLink(author)
    app = PlanroomApp(author.path, link=link.open)
    async with app.run_test(size=(120, 40)) as pilot:
        await until(pilot, lambda: "1 of 3" in screen_text(app))
        team = next(q for q in asked(app) if q.topic == "team")
        await pilot.press(*["right"] * (team.number - 1))
        await until(pilot, lambda: shown(app) == team.text)
        await pilot.press("o", *"soon", "enter")
        await until(pilot, lambda: "Say how many points" in screen_text(app))
        assert link.commands == []
        await pilot.press("escape")
        assert app.screen.query_one(Choices).has_focus, "Esc in the line goes back to the options first"
        await pilot.press("o")
        app.screen.query_one(OwnWords).value = "4 developers, 44 points"
        await pilot.press("enter")
        await until(pilot, lambda: Answer(number=team.number, answer="4 developers, 44 points") in link.commands)


async def test_while_words_are_typed_no_letter_is_offered_as_a_key(author: Author) -> None:
    app = PlanroomApp(author.path, link=ScriptedLink(author).open)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: "1 of 3" in screen_text(app))
        await pilot.press("o")
        await until(pilot, lambda: "Esc options" in screen_text(app), "the keys of the line")
        assert "s recommended" not in screen_text(app)
        await pilot.press("escape")
        await until(pilot, lambda: "s recommended" in screen_text(app), "the keys of the options")


async def test_going_down_from_the_last_option_reaches_the_line_and_up_comes_back(author: Author) -> None:
    link = ScriptedLink(author)
    app = PlanroomApp(author.path, link=link.open)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: "1 of 3" in screen_text(app))
        options, own = app.screen.query_one(Choices), app.screen.query_one(OwnWords)
        await until(pilot, lambda: options.has_focus)
        await pilot.press(*["down"] * options.option_count)
        await until(pilot, lambda: own.has_focus)
        await pilot.press("up")
        await until(pilot, lambda: options.has_focus)


async def test_an_assumed_answer_can_be_given_again(author: Author) -> None:
    author.take_recommendations()
    for name in ("architecture", "database"):
        author.draft(name)
    link = ScriptedLink(author)
    app = PlanroomApp(author.path, link=link.open)
    async with app.run_test(size=(120, 40)) as pilot:
        await in_room(pilot, app)
        assert isinstance(app.screen, RoomScreen), "nothing is open, so nothing is asked"
        await pilot.press("Q")
        await until(pilot, lambda: "assumed" in screen_text(app))
        await pilot.press("2")
        await until(pilot, lambda: len(link.commands) == 1)
        assert link.commands == [Answer(number=1, answer=asked(app)[0].options[1])]
        await until(pilot, lambda: isinstance(app.screen, RoomScreen))


async def test_an_answer_that_the_engine_refuses_is_asked_again(author: Author) -> None:
    link = ScriptedLink(author)
    link.refuses = "The engine is going."
    app = PlanroomApp(author.path, link=link.open)
    async with app.run_test(size=(80, 40)) as pilot:
        await until(pilot, lambda: "1 of 3" in screen_text(app))
        first = shown(app)
        await pilot.press("enter")
        await until(pilot, lambda: "The engine is going." in str(app.screen.query_one("#problem", Static).render()))
        assert shown(app) == first
        assert "✓" not in screen_text(app)
        link.refuses = ""
        await pilot.press("enter")
        await until(pilot, lambda: "2 of 3" in screen_text(app))
        await until(pilot, lambda: "✓" in screen_text(app))


async def test_who_only_watches_is_not_asked(author: Author) -> None:
    app = PlanroomApp(author.path, mode="watch")
    async with app.run_test(size=(120, 40)) as pilot:
        room = await in_room(pilot, app)
        await until(pilot, lambda: room.state is not None and len(room.state.questions) == 3)
        assert isinstance(app.screen, RoomScreen)
        await pilot.press("Q")
        await until(pilot, lambda: any("only watching" in notice for notice in notices(app)))


def asked(app: PlanroomApp) -> tuple[Question, ...]:
    room = next(screen for screen in app.screen_stack if isinstance(screen, RoomScreen))
    assert room.state is not None
    return room.state.questions


async def test_what_another_terminal_answers_is_not_asked_here_any_more(author: Author) -> None:
    link = ScriptedLink(author)
    app = PlanroomApp(author.path, link=link.open)
    async with app.run_test(size=(120, 40)) as pilot:
        room = await in_room(pilot, app)
        await until(pilot, lambda: isinstance(app.screen, QuestionsScreen) and "1 of 3" in screen_text(app))
        author.take_recommendations()
        await until(pilot, lambda: app.screen is room)
        assert link.commands == [], "what was answered there stays as it is"
        room.ask()
        await until(pilot, lambda: isinstance(app.screen, QuestionsScreen) and "1 of 3" in screen_text(app))
        author.start("architecture")
        await until(pilot, lambda: room.state is not None and bool(room.state.drafting()))
        await pilot.pause()
        assert isinstance(app.screen, QuestionsScreen), "opened to answer otherwise, the questions stay"
