"""Which story waits for which because of what a thing goes through: nobody approves what cannot be submitted yet."""

from collections.abc import Mapping, Sequence

from agents.offline.backlog import RANK, Backlog, Work
from agents.offline.inflection import identifier
from agents.offline.lexicon import words

_STEPS = (
    words("submit publish send enviar soumettre einreichen submeter hand_in"),
    words(
        "approve reject confirm accept decline refuse deny verify aprobar rechazar confirmar approuver refuser "
        "genehmigen ablehnen bestätigen freigeben aprovar rejeitar recusar"
    ),
    words("pay reimburse settle ship dispatch fulfil fulfill check_out pick_up abholen versenden"),
    words("deliver complete finish liefern abschließen check_in"),
    words("return refund close archive devolver zurückgeben zurücknehmen renew reopen"),
)
"""What is done to a thing, the earlier first; it is created before all of them."""
_STEP_OF = {verb: number for number, verbs in enumerate(_STEPS, 1) for verb in verbs}


def add_order(backlog: Backlog) -> None:
    """Let the work of each story wait for that of the step before it, where a thing goes through several."""
    by_thing: dict[str, dict[str, int]] = {}
    stated = dict(backlog.domain.states)
    for act in backlog.domain.acts:
        step = 0 if act.kind == "create" else -1
        if act.kind == "transition":
            order = stated.get(act.thing, ())
            state = identifier(act.detail)
            step = _STEP_OF.get(act.verb.replace(" ", "_"), -1)
            step = 1 + order.index(state) if step < 0 and len(order) > 1 and state in order else step
        if step >= 0 and act.thing:
            by_thing.setdefault(act.thing, {}).setdefault(act.story, step)
    built: dict[str, list[Work]] = {}
    for work in backlog.works:
        if work.requirements and work.endpoints:
            built.setdefault(work.requirements[0], []).append(work)
    by_key = {work.key: work for work in backlog.works}
    for steps in by_thing.values():
        for story, step in steps.items():
            before = [other for other, earlier in steps.items() if earlier < step and other != story]
            nearest = max((steps[other] for other in before), default=-1)
            for other in before:
                if steps[other] == nearest:
                    _wait(by_key, built.get(story, ()), built.get(other, ()))


def _wait(by_key: Mapping[str, Work], mine: Sequence[Work], theirs: Sequence[Work]) -> None:
    """Let the first work of one story wait for the last of another."""
    if not mine or not theirs or RANK[theirs[-1].priority] > RANK[mine[0].priority]:
        return
    if mine[0].key not in _reached(by_key, theirs[-1].key):
        mine[0].needs = list(dict.fromkeys([*mine[0].needs, theirs[-1].key]))


def _reached(by_key: Mapping[str, Work], start: str) -> set[str]:
    seen: set[str] = set()
    queue = [start]
    while queue:
        key = queue.pop()
        if key not in seen and key in by_key:
            seen.add(key)
            queue += by_key[key].needs
    return seen
