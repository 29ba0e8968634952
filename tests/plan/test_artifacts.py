"""One artifact has several names, and all of them mean it."""

import pytest

from plan.artifacts import AGENTS, ARTIFACTS, TITLES, artifact_of, artifact_words


@pytest.mark.parametrize("name", ARTIFACTS)
def test_its_own_name_its_title_and_its_agent_mean_an_artifact(name: str) -> None:
    words = {name, *(word for at, word in (*TITLES.items(), *AGENTS.items()) if at == name)}
    for word in words | {word.upper() for word in words} | {word.replace(" ", "-") for word in words}:
        assert artifact_of(word) == name


def test_other_words_mean_none_and_those_that_do_are_told() -> None:
    assert artifact_of("sprint plans") is None
    assert artifact_of("") is None
    for word in artifact_words().replace("(", "").replace(")", "").replace(",", "").replace(" and", "").split():
        assert artifact_of(word) is not None
