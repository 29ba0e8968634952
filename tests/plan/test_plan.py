import hashlib

from plan.database import Database
from plan.plan import content_hash
from tests.plan.sample import sample_plan


def test_the_hash_of_an_artifact_of_before_a_field_was_there_is_what_it_was() -> None:
    database = sample_plan().database
    assert database is not None
    older = database.model_dump_json().replace(',"renamed_from":""', "").replace(',"exclusions":[]', "")
    assert "renamed_from" not in older
    assert "exclusions" not in older
    assert Database.model_validate_json(older) == database
    assert content_hash(database) == hashlib.blake2b(older.encode(), digest_size=16).hexdigest()
