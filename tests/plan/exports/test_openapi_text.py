"""Our YAML of a document is PyYAML's."""

from hypothesis import example, given
from hypothesis import strategies as st
from pydantic import JsonValue

from plan.exports.openapi_text import document_text, dumped

WORDS = st.sampled_from(
    [
        "a",
        "200",
        "yes",
        "null",
        "1e3",
        "x: y",
        "- x",
        "#",
        "'",
        '"',
        "",
        " ",
        "é",
        "日本",
        "\u202e",
        "\x07",
        "|",
        "a\nb",
    ]
) | st.text(max_size=8)
TEXTS = WORDS | st.lists(WORDS | st.just("several words of a sentence"), max_size=12).map(" ".join)
SCALARS = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | TEXTS
VALUES: st.SearchStrategy[JsonValue] = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=4), max_leaves=12
)
DOCUMENTS = st.dictionaries(TEXTS, VALUES, max_size=4)


@given(DOCUMENTS)
@example({"a": {"b": [{"c": "word " * 40, "d": [["word " * 40, "x\ny\n"], [], {}]}]}, "e": 0, "f": -0.0, "g": 1.5})
@example({"k" * 99: "word " * 30, "k" * 130: 1})
def test_any_document_is_written_as_pyyaml_writes_it(document: dict[str, JsonValue]) -> None:
    assert document_text(document) == dumped(document)
