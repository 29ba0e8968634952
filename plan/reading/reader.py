"""Documents in, requirements out."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from plan.reading.definitions.term_lists import with_whole_entries
from plan.reading.frames.answers import with_whole_answers
from plan.reading.frames.dialogue import speakers_of, with_dialogue
from plan.reading.gathered.gathering import Gathered
from plan.reading.gathered.salience import by_whole_names, keep_spoken_of, salient, spoken_apart
from plan.reading.gathered.synonyms import meant_by
from plan.reading.layout.bare_sentences import sentences_of
from plan.reading.layout.fenced_prose import with_fenced_prose
from plan.reading.layout.item_headings import with_item_headings
from plan.reading.layout.statements import joined, statements
from plan.reading.placing.gherkin import is_feature, place_features
from plan.reading.placing.placer import Placer
from plan.reading.project.parties import Parties, parties_of
from plan.reading.text.abbreviations import with_abbreviations_spelt_out
from plan.reading.text.cleaning import clean
from plan.reading.text.document import Block, NoRequirementsError, SourceDocument, Statement
from plan.reading.text.languages import Language, language_of
from plan.reading.text.markdown import markdown_blocks
from plan.reading.text.naming import key
from plan.reading.text.numbered_headings import with_numbered_headings
from plan.reading.text.plain import looks_like_markdown, plain_blocks
from plan.reading.text.separated import is_separated, separated_blocks
from plan.reading.text.titles import project_of_file
from plan.reading.things.from_abroad import names_of
from plan.reading.things.speaking import speak_ahead
from plan.reading.whole.belonging import let_belong
from plan.reading.whole.demands_left import keep_demands
from plan.reading.whole.focus import focuses
from plan.reading.whole.implied import imply_keeping
from plan.reading.whole.implied_changes import imply_changing
from plan.reading.whole.kept_anyway import tell_kept
from plan.reading.whole.lives import tell_lives
from plan.reading.whole.misread import leave_misread
from plan.reading.whole.numbered_clauses import keep_clauses
from plan.reading.whole.second_look import look_again
from plan.reading.whole.several_files import part_files
from plan.reading.whole.story_scenarios import tell_scenarios
from plan.reading.whole.told_in_prose import tells_in_prose
from plan.reading.words.priorities import with_letters_spelt_out
from plan.requirements import Requirements

NEXT_TO_NONE = 2
"""Stories; a document that gives no more is looked at more closely."""
_GREETING = re.compile(r"\s*(?:hi|hello|hey|dear|good\s+(?:morning|evening|day))\b[^.;:]{0,40}[,!]?\s*$", re.IGNORECASE)
_MARKDOWN = (".md", ".markdown", ".mdx", ".mkd")


class _Parsed(NamedTuple):
    """A document, its blocks and its sentences."""

    name: str
    text: str
    blocks: list[Block]
    sentences: tuple[str, ...]
    """Those of its prose."""
    parties: Parties
    people: frozenset[str]
    """Keys of the names of those who talk with each other in it."""
    language: Language | None
    """The language of most of its sentences, where it is another than English."""


def read_requirements(
    documents: Sequence[SourceDocument], today: date, *, existing_schema: str = "", existing_openapi: str = ""
) -> Requirements:
    """Read what `documents` ask for; what they leave open about the team is assumed, from `today` on.

    Raises NoRequirementsError if none of them has a story or a requirement.
    """
    cleaned = [
        SourceDocument(clean(document.name), with_letters_spelt_out(with_abbreviations_spelt_out(clean(document.text))))
        for document in documents
    ]
    gathered = _gather(cleaned)
    imply_keeping(gathered)
    imply_changing(gathered)
    keep_spoken_of(gathered)
    keep_clauses(gathered)
    keep_demands(gathered)
    part_files(gathered)
    if not gathered.stories:
        raise NoRequirementsError(_nothing(cleaned))
    fallback = project_of_file(cleaned[0].name)
    return gathered.requirements(today, fallback, existing_schema, existing_openapi)


def _gather(documents: Sequence[SourceDocument]) -> Gathered:
    """Everything the documents say. They are read twice, because who the roles are, and what is kept, is known only at
    the end and tells what their sentences want; once more if some of their words mean the same; and a last time if that
    gave next to no story, now looking for wishes in the introductions too.
    """
    parsed = [_parsed(one) for one in documents]
    speak_ahead(sentence for one in parsed for sentence in one.sentences)
    gathered = _once(parsed, Gathered())
    if gathered.roles.keys or gathered.shapes or gathered.subjects:
        gathered = _once(parsed, gathered)
    if meant_by(gathered).items() - gathered.meant.items():
        gathered = _once(parsed, gathered)
    if len(gathered.stories) > NEXT_TO_NONE and not all(map(_is_letter, parsed)):
        return _in_prose(parsed, gathered) if tells_in_prose(gathered) else gathered
    closer = _in_prose(parsed, gathered, eager=True)
    return closer if len(closer.stories) > len(gathered.stories) else gathered


def _in_prose(documents: Sequence[_Parsed], before: Gathered, *, eager: bool = False) -> Gathered:
    """What the documents say, their prose read as wishes; again, since what these make is known only then."""
    wished = _once(documents, before, eager=eager, prose=True)
    return _once(documents, wished, eager=eager, prose=True)


def _is_letter(document: _Parsed) -> bool:
    """Whether a document is a letter, which has no sections that say what its sentences are."""
    first = next((line for line in document.text.splitlines() if line.strip()), "")
    return _GREETING.match(first) is not None and not any(block.kind == "heading" for block in document.blocks)


def _parsed(document: SourceDocument) -> _Parsed:
    written = with_whole_entries(_blocks(document.name, document.text))
    speakers = speakers_of(written)
    blocks = with_whole_answers(with_dialogue(written, speakers))
    told = tuple(sentence for one in _prose(blocks) for sentence in sentences_of(one))
    languages = Counter(language for sentence in told if (language := language_of(sentence)))
    most = max(languages, key=lambda one: languages[one], default=None)
    people = frozenset(map(key, speakers or ()))
    parties = parties_of(document.text)
    return _Parsed(document.name, document.text, blocks, told, parties, people, most if most != "en" else None)


def _prose(blocks: Sequence[Block]) -> Iterator[Statement]:
    return (told for block in joined(blocks) if block.kind in ("text", "item") for told in statements(block))


def _once(documents: Sequence[_Parsed], before: Gathered, *, eager: bool = False, prose: bool = False) -> Gathered:
    """What the documents say, read with what the reading before has found."""
    spoken_of = salient(before.mentions, before.counted, before.subjects, before.roles.keys)
    known = (
        frozenset(before.shapes)
        | by_whole_names(spoken_of, before.shapes, spoken_apart(before))
        | before.made
        | before.terms - before.roles.keys
    )
    meant = meant_by(before)
    gathered = Gathered(
        known_roles=before.roles.keys,
        known_things=_without(known, meant),
        people=frozenset().union(*(one.people for one in documents)),
        known_names=names_of(before),
        focuses=focuses(before),
        meant=meant,
    )
    for document in documents:
        _read(document, gathered, eager=eager, prose=prose)
    tell_scenarios(gathered)
    tell_lives(gathered)
    tell_kept(gathered)
    leave_misread(gathered)
    look_again(gathered)
    let_belong(gathered)
    return gathered


def _without(known: frozenset[str], meant: Mapping[str, str]) -> frozenset[str]:
    """The keys of things without the words that only mean another, unless they are short for its name; what is called
    by these by its own name.
    """
    named = {one for one in known if one not in meant or meant[one].endswith(f" {one}")}
    firsts = {one: meant.get(one.partition(" ")[0], "") for one in named}
    return frozenset(f"{key(first)} {one.partition(' ')[2]}" if first else one for one, first in firsts.items())


def _read(document: _Parsed, gathered: Gathered, *, eager: bool, prose: bool) -> None:
    name, text, blocks = document.name, document.text, document.blocks
    gathered.language, gathered.parties = document.language, document.parties
    if is_feature(name, text) and place_features(name, text, gathered, eager=eager):
        return
    fenced = [block for block in blocks if block.kind == "code" and is_feature(name, block.text)]
    placed = [block for block in fenced if place_features(name, _at_its_line(block), gathered, eager=eager)]
    Placer(name, gathered, eager=eager, prose=prose).place(block for block in blocks if block not in placed)


def _at_its_line(block: Block) -> str:
    """A block's text behind as many empty lines as stand before it."""
    return "\n" * (block.line - 1) + block.text


def _blocks(name: str, text: str) -> list[Block]:
    """The document's blocks, all of it: what Markdown nests too deep to parse is read as plain text."""
    table = separated_blocks(text) if is_separated(name) else None
    if table is not None:
        return table
    if not (name.casefold().endswith(_MARKDOWN) or looks_like_markdown(text)):
        return plain_blocks(text)
    text = with_numbered_headings(text)
    blocks = with_item_headings(with_fenced_prose(markdown_blocks(text)))
    covered = {line for block in blocks for line in range(block.line, block.end + 1)}
    left = ["" if number in covered else line for number, line in enumerate(text.split("\n"), 1)]
    blocks += plain_blocks("\n".join(left))
    return sorted(blocks, key=lambda block: block.line)


def _nothing(documents: Sequence[SourceDocument]) -> str:
    names = ", ".join(document.name for document in documents) or "No document"
    return (
        f"{names} holds no user story and no requirement; write what people want, "
        'for example "As a member, I want to renew a loan so that I can keep the book longer."'
    )
