"""What a provider says is read out of its JSON; what is no JSON stays."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agents.provider_words import in_words

JSON = st.recursive(
    st.none() | st.integers() | st.text(),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["message", "error", "detail", "x"]), inner, max_size=3)
    ),
)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('{"error": "no such model"}', "no such model"),
        ('{"error": {"message": "too long", "type": "t"}}', "too long"),
        ('b\'{"error": {"message": "it\\\'s \\xc3\\xbcber"}}\'', "it's über"),
        ('[{"error": {"code": 429, "message": "slow down"}}]', "slow down"),
        ('{"detail": [{"loc": ["body"], "msg": "field required"}]}', "field required"),
        ('{"object": "error", "message": "bad", "code": 400}', "bad"),
        ('failed {"error": "x y"} at last', "failed x y at last"),
        ("{not JSON", "{not JSON"),
        ("b'\\xff{'", "\ufffd{"),
        ('{"code": 3}', '{"code": 3}'),
        ("no JSON at all", "no JSON at all"),
    ],
)
def test_the_words_are_found(text: str, said: str) -> None:
    assert in_words(text) == said


@given(st.text() | JSON.map(json.dumps) | JSON.map(lambda sent: repr(json.dumps(sent).encode())))
def test_anything_can_be_read(text: str) -> None:
    assert in_words(text) or not text.strip()
