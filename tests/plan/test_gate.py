import pytest

from plan.artifacts import ARTIFACTS, ArtifactName
from plan.findings import Finding, Severity
from plan.gate import gate, unresolved

APPROVED: dict[ArtifactName, str] = dict.fromkeys(ARTIFACTS, "approved")


def finding(severity: Severity, message: str = "Table x has no primary key.") -> Finding:
    return Finding("DB-004", severity, "database", "/tables/0", message, "Add one.")


def test_all_approved_and_no_error_opens_the_gate() -> None:
    now = gate(APPROVED, [finding("warning"), finding("note")], {})
    assert now.open
    assert now.reasons == ()


@pytest.mark.parametrize(
    ("status", "reason"),
    [
        ("empty", "Database has no draft yet"),
        ("drafting", "Database is being drafted"),
        ("drafted", "Database is not approved yet"),
        ("failed", "Database has a draft that failed"),
        ("cancelled", "Database has a draft that was cancelled"),
        ("stale", "Database is stale: what it was drawn from has changed since"),
    ],
)
def test_each_status_has_its_reason(status: str, reason: str) -> None:
    now = gate({**APPROVED, "database": status}, [], {})
    assert not now.open
    assert now.reasons == (reason,)


def test_stale_names_what_is_stale_before_it() -> None:
    now = gate({**APPROVED, "architecture": "stale", "database": "stale", "api": "stale"}, [], {})
    assert now.reasons[2] == "API is stale: it was drawn from Architecture and Database, which are stale"


def test_a_status_that_is_not_there_is_empty() -> None:
    assert gate({}, [], {}).reasons == (
        "Architecture has no draft yet",
        "Database has no draft yet",
        "API has no draft yet",
        "Sprint plan has no draft yet",
    )


def test_errors_are_counted_and_the_first_is_named() -> None:
    two = [finding("error"), finding("error", "Table y has no primary key.")]
    assert gate(APPROVED, two[:1], {}).reasons == ("1 error is left: DB-004 Table x has no primary key.",)
    assert gate(APPROVED, two, {}).reasons == ("2 errors are left, the first: DB-004 Table x has no primary key.",)


def test_an_override_needs_a_reason_and_holds_for_its_finding_alone() -> None:
    two = [finding("error"), finding("error", "Table y has no primary key.")]
    assert not gate(APPROVED, two[:1], {two[0].key: "  "}).open
    assert gate(APPROVED, two[:1], {two[0].key: "A log, never read by key"}).open
    assert gate(APPROVED, two, {two[0].key: "A log"}).reasons == (
        "1 error is left: DB-004 Table y has no primary key.",
    )


def test_what_is_left_is_every_error_without_a_reason() -> None:
    error, warning = finding("error"), finding("warning", "It is slow.")
    assert unresolved([error, warning], {}) == (error,)
    assert unresolved([error, warning], {error.key: " "}) == (error,)
    assert unresolved([error, warning], {error.key: "A log"}) == ()
