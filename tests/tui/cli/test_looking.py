"""What `doctor`, `models`, `cache` and `config` say: in words, in JSON, and what to do."""

import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import JsonValue

from agents.cache import AnswerCache, CachedAnswer
from agents.streaming import ModelRequest
from sessions.dollars import exact
from sessions.events import Usage
from tests.agents.server import Answer
from tests.agents.server import provider as scripted
from tests.tui.cli.running import Ran, ran

ESCAPE = "\x1b["


def record(done: Ran) -> JsonValue:
    """Return the one JSON document that a command printed, which is all of its output."""
    assert done.stderr == ""
    assert ESCAPE not in done.stdout
    found: JsonValue = json.loads(done.stdout)
    return found


def levels(done: Ran) -> dict[str, str]:
    lines = record(done)
    assert isinstance(lines, list)
    return {str(line["about"]): str(line["level"]) for line in lines if isinstance(line, dict)}


def told(done: Ran, about: str) -> tuple[str, str]:
    """Return what the doctor found about something, and what to do."""
    lines = record(done)
    assert isinstance(lines, list)
    line = next(line for line in lines if isinstance(line, dict) and line["about"] == about)
    return str(line["found"]), str(line["do"])


@pytest.fixture
def kept(planroom_home: Path) -> Path:
    """Two answers that were kept."""
    cache = AnswerCache(planroom_home / "cache")
    for number in (1, 2):
        answer = CachedAnswer(content="x", reasoning="", usage=Usage())
        cache.put(ModelRequest("m", (), max_tokens=number), answer)
    return planroom_home / "cache"


def test_the_doctor_finds_nothing_wrong_where_nothing_is(planroom_home: Path) -> None:
    done = ran("doctor", "--json")
    assert done.status == 0
    assert set(levels(done).values()) == {"ok"}
    assert told(done, "contacts")[0] == "nobody: only the offline planner is assigned"
    assert told(done, "phones home")[0].startswith("nothing")
    assert told(done, "config")[0] == f"{planroom_home}/config.toml (not there)"
    assert not any(planroom_home.iterdir())  # looking makes nothing


def test_the_doctor_names_every_address_and_the_key_that_is_missing(planroom_home: Path) -> None:
    (planroom_home / "config.toml").write_text(
        '[agents.default]\nmodel = "anthropic/claude-sonnet-4-5"\nfallbacks = ["openai/gpt-4o"]\n'
        '[agents.api-architect]\nmodel = "openai/m"\napi_base = "http://127.0.0.1:9/v1"\nfallbacks = []\n'
    )
    done = ran("doctor", "--json")
    assert done.status == 1
    found, _ = told(done, "contacts")
    assert found == ("the provider of anthropic/ models, the provider of openai/ models, http://127.0.0.1:9/v1")
    found, do = told(done, "model")
    assert found == "anthropic/claude-sonnet-4-5: no key"
    assert do.startswith("anthropic/claude-sonnet-4-5 needs ANTHROPIC_API_KEY in the environment; set it")
    again = ran("doctor", "--json", ANTHROPIC_API_KEY="k-of-nobody")
    assert (again.status, told(again, "model")[0]) == (0, "anthropic/claude-sonnet-4-5: key there")


async def test_the_doctor_tries_a_call_only_when_asked(planroom_home: Path) -> None:
    import asyncio

    async with scripted(Answer("Yes.", usage={"prompt_tokens": 3, "completion_tokens": 1, "total_tokens": 4})) as good:
        settings = f'[agents.default]\nmodel = "openai/m"\napi_base = "{good.api_base}"\n'
        await asyncio.to_thread((planroom_home / "config.toml").write_text, settings)
        assert "call" not in levels(await asyncio.to_thread(ran, "doctor", "--json"))
        assert good.asked == []
        done = await asyncio.to_thread(ran, "doctor", "--json", "--call")
        assert len(good.asked) == 1  # four agents with one model are one call
    assert (done.status, levels(done)["call"]) == (0, "ok")
    assert "tokens" in told(done, "call")[0]
    done = await asyncio.to_thread(ran, "doctor", "--call")  # nobody answers there any more
    assert done.status == 1
    assert "✗ call         openai/m: network\n               → openai/m cannot be reached; check" in done.stdout


@pytest.mark.parametrize("command", ["doctor", "models", "config", "cache"])
def test_a_pipe_gets_no_colours(command: str) -> None:
    assert ESCAPE not in ran(command).output
    assert record(ran(command, "--json"))


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("PLANROOM_CACHE", "maybe", "PLANROOM_CACHE takes true or false; correct it or unset it."),
        (
            "PLANROOM_BUDGET",
            "-7.25",
            "PLANROOM_BUDGET takes an amount in dollars such as 2.00; correct it or unset it.",
        ),
        ("PLANROOM_MODEL", "a b", "PLANROOM_MODEL takes PROVIDER/MODEL; correct it or unset it."),
        (
            "PLANROOM_API_BASE",
            "http://me:secret@h/",
            "PLANROOM_API_BASE takes a web address without user, password or query; correct it or unset it.",
        ),
    ],
)
def test_a_variable_that_cannot_be_used_is_named_and_the_rest_is_shown(
    name: str, value: str, sentence: str, planroom_home: Path
) -> None:
    (planroom_home / "config.toml").write_text('[agents.sprint-planner]\nmodel = "ollama_chat/q"\ntemperature = 0.5\n')
    done = ran("config", **{name: value})
    assert (done.status, done.stderr) == (2, "")
    assert sentence in done.stdout
    assert value not in done.stdout
    assert re.search(r"temperature +0\.5 +\[agents\.sprint-planner\]", done.stdout)
    shown = record(ran("config", "--json", **{name: value}))
    assert isinstance(shown, dict)
    assert shown["environment"] == [sentence]
    done = ran("doctor", "--json", **{name: value})
    assert (done.status, told(done, "environment")[1]) == (1, f"Correct {name} or unset it.")
    assert levels(done)["model"] == "ok"
    done = ran("config", **{name: ""})
    assert done.status == 0


def test_a_broken_file_is_said_and_nothing_of_it_holds(planroom_home: Path) -> None:
    (planroom_home / "config.toml").write_text('[agents.default]\nmodel = "openai/m"\ntemperatur = 1\n')
    done = ran("config")
    assert "Nothing in it holds: 1 problem; `planroom config check`." in done.stdout
    assert "openai/m" not in done.stdout
    checked = ran("config", "check")
    assert (checked.status, checked.stderr) == (2, "")
    assert checked.stdout.startswith(f"{planroom_home}/config.toml:3: ")
    checked = ran("config", "check", "--json")
    assert checked.status == 2
    assert json.loads(checked.stdout)["problems"][0]["line"] == 3
    done = ran("models")
    assert (done.status, done.stdout) == (2, "")
    assert done.stderr.startswith(f"planroom: {planroom_home}/config.toml:3: ")


def test_a_tiny_budget_is_shown_to_its_last_digit() -> None:
    assert re.search(
        r"^budget +\$0\.00001 +environment PLANROOM_BUDGET$", ran("config", PLANROOM_BUDGET="1e-5").stdout, re.MULTILINE
    )


@given(st.floats(min_value=0, max_value=1e9, allow_nan=False))
def test_exact_dollars_are_exact(amount: float) -> None:
    assert float(exact(amount)[1:]) == amount
    assert re.fullmatch(r"\$\d+\.\d{2,}", exact(amount))


def test_dollars_have_two_digits_at_least() -> None:
    assert [exact(amount) for amount in (0, 2.5, 15, 0.075, 1e-7)] == [
        "$0.00",
        "$2.50",
        "$15.00",
        "$0.075",
        "$0.0000001",
    ]


def test_the_models_of_the_agents_are_shown_with_what_is_missing() -> None:
    done = ran("models", PLANROOM_MODEL="openai/gpt-4o")
    assert done.status == 1
    assert done.stdout.count("openai/gpt-4o needs OPENAI_API_KEY in the environment") == 4
    assert "no key · 128,000 tokens · $2.50 in, $10.00 out per million · schema · tools" in done.stdout
    shown = record(ran("models", "--json", PLANROOM_MODEL="openai/gpt-4o", OPENAI_API_KEY="k-of-nobody"))
    assert isinstance(shown, list)
    assert [row["key"] for row in shown if isinstance(row, dict)] == ["key there"] * 4
    assert "k-of-nobody" not in json.dumps(shown)


def test_a_model_that_nobody_knows_is_not_called_free() -> None:
    done = ran("models", PLANROOM_MODEL="openai/made-up", PLANROOM_API_BASE="http://127.0.0.1:9/v1")
    assert done.status == 0
    assert "openai/made-up at http://127.0.0.1:9/v1" in done.stdout
    assert "no key needed · context unknown · price unknown" in done.stdout


def test_a_search_that_finds_nothing_says_what_holds_all_the_same() -> None:
    done = ran("models", "--find", "nobody-sells-this")
    assert (done.status, done.stdout.count("\n")) == (0, 1)
    assert "any PROVIDER/MODEL may be used" in done.stdout
    assert record(ran("models", "--find", "gpt-4o-mini", "--json"))


def test_without_endpoints_it_is_said_how_to_add_one() -> None:
    done = ran("models", "--served")
    assert (done.status, done.stdout) == (0, "config.toml has no [endpoints.NAME]; add one with its api_base.\n")


def test_an_endpoint_that_does_not_answer_is_one_sentence(planroom_home: Path) -> None:
    (planroom_home / "config.toml").write_text('[endpoints.mine]\napi_base = "http://127.0.0.1:1/v1"\n')
    done = ran("models", "--served", "--json")
    shown = record(done)
    assert done.status == 1
    assert isinstance(shown, list)
    assert isinstance(shown[0], dict)
    assert shown[0]["models"] == []
    assert str(shown[0]["problem"]).count(".") >= 1


def test_the_cache_is_shown_and_cleared(kept: Path) -> None:
    done = ran("cache")
    assert (done.status, done.stderr) == (0, "")
    assert re.fullmatch(rf"{kept}\n2 answers, \d\.\d MB of at most 268 MB\n", done.stdout)
    shown = record(ran("cache", "--clear", "--json"))
    assert isinstance(shown, dict)
    assert (shown["removed"], shown["answers"]) == (2, 0)
    assert ran("cache", "--clear").stdout.startswith("Removed 0 answers.\n")


def test_a_damaged_cache_is_said_with_what_mends_it(kept: Path) -> None:
    (kept / "cache.db").write_bytes(b"rubbish" * 1000)
    done = ran("cache")
    assert done.status == 1
    assert "`planroom cache --clear` begins a new one" in done.stdout
    assert told(ran("doctor", "--json"), "cache")[0] == "damaged"
    assert ran("cache", "--clear").status == 0
    assert ran("cache").status == 0
