"""The endpoints that machines call, and those that give them their keys."""

import re

from agents.offline.domain import Domain, Thing
from agents.offline.endpoints import Board, Draft, one_id, parameter, plural_path
from agents.offline.examples import field, schema
from agents.offline.inflection import identifier, singular, slug, table_name
from agents.offline.machines import Machine, batch_size, machine_limit
from agents.offline.schemas import type_name
from plan.database import Table
from plan.questions.document import article
from plan.requirements import UserStory

_KEY = re.compile(r"(?i)\b(?:keys?|credentials?|tokens?|certificates?|secrets?)\b")
_VOID = re.compile(r"(?i)\b(?:revoke|withdraw|invalidate|block|void|rotate|renew|replace)\w*\b")
_ITS = re.compile(
    r"(?i)\b(?:its|the|their)\s+((?:own\s+|current\s+|latest\s+|new\s+)?[^\W\d_]+(?:\s[^\W\d_]+)?)(?=\s+(?:once|every|when|from|at|in|so)\b|[.,;(]|$)"
)


def add_machine_calls(board: Board, callers: tuple[Machine, ...]) -> None:
    """Add what each machine sends and fetches, and the keys by which it is known."""
    for machine in callers:
        for ident in machine.sends:
            story = board.stories.get(ident)
            thing = story and _thing(board.domain, story, machine)
            table = board.table(thing) if thing else None
            if story is not None and table is not None:
                board.add(_sent(board, machine, story, table), (ident,), ())
        for ident in machine.fetches:
            story = board.stories.get(ident)
            draft = _fetched(board, machine, story) if story is not None else None
            if draft is not None:
                board.add(draft, (ident,), ())
        _add_keys(board, machine)


def _thing(domain: Domain, story: UserStory, machine: Machine) -> Thing | None:
    said = [singular(word) for word in re.findall(r"[^\W\d_]+", f"{story.want or story.title}".lower())]
    found = [(said.index(head), thing) for thing in domain.things if (head := singular(thing.key.split()[-1])) in said]
    found = [(place, thing) for place, thing in found if singular(thing.key) != machine.key] or found
    return min(found, key=lambda pair: pair[0])[1] if found else None


def _sent(board: Board, machine: Machine, story: UserStory, table: Table) -> Draft:
    name, many = type_name(table.name), table.name.replace("_", " ")
    size = batch_size(board.text(story.id))
    batch, result = f"{name}Batch", f"{name}BatchResult"
    note = f"The {many}, {size:,} at most."
    board.schemas[batch] = schema(
        batch,
        f"{many.capitalize()} that {article(machine.key)} sends at once.",
        field(table.name, "array", note, items=f"{name}Create"),
    )
    board.schemas[result] = schema(
        result,
        "What became of a batch.",
        field("accepted", "integer", "How many were stored, now or when the same batch came before.", f"{size}"),
        field("rejected", "array", "Those that were not, and why.", items="ErrorDetail"),
    )
    resource = plural_path(table.name)
    draft = Draft(
        f"{resource}-ingest",
        "POST",
        f"/{resource}/batch",
        f"Take in a batch of {many} from {article(machine.key)}",
        many.capitalize(),
        "ingest",
        resource,
        request=batch,
        status=202,
        body=result,
        said="The batch is taken in; a batch that came before is answered the same and stored once.",
        tables=(table.name,),
        rate_limit=machine_limit(board.domain, machine, size),
        machine=machine.name,
    )
    draft.query = (
        parameter(
            "Idempotency-Key",
            "header",
            f"Chosen by the {machine.key}, the same when it sends a batch again.",
            fmt="uuid",
            required=True,
        ),
    )
    return draft


def _machine_table(board: Board, machine: Machine) -> Table | None:
    return board.tables.get(table_name(machine.key)) or next(
        (t for name, t in board.tables.items() if singular(name.rpartition("_")[2]) == identifier(machine.key)), None
    )


def _fetched(board: Board, machine: Machine, story: UserStory) -> Draft | None:
    own = _machine_table(board, machine)
    what = _ITS.search(re.sub(r"\([^)]*\)", "", story.want or story.title))
    thing = _thing(board.domain, story, machine)
    table = board.table(thing) if thing is not None else None
    if table is None or table is own:
        if own is None:
            return None
        table = own
    called = slug(what.group(1) if what else "", 30)
    base = plural_path(own.name) if own is not None else f"{machine.key}s"
    path = f"/{base}/me/{called}" if called else f"/{base}/me"
    return Draft(
        f"{base}-{called or 'self'}-read",
        "GET",
        path,
        f"What {article(machine.key)} fetches: its {called.replace('-', ' ') or 'own record'}",
        table.name.replace("_", " ").capitalize(),
        "read-own",
        base,
        body=type_name(table.name),
        said=f"The {called.replace('-', ' ') or 'record'} of the {machine.key} that calls.",
        tables=(table.name,),
        machine=machine.name,
    )


def _add_keys(board: Board, machine: Machine) -> None:
    """Add the endpoints by which people give a machine its key and take it away, where stories ask for it."""
    table = _machine_table(board, machine)
    if table is None:
        return
    name = f"{type_name(table.name)}Key"
    one, resource = f"/{plural_path(table.name)}/{{{one_id(table.name)}}}", plural_path(table.name)
    for story in board.domain.stories:
        text = f"{story.title}. {story.want}"
        if (
            not story.role
            or not _KEY.search(text)
            or machine.key not in {singular(w) for w in re.findall(r"[a-z]+", text.lower())}
        ):
            continue
        if _VOID.search(text):
            draft = Draft(
                f"{resource}-revoke-key",
                "POST",
                f"{one}/revoke-key",
                f"Revoke the key of {article(machine.key)}",
                table.name.replace("_", " ").capitalize(),
                "revoke-key",
                resource,
            )
            draft.status, draft.said = 204, "The key is void from now on."
        else:
            board.schemas[name] = schema(
                name,
                f"The key of {article(machine.key)}, shown this once.",
                field("key", "string", "The key; only its hash is kept.", '"dk_5f2b9c"'),
            )
            draft = Draft(
                f"{resource}-create-key",
                "POST",
                f"{one}/keys",
                f"Give {article(machine.key)} a key of its own",
                table.name.replace("_", " ").capitalize(),
                "create-key",
                resource,
            )
            draft.status, draft.body, draft.said = 201, name, "The key; it is not shown again."
        draft.tables = (table.name,)
        board.add(draft, (story.id,), (story.role,))
