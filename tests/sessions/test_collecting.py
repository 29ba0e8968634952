import gc

from sessions.collecting import all_is_kept


def test_what_is_made_to_be_kept_is_never_looked_through_again() -> None:
    before = gc.get_freeze_count()
    with all_is_kept():
        assert not gc.isenabled()
        kept: list[object] = [[]]
    assert gc.isenabled()
    assert gc.get_freeze_count() > before
    assert not any(each is kept for each in gc.get_objects())
