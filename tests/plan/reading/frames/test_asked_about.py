"""What questions in a dialogue ask about."""

import pytest

from plan.reading.frames.asked_about import Asked, asked


@pytest.mark.parametrize(
    ("question", "about"),
    [
        ("What do you write down about a hive?", Asked("hive", "contents")),
        ("And what's known about the keeper?", Asked("keeper", "contents")),
        ("What does a swarm report look like?", Asked("swarm report", "contents")),
        ("What belongs in an inspection, then?", Asked("inspection", "contents")),
        ("What is a colony, for you?", Asked("colony", "contents")),
        ("How is a market day organised?", Asked("market day", "contents")),
        ("What about the jars?", Asked("jar", "contents")),
        ("Fine. And the queens?", Asked("queen", "contents")),
        ("How does one borrow an extractor?", Asked("extractor loan", "contents")),
        ("What states can a hive be in?", Asked("hive", "states")),
        ("Which stages does it go through?", Asked("", "states", means_it=True)),
        ("Are hives ever moved?", Asked("hive")),
        ("How many frames fit into it?", Asked("frame")),
        ("Do they swarm?", Asked("", means_it=True)),
        ("What about Orchard Hill?", Asked("")),
        ("Who works here?", Asked("")),
        ("What do people want?", Asked("")),
    ],
)
def test_what_it_asks_about(question: str, about: Asked) -> None:
    assert asked(question) == about
