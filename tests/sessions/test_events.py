"""What is not said is not written, so it must not be asked for when it is read."""

from typing import get_args

import pytest

from sessions.events import KnownPayload, Payload

PAYLOADS: tuple[type[Payload], ...] = get_args(get_args(KnownPayload)[0])


@pytest.mark.parametrize("payload", PAYLOADS, ids=lambda payload: payload.__name__)
def test_what_may_be_absent_need_not_be_there(payload: type[Payload]) -> None:
    optional = [name for name, field in payload.model_fields.items() if type(None) in get_args(field.annotation)]
    assert [name for name in optional if payload.model_fields[name].is_required()] == []
