import pytest

from plan.artifacts import ARTIFACTS
from plan.change_words import ONE, change_in_words
from plan.keyed import Key, Keyed, Node, Record, tree
from tests.tui.sessions import long_plan


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("stories/S1-01/@sprint", "Story S1-01 · sprint"),
        ("stories/S1-01/agents/qa-expert", "Story S1-01 · agent qa-expert"),
        ("sprints/2/stories/@order", "Sprint 2 · order of the stories"),
        ("tables/@order", "Order of the tables"),
        ("tables/loans/columns/due_on/type", "Table loans · column due_on · type"),
        ("backup/retention", "Backup · retention"),
        ("pattern/style", "Pattern · style"),
        ("retention/Logs ~1 traces/rule", "Retention of Logs / traces · rule"),
    ],
)
def test_places_are_said_in_the_words_of_the_plan(key: str, words: str) -> None:
    assert change_in_words(key) == words


def _lists(key: Key, node: Node) -> set[str]:
    if isinstance(node, Record):
        return {name for field, below in node.fields.items() for name in _lists((*key, field), below)}
    if isinstance(node, Keyed):
        return {key[-1], *(name for entry, below in node.items.items() for name in _lists((*key, entry), below))}
    return set()


def test_every_list_of_a_plan_has_a_word_for_one_of_its_entries() -> None:
    plan = long_plan(3)
    lists = {name for part in ARTIFACTS if (held := plan.artifact(part)) for name in _lists((), tree(held))}
    assert lists
    assert lists <= ONE.keys()
