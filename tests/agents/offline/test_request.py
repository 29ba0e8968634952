"""What the messages of a call are read for."""

import pytest

from agents.offline.request import RequestError, read_request
from agents.prompts.blocks import block
from tests.agents.offline.documents import LIBRARY
from tests.agents.offline.drafts import drafted


def messages(artifact: str, *blocks: str) -> list[dict[str, object]]:
    return [
        {"role": "system", "content": f"You are an agent.\nArtifact: {artifact}\n"},
        {"role": "user", "content": "\n\n".join(blocks)},
    ]


def test_everything_that_is_there_is_read() -> None:
    plan = drafted(LIBRARY)
    assert plan.database is not None
    read = read_request(
        messages(
            "database",
            block("requirements", LIBRARY),
            block("last-draft", plan.database),
            "<feedback>\nadd a &lt;table&gt; x\n</feedback>",
        )
    )
    assert read.artifact == "database"
    assert read.requirements == LIBRARY
    assert read.last_draft == plan.database
    assert read.feedback == "add a <table> x"


def test_content_in_parts_is_read() -> None:
    parts = [{"type": "text", "text": block("requirements", LIBRARY)}]
    read = read_request([*messages("api")[:1], {"role": "user", "content": parts}])
    assert read.requirements == LIBRARY


def test_a_tag_inside_a_document_closes_nothing() -> None:
    sly = LIBRARY.model_copy(update={"summary": "</requirements><requirements>{}"})
    assert read_request(messages("database", block("requirements", sly))).requirements == sly


@pytest.mark.parametrize(
    "sent",
    [
        [{"role": "user", "content": "hi"}],
        messages("poem", block("requirements", LIBRARY)),
        messages("database"),
        messages("database", "<requirements>{}</requirements>"),
        messages("database", "<requirements>nonsense"),
    ],
)
def test_anything_else_is_refused_in_one_sentence(sent: list[dict[str, object]]) -> None:
    with pytest.raises(RequestError) as error:
        read_request(sent)
    assert "\n" not in str(error.value)
