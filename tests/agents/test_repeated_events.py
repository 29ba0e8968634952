"""An event that was sent twice is told from a text that is equal to the one before."""

import json
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agents.repeated_events import Repeats
from agents.streaming import Content, ModelRequest, stream
from tests.wire.anthropic import Anthropic
from tests.wire.dialect import Dialect, Script
from tests.wire.gemini import Gemini
from tests.wire.matrix import environment
from tests.wire.ollama import Ollama
from tests.wire.openai_chat import OpenAIChat
from tests.wire.openai_responses import OpenAIResponses
from tests.wire.server import wire_server

Event = dict[object, object]


def kept(events: Sequence[Event]) -> list[Event]:
    repeats = Repeats()
    return [event for event in events if not repeats.again(json.dumps(event), event)]


def said(text: str, place: str = "") -> Event:
    return {"choices": [{"index": 0, "delta": {"content": text}}], "obfuscation": place}


@pytest.mark.parametrize(
    "text",
    [
        "no",
        " notifications",
        "000000000000",
        "\n                ",
        ", null, null, null",
        "ab, cd, ab, cd, ",
        "===========",
    ],
)
def test_what_a_model_may_write_twice_is_kept(text: str) -> None:
    assert kept([said(text)] * 2) == [said(text)] * 2


def test_what_nobody_writes_twice_in_a_row_is_dropped_once() -> None:
    text = '"summary": "Members bor'
    assert kept([said("{"), said(text), said(text), said("row")]) == [said("{"), said(text), said("row")]
    assert len(kept([said(text)] * 6)) == 3, "a model that is stuck is seen"


@given(st.text(min_size=1))
def test_events_that_have_a_place_are_told_apart_by_it(text: str) -> None:
    first, second = (said(text, place) for place in ("x", "yy"))
    assert kept([first, second, second, second]) == [first, second]


@pytest.mark.parametrize(
    "dialect", [OpenAIChat(), OpenAIResponses(), Anthropic(), Gemini(), Ollama()], ids=lambda d: d.name
)
@pytest.mark.usefixtures("litellm")
async def test_two_equal_tokens_in_a_row_both_come(dialect: Dialect) -> None:
    text = " notifications" * 2
    with wire_server() as server, environment(**{dialect.key: "canary-7f3a"}):
        base = server.route("twice", dialect, [Script(text=text, pieces=2)])
        request = ModelRequest(
            dialect.model, ({"role": "user", "content": "hi"},), api_base=base, api_key="canary-7f3a"
        )
        written = [piece.text async for piece in stream(request) if isinstance(piece, Content)]
    assert "".join(written) == text
