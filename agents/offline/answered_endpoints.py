"""What the answers ask of the endpoints: who sees what, what is refused, how people are told."""

from agents.offline.answered_domain import entered
from agents.offline.answered_tables import DEVICES, NOTIFICATIONS, is_booked
from agents.offline.answers import Answers
from agents.offline.domain import Domain
from agents.offline.endpoints import PAGING, Board, Draft
from agents.offline.inflection import singular

_CHANNEL = "Q-channel"


def add_answers(board: Board) -> None:
    """Change and add what the answers ask for."""
    answers = Answers(board.domain.requirements)
    if not answers.texts:
        return
    _visible(board, board.domain, answers)
    _refused(board, answers)
    _told(board, answers)


def _visible(board: Board, domain: Domain, answers: Answers) -> None:
    for key, roles in entered(domain, answers).items() if answers.seen else ():
        table = board.table(domain.thing(key))
        if table is None:
            continue
        for draft in board.drafts.values():
            if draft.tables[:1] != (table.name,):
                continue
            if answers.seen == "own" and draft.action != "create":
                draft.owners = [role for role in roles if role in draft.roles]
            elif draft.method == "GET" and answers.seen == "public":
                draft.public = True


def _refused(board: Board, answers: Answers) -> None:
    for draft in board.drafts.values():
        item = board.tables.get(draft.tables[0]) if draft.tables else None
        if item is None or draft.action != "create" or not is_booked(item, answers):
            continue
        what = singular(item.name.rpartition("_")[2])
        if answers.apart:
            known = tuple(pair for pair in draft.conflicts if not pair[0].endswith(("_AT_TAKEN", "_ON_TAKEN")))
            said = ("TIME_TAKEN", f"Another {what} is for this time or a part of it.")
            draft.conflicts = known if any(code.endswith("TIME_TAKEN") for code, _ in known) else (*known, said)
        else:
            draft.conflicts = (*draft.conflicts, ("NO_PLACES_LEFT", "Every place at this time is taken."))
        draft.stories.append("Q-overlap")


def _told(board: Board, answers: Answers) -> None:
    if answers.inside and _ours(board, NOTIFICATIONS, "read_at"):
        seen = _draft(NOTIFICATIONS, "list", "/notifications", "List one's notifications, a page at a time")
        seen.method, seen.query, seen.body, seen.said = "GET", PAGING, "NotificationPage", "One page, the newest first."
        board.add(seen, (_CHANNEL,), ())
        path = "/notifications/{notification_id}/read"
        read = _draft(NOTIFICATIONS, "read", path, "Mark a notification as read")
        read.body, read.said = "Notification", "The notification as it is now."
        board.add(read, (_CHANNEL,), ())
    if answers.pushed and _ours(board, DEVICES, "push_token"):
        add = _draft(DEVICES, "create", "/devices", "Register a phone for push messages")
        add.request, add.status, add.body, add.said = "DeviceCreate", 201, "Device", "The phone."
        add.conflicts = (("PUSH_TOKEN_TAKEN", "The phone is registered already."),)
        board.add(add, (_CHANNEL,), ())
        gone = _draft(DEVICES, "delete", "/devices/{device_id}", "Stop push messages to a phone")
        gone.method, gone.status, gone.said = "DELETE", 204, "Nothing is pushed to it any more."
        board.add(gone, (_CHANNEL,), ())


def _ours(board: Board, name: str, column: str) -> bool:
    """Whether a table is the one that the answer made, and none of the document's own."""
    return name in board.tables and any(c.name == column for c in board.tables[name].columns)


def _draft(table: str, ident: str, path: str, summary: str) -> Draft:
    draft = Draft(f"{table}-{ident}", "POST", path, summary, table.capitalize(), ident, table, tables=(table,))
    draft.open_to_all = True
    return draft
