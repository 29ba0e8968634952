"""config.toml: what holds, where it comes from, and what is said about what does not."""

from pathlib import Path

import pytest

from agents.config.layers import Options, SettingError, assignments_of, budget_of, settings_of
from agents.config.reading import ReadConfig, read_config
from sessions.events import Prices

CANARY = "canary-7f3a-pasted"


def written(home: Path, text: str) -> ReadConfig:
    (home / "config.toml").write_text(text)
    return read_config()


def test_without_a_file_the_built_in_holds(planroom_home: Path) -> None:
    read = read_config()
    assert (read.path, read.there, read.problems) == (planroom_home / "config.toml", False, ())
    assert settings_of("api-architect", Options(), read)["model"].origin == "built in"


def test_the_nearest_layer_wins_and_is_named(planroom_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read = written(
        planroom_home,
        '[agents.default]\nmodel = "a/default"\ntemperature = 1\n[agents.api-architect]\nmodel = "a/own"\n',
    )
    assert settings_of("sprint-planner", Options(), read)["model"].value == "a/default"
    own = settings_of("api-architect", Options(), read)
    assert (own["model"].value, own["temperature"].value) == ("a/own", 1)
    assert own["model"].origin.endswith("[agents.api-architect]")
    monkeypatch.setenv("PLANROOM_MODEL", "a/environment")
    assert settings_of("api-architect", Options(), read)["model"].origin == "environment PLANROOM_MODEL"
    assert settings_of("api-architect", Options({"model": "a/option"}), read)["model"].origin == "--model"
    single = Options({"model": "a/option"}, {"api-architect": "a/single"})
    assert settings_of("api-architect", single, read)["model"].value == "a/single"


def test_a_key_never_follows_another_model(planroom_home: Path) -> None:
    read = written(
        planroom_home,
        '[agents.default]\nmodel = "a/m"\napi_base = "http://one"\nkey = "env:ONE"\n'
        '[agents.api-architect]\nmodel = "b/m"\n',
    )
    assert assignments_of(Options(), read)["sprint-planner"].settings.key == "env:ONE"
    other = assignments_of(Options(), read)["api-architect"]
    assert (other.api_base, other.settings.key) == ("", "")
    moved = assignments_of(Options({"api_base": "http://two"}), read)["sprint-planner"]
    assert (moved.model, moved.api_base, moved.settings.key) == ("a/m", "http://two", "")


def test_an_endpoint_brings_its_address_and_key(planroom_home: Path) -> None:
    read = written(
        planroom_home,
        '[endpoints.box]\napi_base = "http://box/v1"\nkey = "env:BOX"\n'
        '[agents.default]\nmodel = "openai/m"\nendpoint = "box"\n',
    )
    assigned = assignments_of(Options(), read)["sprint-planner"]
    assert (assigned.api_base, assigned.settings.key) == ("http://box/v1", "env:BOX")


BOX = """
[endpoints.box]
api_base = "http://box/v1"
key = "env:BOX"
prices = { input = 1, output = 2 }
"""


@pytest.mark.parametrize("address", ["http://box/v1", "http://box/v1/", "http://box"])
def test_an_address_that_is_an_endpoint_brings_its_key_and_prices(address: str, planroom_home: Path) -> None:
    read = written(planroom_home, BOX)
    settings = assignments_of(Options({"model": "openai/m", "api_base": address}), read)["sprint-planner"].settings
    assert (settings.key, settings.prices) == ("env:BOX", Prices(input=1, output=2))
    assert settings_of("sprint-planner", Options({"api_base": "http://box/v1"}), read)["key"].origin.endswith(
        "[endpoints.box]"
    )


def test_what_is_said_again_is_no_other_model(planroom_home: Path) -> None:
    read = written(
        planroom_home,
        f'{BOX}[agents.default]\nmodel = "openai/m"\nendpoint = "box"\nkey = "env:MINE"\n'
        "prices = { input = 3, output = 4 }\n",
    )
    again = assignments_of(Options({"model": "openai/m", "api_base": "http://box/v1"}), read)["sprint-planner"]
    assert (again.settings.key, again.settings.prices) == ("env:MINE", Prices(input=3, output=4))
    other = assignments_of(Options({"model": "openai/n"}), read)["sprint-planner"]
    assert (other.api_base, other.settings.key, other.settings.prices) == ("", "", None)


def test_a_fallback_at_an_endpoint_has_its_key_and_prices(planroom_home: Path) -> None:
    read = written(
        planroom_home,
        f'{BOX}[agents.default]\nmodel = "a/m"\nfallbacks = [{{ model = "openai/n", api_base = "http://box/v1" }}]\n',
    )
    (other,) = assignments_of(Options(), read)["sprint-planner"].settings.fallbacks
    assert (other.key, other.prices) == ("env:BOX", Prices(input=1, output=2))


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ('\n[endpoint.box]\napi_base = "http://h"\n', 2, "endpoint: there is no such key; did you mean endpoints?"),
        ('[endpoints.box]\napi_base = "localhost:11434"\n', 2, "begins with http:// or https://"),
        ("[agents.default]\ntemprature = 1\n", 2, "did you mean temperature?"),
        ("[agents.api-architct]\nmodel = 'm'\n", 1, "did you mean api-architect?"),
        ("\nbugdet = 1\n", 2, "did you mean budget?"),
        (f"[agents.default]\nkey = '{CANARY}'\n", 2, "no reference to a key"),
        (f"[agents.default]\nkey = {CANARY}\n", 2, "no TOML"),
        (f"[agents.default]\napi_base = 'http://me:{CANARY}@host'\n", 2, "may not hold"),
        ("[agents.default]\nendpoint = 'nowhere'\n", 2, "no [endpoints.…]"),
        ("budget = nan\n", 1, "finite"),
        ("cache = 'no'\n", 1, "boolean"),
    ],
)
def test_what_is_wrong_is_named_with_its_line_and_never_repeated(
    text: str, line: int, said: str, planroom_home: Path
) -> None:
    read = written(planroom_home, text)
    assert [problem.line for problem in read.problems] == [line]
    assert said in read.problems[0].sentence
    assert CANARY not in repr(read)


@pytest.mark.parametrize("data", [b"\xff\xfe", b"\x00", b"[" * 5000, b"a = " + b"[" * 100_000])
def test_rubbish_is_a_problem_and_no_traceback(data: bytes, planroom_home: Path) -> None:
    (planroom_home / "config.toml").write_bytes(data)
    assert read_config().problems


def test_a_variable_that_cannot_be_used_is_named(planroom_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PLANROOM_BUDGET", "much")
    with pytest.raises(SettingError, match="PLANROOM_BUDGET"):
        budget_of(None, read_config())
    chosen = budget_of(2.0, read_config())
    assert chosen is not None
    assert chosen.origin == "--budget"
