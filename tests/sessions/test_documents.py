import io
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sessions.documents import LIMIT, UnreadableError, load, load_documents
from sessions.events import Document

NOBODY = 65534


def refusal(path: Path) -> str:
    with pytest.raises(UnreadableError) as caught:
        load_documents([path])
    text = str(caught.value)
    assert "\n" not in text
    assert text.endswith(".")
    assert ";" in text, "it says what happened and what to do"
    return text


def written(tmp_path: Path, content: bytes, name: str = "notes.md") -> Path:
    path = tmp_path / name
    path.write_bytes(content)
    return path


def test_reads_documents_in_order(tmp_path: Path) -> None:
    first = written(tmp_path, "Jürgen möchte".encode(), "b.md")
    second = written(tmp_path, b"As a member", "a.txt")
    assert load_documents([first, second]) == (
        Document(name="b.md", text="Jürgen möchte"),
        Document(name="a.txt", text="As a member"),
    )


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_is_no_text(tmp_path: Path, encoding: str) -> None:
    path = written(tmp_path, "Ein Müller".encode(encoding))
    assert load_documents([path])[0].text == "Ein Müller"


def test_documents_of_one_name_keep_their_folders(tmp_path: Path) -> None:
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()
    paths = [written(tmp_path, b"x", "one/a.md"), written(tmp_path, b"y", "two/a.md"), written(tmp_path, b"z", "b.md")]
    assert [document.name for document in load_documents(paths)] == [str(paths[0]), str(paths[1]), "b.md"]


def test_missing(tmp_path: Path) -> None:
    assert refusal(tmp_path / "no.md").startswith(f"There is no file {tmp_path / 'no.md'}")
    below_a_file = written(tmp_path, b"x") / "deeper.md"
    assert refusal(below_a_file).startswith("There is no file")


def test_a_folder_is_the_documents_in_it(tmp_path: Path) -> None:
    (tmp_path / "more").mkdir()
    (tmp_path / ".git").mkdir()
    for name, content in {
        "b.md": b"two", "a.txt": b"one", "more/c.feature": b"three", "logo.png": b"\x89PNG", "empty.md": b"",
        "CHANGELOG.md": b"1.0", ".git/notes.md": b"hidden",
    }.items():  # fmt: skip
        written(tmp_path, content, name)
    found = load([tmp_path])
    assert [(document.name, document.text) for document in found.documents] == [
        ("a.txt", "one"), ("b.md", "two"), ("c.feature", "three"),
    ]  # fmt: skip
    assert sorted(one.split()[0] for one in found.passed_over) == ["CHANGELOG.md", "empty.md", "logo.png"]


def test_a_folder_without_documents(tmp_path: Path) -> None:
    assert "holds no document" in refusal(tmp_path)


def test_a_link_in_a_folder_leads_nowhere(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    written(tmp_path, b"secret", "secret.md")
    written(tmp_path, b"x", "in/a.md")
    (tmp_path / "in" / "b.md").symlink_to(tmp_path / "secret.md")
    (tmp_path / "in" / "round").symlink_to(tmp_path / "in")
    assert [document.name for document in load_documents([tmp_path / "in"])] == ["a.md"]


def test_not_permitted(tmp_path: Path) -> None:
    path = written(tmp_path, b"x")
    path.chmod(0)
    me = os.geteuid()
    if me == 0:
        os.seteuid(NOBODY)  # root may read everything
    try:
        assert "permissions" in refusal(path)
    finally:
        os.seteuid(me)


def test_a_pipe_that_nobody_writes_to_is_not_waited_for(tmp_path: Path) -> None:
    path = tmp_path / "pipe"
    os.mkfifo(path)
    assert "not a regular file" in refusal(path)


def test_a_device_is_no_document() -> None:
    assert "not a regular file" in refusal(Path("/dev/zero"))


@pytest.mark.parametrize("content", [b"", b" \n\t\n", b"\xef\xbb\xbf", b"\xff\xfe"])
def test_empty(tmp_path: Path, content: bytes) -> None:
    assert "is empty" in refusal(written(tmp_path, content))


@pytest.mark.parametrize("content", [b"text\0text", b"\x7fELF\0\0", "a\0b".encode("utf-16")])
def test_binary(tmp_path: Path, content: bytes) -> None:
    assert "binary" in refusal(written(tmp_path, content))


@pytest.mark.parametrize(
    ("content", "what"), [(b"%PDF-1.7 x", "PDF"), (b"PK\x03\x04x", "Word"), (b"{\\rtf1 x}", "rich text")]
)
def test_formats_that_are_no_text_are_named(tmp_path: Path, content: bytes, what: str) -> None:
    assert what in refusal(written(tmp_path, content))


@pytest.mark.parametrize("encoding", ["latin-1", "cp1252", "utf-16-le", "utf-16-be"])
def test_what_other_editors_save(tmp_path: Path, encoding: str) -> None:
    text = "Als Müller möchte ich Mehl verkaufen,\r\ndamit ich Brot habe.\r\n"
    assert load_documents([written(tmp_path, text.encode(encoding))])[0].text == text


def test_a_slip_in_utf_8_names_the_line(tmp_path: Path) -> None:
    content = "Müller\nmöchte\nöfter Brötchen für alle Bäcker".encode() + b"\nM\xfcller\n"
    assert "not UTF-8 from line 4" in refusal(written(tmp_path, content))


def test_half_a_utf_16_document(tmp_path: Path) -> None:
    assert "not UTF-16" in refusal(written(tmp_path, "abc".encode("utf-16")[:-1]))


def test_as_much_as_the_limit_and_no_more(tmp_path: Path) -> None:
    path = written(tmp_path, b"x" * LIMIT)
    assert len(load_documents([path])[0].text) == LIMIT
    path.write_bytes(b"x" * (LIMIT + 1))
    assert "bigger than 5 MB" in refusal(path)


def test_standard_input() -> None:
    assert load_documents([Path("-")], io.BytesIO(b"As a member")) == (
        Document(name="standard input", text="As a member"),
    )
    assert "standard input" in refusal(Path("-")).casefold()
    with pytest.raises(UnreadableError, match="bigger than 5 MB"):
        load_documents([Path("-")], io.BytesIO(b"x" * (LIMIT + 1)))


def test_a_name_is_never_an_escape_sequence(tmp_path: Path) -> None:
    text = refusal(tmp_path / "a\x1b[31m\nb.md")
    assert "\x1b" not in text
    assert load_documents([written(tmp_path, b"x", "a\x1b]0;x\x07.md")])[0].name == "a]0;x.md"


def test_a_name_that_is_no_text(tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"caf\xe9.md")
    path.write_bytes(b"x")
    name = load_documents([path])[0].name
    assert name.encode() == "caf\ufffd.md".encode()
    assert "cannot be read" in refusal(Path("a\0b"))


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused_in_a_sentence(content: bytes) -> None:
    said = ""
    try:
        (document,) = load_documents([Path("-")], io.BytesIO(content))
        said = document.text
    except UnreadableError as error:
        said = str(error)
    assert said.strip()
