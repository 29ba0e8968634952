"""What a choice of a model becomes."""

import pytest
from textual.app import App
from textual.widgets import Input

from agents.config.schema import EndpointSection
from plan.artifacts import AgentName
from sessions.events import ModelSettings, Prices
from sessions.state import Assignment
from tests.tui.driving import until
from tests.tui.test_choosing_pictures import ListedDesk
from tui.model_desk import KnownModel, Told
from tui.screens.model import ModelScreen
from tui.screens.model_choice import Filled, assign, offered, row, settings_problem, wanted
from widgets.model_list import ModelList, price

AGENT: AgentName = "api-architect"
LISTED = (
    KnownModel(model="gpt-5-mini", provider="openai", context=272_000, price_in=0.25, price_out=2.0, key_word="no key"),
    KnownModel(model="azure/gpt-5-mini", provider="azure", key_word="key there"),
)
OWN = (
    KnownModel(model="gpt-5-mini", provider="set now"),
    KnownModel(model="ollama_chat/qwen3", api_base="http://box:11434", endpoint="box", key_word="key there"),
)
FREE = Prices(input=0, output=0)
ENDPOINTS = {"box": EndpointSection(api_base="http://box:11434", key="env:BOX", prices=FREE)}
HELD = Assignment("gpt-5-mini", "", ModelSettings(key="env:MINE", temperature=0.2, prices=Prices(input=1, output=2)))


def test_one_s_own_come_first_and_nothing_comes_twice() -> None:
    found = offered("gpt mini", OWN, LISTED)
    assert [each.model for each in found] == ["gpt-5-mini", "azure/gpt-5-mini"]
    assert (found[0].provider, found[0].context, found[0].key_word) == ("set now", 272_000, "no key")


def test_servers_are_found_by_their_name_and_anything_typed_is_offered() -> None:
    assert [each.model for each in offered("box", OWN, ())] == ["ollama_chat/qwen3"]
    assert [each.model for each in offered("groq/new-one", OWN, ())] == ["groq/new-one"]
    assert offered("groq/", OWN, ()) == ()
    assert offered("nothing", OWN, ()) == ()


def test_a_model_keeps_its_settings_and_another_one_leaves_key_and_prices() -> None:
    same = assign(AGENT, HELD, Filled(LISTED[0], temperature="0.5", longest="900", effort="low"), ENDPOINTS)
    assert same is not None
    assert same.settings == HELD.settings.model_copy(
        update={"temperature": 0.5, "max_tokens": 900, "reasoning_effort": "low"}
    )
    other = assign(AGENT, HELD, Filled(LISTED[1], temperature="0.2"), ENDPOINTS)
    assert other is not None
    assert (other.model, other.settings.key, other.settings.prices) == ("azure/gpt-5-mini", "", None)
    served = assign(AGENT, HELD, Filled(OWN[1]), ENDPOINTS)
    assert served is not None
    assert (served.api_base, served.settings.key) == ("http://box:11434", "env:BOX")
    assert served.settings.prices == FREE


def test_a_key_stays_behind_when_the_address_changes_and_comes_with_an_endpoint() -> None:
    elsewhere = wanted(HELD, Filled(LISTED[0], address="http://other/v1"), ENDPOINTS)
    assert (elsewhere.api_base, elsewhere.settings.key, elsewhere.settings.prices) == ("http://other/v1", "", None)
    moved = wanted(HELD, Filled(OWN[1], address="http://other/v1"), ENDPOINTS)
    assert (moved.api_base, moved.settings.key) == ("http://other/v1", "")
    at_box = wanted(HELD, Filled(LISTED[0], address="http://box:11434/"), ENDPOINTS)
    assert (at_box.settings.key, at_box.settings.prices) == ("env:BOX", FREE)
    assert wanted(HELD, Filled(LISTED[0]), ENDPOINTS).settings.key == "env:MINE"


def test_an_address_that_was_there_before_does_not_stay_with_another_model() -> None:
    held = Assignment("openai/mine", "http://box/v1")
    other = assign(AGENT, held, Filled(LISTED[1], address="http://box/v1"), ENDPOINTS)
    assert other is not None
    assert other.api_base == ""
    typed = assign(AGENT, held, Filled(LISTED[1], address="http://other/v1"), ENDPOINTS)
    assert typed is not None
    assert typed.api_base == "http://other/v1"


def test_nothing_changed_is_no_command() -> None:
    assert assign(AGENT, HELD, Filled(LISTED[0], temperature="0.2"), ENDPOINTS) is None


@pytest.mark.parametrize(
    ("filled", "words"),
    [
        (Filled(LISTED[0]), ""),
        (Filled(LISTED[0], temperature="warm"), "temperature is a number"),
        (Filled(LISTED[0], temperature="3"), "from 0 to 2"),
        (Filled(LISTED[0], longest="0"), "at least one token"),
        (Filled(LISTED[0], effort="much"), "one of none, minimal, low, medium, high"),
        (Filled(LISTED[0], address="box:11434"), "begins with http"),
        (Filled(LISTED[0], address="http://ana:secret@box/"), "may not hold a user"),
    ],
)
def test_what_is_filled_in_is_looked_at(filled: Filled, words: str) -> None:
    problem = settings_problem(filled)
    assert words in problem
    assert "secret" not in problem
    assert bool(problem) == bool(words)


def test_an_unknown_price_is_not_free() -> None:
    assert price(row(KnownModel(model="a/b"))) == "price unknown"
    assert price(row(KnownModel(model="a/b", price_in=0.0, price_out=0.0))) == "free"
    assert price(row(LISTED[0])) == "$0.25 / $2"


async def test_the_address_that_is_seen_is_the_one_that_is_taken() -> None:
    app = App[None]()
    async with app.run_test() as pilot:
        held = Assignment("openai/held", "http://127.0.0.1:1/v1")
        screen = ModelScreen({AGENT: held}, "api", ListedDesk)
        await app.push_screen(screen)
        address = screen.query_one("#address", Input)
        await until(pilot, lambda: address.value == held.api_base)
        screen.query_one("#search", Input).value = "openai/other"
        await until(pilot, lambda: address.value == "")
        screen.query_one("#search", Input).value = "workstation"
        await until(pilot, lambda: address.value == "http://192.168.1.20:11434")
        address.value = "http://127.0.0.1:2"
        screen.query_one("#search", Input).value = "claude"
        await pilot.pause()
        assert address.value == "http://127.0.0.1:2"


async def test_what_is_known_of_the_model_that_is_set_is_shown() -> None:
    class KnowingDesk(ListedDesk):
        async def about(self, assignment: Assignment) -> Told:
            known = KnownModel(model=assignment.model, api_base=assignment.api_base, key_word="key there", price_in=2.5)
            return Told(models=(known,))

    app = App[None]()
    async with app.run_test(size=(120, 30)) as pilot:
        screen = ModelScreen({AGENT: Assignment("openai/held", "http://127.0.0.1:1/v1")}, "api", KnowingDesk)
        await app.push_screen(screen)
        models = screen.query_one(ModelList)
        await until(pilot, lambda: "key there" in str(models.get_option_at_index(0).prompt))
