"""What a sprint is said to be for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agents.offline.goals import outcome

WORDS = st.lists(st.from_regex(r"\A[a-z]{1,12}\Z") | st.sampled_from(("and", "by", "with")), min_size=1, max_size=40)


@pytest.mark.parametrize(
    ("want", "said"),
    [
        ("add, edit, delete member", "add, edit, delete member"),
        ("renew a loan online.", "renew a loan online"),
        (
            "browse an index of all products, see the specifics of a single product, add products to an order",
            "browse an index of all products, see the specifics of a single product",
        ),
        (
            "authenticate with username and password against accounts in GymDataStore.Data.Users via a directory",
            "authenticate with username",
        ),
        ("The home shall show cards (members, sales) driven by data", "The home shall show cards"),
        ("Registrarme con mi foto, nombre y correo", "Registrarme con mi foto, nombre y correo"),
    ],
)
def test_the_first_clause(want: str, said: str) -> None:
    assert outcome(want) == said


@given(WORDS)
def test_what_is_said_is_whole_words_from_the_beginning(words: list[str]) -> None:
    said = outcome(" ".join(words))
    assert len(said) <= 72
    assert said
    assert said.split() == words[: len(said.split())]
