"""From requirements to a domain: the one place where the readers come together."""

from dataclasses import replace
from functools import lru_cache
from threading import Lock

from agents.offline.acts import read_acts
from agents.offline.answered_domain import answered
from agents.offline.domain import USERS, Act, Domain, Thing, Wording
from agents.offline.entities import Vocabulary, find_things, user_fields
from agents.offline.evidence import Noun, gather, listen
from agents.offline.hearing import Spoken, hear, with_dated, with_kinds, with_sent
from agents.offline.hollow import hollow_things
from agents.offline.inflection import identifier, singular, table_name
from agents.offline.keeping import audited, restorable
from agents.offline.languages import lexicon_for
from agents.offline.lexicon import Lexicon
from agents.offline.own_lists import with_own_lists
from agents.offline.people import accounts, parted, told_of_people, with_actors
from agents.offline.relations import Relations, relate_acts, relate_fields
from agents.offline.shapes import settled
from agents.offline.stated_fields import stated_fields
from agents.offline.stated_relations import relate_statements
from agents.offline.stated_states import stated_states
from agents.offline.statements import statements
from agents.offline.terms import with_terms
from agents.offline.told_fields import told_fields, with_told
from plan.requirements import Requirements, UserStory

_reading = Lock()


def read_domain(requirements: Requirements) -> Domain:
    """Return what the documents are about; what is ruled out for this release is left out."""
    with _reading:  # two artifacts are drafted at once: the second waits for what the first reads
        return _whole_domain(requirements)


@lru_cache(maxsize=4)  # the four artifacts of a plan, and what is said while they are drafted, ask for the same one
def _whole_domain(requirements: Requirements) -> Domain:
    domain = _read(requirements, frozenset())
    hollow = hollow_things(domain)
    return answered(with_own_lists(_read(requirements, hollow) if hollow else domain))


def _read(requirements: Requirements, hollow: frozenset[str]) -> Domain:
    """What the documents are about, without things that are known to be hollow."""
    lexicon = lexicon_for(requirements)
    stories = with_actors(tuple(s for s in requirements.stories if s.priority != "wont"), requirements.roles)
    stories = tuple(_whole(story, lexicon) for story in stories)
    lexicon = with_terms(requirements, stories, lexicon)
    roles, signs_in, registers = accounts(requirements, stories)
    said = statements(requirements, stories, requirements.roles)
    heard = hear(parted(stories, requirements.roles), lexicon)
    spoken = with_kinds(with_dated(with_sent(heard), requirements), requirements)
    aside = with_dated(hear(told_of_people(requirements), lexicon), requirements)
    speech = listen(spoken, requirements, lexicon)
    stated = settled(requirements, spoken, said, lexicon)
    nouns = gather((*spoken, *aside), stated, lexicon, speech, said)
    vocabulary = find_things(nouns, stated, roles, signs_in, lexicon, hollow)
    acts = read_acts(spoken, vocabulary, lexicon, speech)
    if not vocabulary.things and stories and not any(act.thing for act in acts):
        vocabulary = _last_resort(nouns, requirements, lexicon)
        acts = (*acts, *_kept(stories, vocabulary.things[0]))
    besides = read_acts(aside, vocabulary, lexicon, speech)
    if signs_in:
        vocabulary, acts, merged = _with_accounts(vocabulary, acts, (*spoken, *aside), besides)
    else:
        merged = ()
    told = told_fields(
        (*spoken, *aside), (*acts, *besides), vocabulary, lexicon, frozenset(identifier(role.name) for role in roles)
    )
    more = stated_fields(said, spoken, acts, vocabulary, lexicon)
    things = tuple(with_told(with_told(t, told.get(t.key, ())), more.get(t.key, ())) for t in vocabulary.things)
    relations = Relations(replace(vocabulary, things=things), roles, signs_in, lexicon)
    plain = relate_fields(relations, relations.things)
    acts = relate_acts(relations, (*acts, *_live(besides, relations)), (*spoken, *aside))
    acts = tuple(act for act in acts if act.story)
    relate_statements(relations, said)
    audit, values = audited(said, tuple(story.title for story in stories))
    registers = registers or any(act.kind == "register" for act in acts)
    return Domain(
        requirements=requirements,
        lexicon=lexicon,
        things=tuple(replace(thing, fields=plain[thing.key]) for thing in things),
        acts=acts,
        links=tuple(relations.links.values()),
        joins=tuple(relations.joins.values()),
        stories=stories,
        roles=roles,
        signs_in=signs_in,
        registers=registers and signs_in,
        user_fields=(*user_fields(stated, lexicon), *merged, *told.get(USERS, ())),
        states=tuple(stated_states(said, vocabulary, acts, lexicon).items()),
        restorable=restorable(said, vocabulary, acts, lexicon),
        audit=audit,
        audit_values=values,
        statements=tuple((s.story, s.text) for s in said if s.stated),
    )


def _whole(story: UserStory, lexicon: Lexicon) -> UserStory:
    """The story with what `para` opens put back where it names a thing and no benefit: `agendar … para um veículo`."""
    said = story.benefit.lower().split()
    if lexicon.code not in {"pt", "es"} or not 1 < len(said) < 5 or said[0] not in lexicon.determiners:
        return story
    return story.model_copy(update={"want": f"{story.want} para {story.benefit}", "benefit": ""})


def _with_accounts(
    vocabulary: Vocabulary, acts: tuple[Act, ...], spoken: tuple[Spoken, ...], besides: tuple[Act, ...]
) -> tuple[Vocabulary, tuple[Act, ...], tuple[Wording, ...]]:
    """Let what is known of a role whose people nobody else enters or lists be part of their accounts."""
    apart = {act.thing for act in (*acts, *besides)}
    spoken_of = {
        (heard.story.role, vocabulary.find(attached.phrase.words))
        for heard in spoken
        for clause in heard.clauses
        for attached in clause.attached
    }
    apart |= {
        thing.key
        for thing in vocabulary.things
        if thing.role
        and (
            (more := len({identifier(wording.text) for wording in thing.fields} - _ACCOUNT)) > 2
            or (more > 1 and any(key == thing.key and role and role != thing.role for role, key in spoken_of))
        )
    }
    merged = {thing.key for thing in vocabulary.things if thing.role and thing.key not in apart}
    fields = tuple(wording for thing in vocabulary.things if thing.key in merged for wording in thing.fields)
    things = tuple(thing for thing in vocabulary.things if thing.key not in merged)
    meaning = {phrase: key for phrase, key in vocabulary.meaning.items() if key not in merged}
    acts = tuple(replace(act, detail=USERS) if act.detail in merged else act for act in acts)
    return Vocabulary(things, meaning, vocabulary.parts), acts, fields


def _live(acts: tuple[Act, ...], relations: Relations) -> tuple[Act, ...]:
    """The acts on things that are kept."""
    return tuple(act for act in acts if act.thing in relations.things and act.detail in {"", *relations.things, USERS})


def _last_resort(nouns: dict[str, Noun], requirements: Requirements, lexicon: Lexicon) -> Vocabulary:
    """One thing for a document whose words name none: its strongest noun, or what the project is called by."""
    candidates = sorted(nouns, key=lambda key: -nouns[key].score)
    words = [word.lower() for word in requirements.project.split() if word.isalpha()]
    candidates += [singular(word, lexicon.code) for word in reversed(words) if len(word) > 2]
    key = next((c for c in candidates if identifier(c) and c not in lexicon.abstract and c not in _EMPTY), "entry")
    thing = Thing(
        key=key,
        table=table_name(key, lexicon.code),
        label=key[:1].upper() + key[1:],
        event=False,
        role="",
        fields=(),
        requirements=tuple(story.id for story in requirements.stories[:1]),
        said="assumed: the documents name nothing that is kept",
    )
    return Vocabulary((thing,), {key: key}, {})


_ACCOUNT = frozenset(
    {"name", "email", "password", "phone", "username", "first_name", "last_name", "full_name", "photo", "language"}
)
"""What an account holds of anybody; who has more than that is kept apart where others speak of them."""
_EMPTY = frozenset({"project", "the", "app", "untitled", "new", "requirements", "product", "tool", "for", "and"})


def _kept(stories: tuple[UserStory, ...], thing: Thing) -> tuple[Act, ...]:
    story = stories[0]
    return (
        Act(story.id, "create", "keep", thing.key, story.role),
        Act(story.id, "list", "see", thing.key, story.role),
    )
