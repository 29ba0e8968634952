"""What the system keeps when something happens."""

import pytest

from tests.plan.reading.english.given import told

TOLD: dict[str, tuple[str, str, dict[str, tuple[str, ...]]]] = {
    "WHEN a clerk creates a customer THE SYSTEM SHALL require a company name, a billing e-mail and a country.": (
        "customer",
        "",
        {"customer": ("company name", "billing e-mail", "country")},
    ),
    "WHEN a coupon is redeemed THE SYSTEM SHALL store the account, the subscription and the time.": (
        "coupon, account, subscription",
        "",
        {"redemption": ("coupon (reference)", "account (reference)", "subscription (reference)", "time")},
    ),
    "WHEN an invoice is due THE SYSTEM SHALL start a payment attempt and store the time and the result.": (
        "invoice, payment attempt",
        "",
        {"payment attempt": ("invoice (reference)", "time", "result")},
    ),
    "THE SYSTEM SHALL hold the prices of a plan per currency, each with a valid-from date.": (
        "plan, price",
        "",
        {"price": ("plan (reference)", "currency", "valid-from date")},
    ),
}


@pytest.mark.parametrize(("sentence", "beside"), TOLD.items(), ids=TOLD)
def test_what_a_sentence_tells(sentence: str, beside: tuple[str, str, dict[str, tuple[str, ...]]]) -> None:
    things, spoken, expected = beside
    assert told(sentence, things, spoken) == expected
