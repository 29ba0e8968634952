"""What happens to data: deleting, money, two of them at one time, and telling people."""

import re

from plan.questions.document import Said, article, plural
from plan.questions.statements import Choice, Draft, StatementTopic

_DELETE = re.compile(r"\b(?:delet|remov|eras|elimin|borr|lösch|supprim|apag|exclu)\w*\b", re.IGNORECASE)
_DELETED_THING = re.compile(r"\b(?:delet\w*|remov\w*) (?:an?|the|my|his|her|their|own|old) (?P<thing>[a-z]{3,20})\b")
_KEPT = re.compile(
    r"\b(?:retention|retain\w*|archiv\w*|purg\w+|anonymi[sz]\w*|eras(?:e|es|ed|ure)|soft[- ]?delet\w*|"
    r"(?:kept|keep|keeps|stored) (?:\w+ ){0,6}(?:for|until) (?:\w+ ){0,2}(?:days?|weeks?|months?|years?|\d)|"
    r"delet\w* (?:\w+ ){0,4}(?:after|permanently|for good)|gdpr|dsgvo|rgpd|conserv\w+|aufbewahr\w+)\b",
    re.IGNORECASE,
)
_MONEY = re.compile(
    r"\b(?:prices?|fees?|payments?|invoices?|deposits?|refunds?|fines?|salar(?:y|ies)|pay|pays|paid|precios?|pagos?|"
    r"cobr\w+|preise?|rechnung\w*|prix|paiements?|preços?|pagamentos?)\b",
    re.IGNORECASE,
)
_MONEY_NOUNS = {"price": "prices", "fee": "fees", "payment": "payments", "invoice": "invoices", "deposit": "deposits"}
_CURRENCY = re.compile(
    r"[€$£¥₹]|\b(?:euros?|eur|dollars?|usd|pounds?|gbp|pence|cents?|francs?|chf|reais|brl|pesos?|currenc(?:y|ies)|"
    r"monedas?|divisas?|währung\w*|devises?|moedas?|yen|rupees?|inr|kroner|kronor|zloty)\b",
    re.IGNORECASE,
)
_BOOKING = re.compile(
    r"\b(?:bookings?|reservations?|appointments?|rentals?|citas?|turnos?|reservas?|termine?|buchung(?:en)?|"
    r"rendez-vous|réservations?|agendamentos?)\b",
    re.IGNORECASE,
)
_BOOKS = re.compile(rf"{_BOOKING.pattern}|\b(?:book|books|booked|reserve[sd]?|rents?) (?:an?|the)\b", re.IGNORECASE)
_APART = re.compile(
    r"\b(?:overlap\w*|double[- ]?book\w*|no other|no two|already (?:booked|taken|reserved|occupied)|"
    r"same (?:time|slot|day|hour)|twice|conflict\w*|free (?:times?|slots?|places?)|solap\w+|mismo hor\w+|capacity)\b",
    re.IGNORECASE,
)
_SHARED = re.compile(
    r"\b(?:crossings?|sailings?|flights?|tours?|courses?|classes|lessons?|events?|concerts?|shows?|screenings?|departures?|"
    r"trains?|buses|workshops?|seats?|tickets?|cursos?|clases|eventos?|kurse?|veranstaltung(?:en)?|fahrten|cours|"
    r"séances?|traversées?|excursions?)\b",
    re.IGNORECASE,
)
"""What many take part in at the same time."""
_TOLD = re.compile(
    r"\b(?:notif\w+|remind\w*|alert(?:s|ed)?|informed|(?:am|is|are|be) told|recordatorio\w*|avis[oa]\w*|notifica\w*|"
    r"benachrichtig\w*|erinner\w*|lembrete\w*)\b",
    re.IGNORECASE,
)
_CHANNEL = re.compile(
    r"\b(?:e-?mail\w*|sms|text messages?|texts?|push|telephone|phone call|slack|whatsapp|teams|webhooks?|"
    r"by (?:post|mail|letter)|in-app|correo\w*|courriel\w*)\b",
    re.IGNORECASE,
)


class DeletionTopic(StatementTopic):
    """What becomes of deleted things."""

    name = "deletion"
    kind = "privacy"

    def arises(self, said: Said) -> bool:
        """Nothing says how long anything is kept."""
        return said.stories > 0 and not said.says(_KEPT)

    def draft(self, said: Said) -> Draft:
        """Ask about a thing that is deleted, if the document names one."""
        named = next((m["thing"] for text in said.texts if (m := _DELETED_THING.search(text.lower()))), "")
        subject = f"{article(named)} that is deleted" if named else "what is deleted"
        return Draft(
            text=f"What happens to {subject}?",
            why="It decides between deleting rows and marking them, on retention rules and on nightly work.",
            choices=(
                Choice(
                    "Hidden at once, erased after 30 days",
                    "what is deleted is hidden at once and erased for good after 30 days",
                ),
                Choice("Erased at once", "what is deleted is erased at once and for good"),
                Choice("Hidden, and kept for ever", "what is deleted is hidden and kept, and is never erased"),
            ),
            recommended=0,
            lead="What happens to deleted data",
            reach=1.2 * max(said.stories * 0.5, said.touched(_DELETE)),
        )


class CurrencyTopic(StatementTopic):
    """In what money is counted."""

    name = "currency"
    kind = None

    def arises(self, said: Said) -> bool:
        """There is money in what is wanted, kept or ruled, and no currency."""
        r = said.requirements
        kept = (f"{shape.name}: {', '.join(shape.fields)}" for shape in r.data)
        counted = any(map(_MONEY.search, (*said.story_texts, *kept, *(rule.text for rule in r.rules), r.summary)))
        return counted and not said.says(_CURRENCY)

    def draft(self, said: Said) -> Draft:
        """Ask in the document's own word for money."""
        word = said.word(_MONEY)
        noun = _MONEY_NOUNS.get(word, word if word.endswith("s") and word != "pays" else "amounts")
        money = ("Euros", "US dollars", "Pounds sterling")
        return Draft(
            text=f"In which currency are {noun}?",
            why="Column types, rounding and every response with an amount hang on it.",
            choices=(
                *(Choice(one, f"{noun} are in {_spoken(one)} only, kept exactly to the cent") for one in money),
                Choice("In several currencies", f"{noun} can be in several currencies; each amount names its own"),
            ),
            recommended=0 if said.language != "en" else 1,
            lead=f"Currency of {noun}",
            reach=2.0 * said.touched(_MONEY),
        )


class OverlapTopic(StatementTopic):
    """Whether a time can be taken twice."""

    name = "overlap"
    kind = None

    def arises(self, said: Said) -> bool:
        """Something is booked, and nothing says what keeps two apart."""
        return said.says(_BOOKING) and not said.says(_APART)

    def draft(self, said: Said) -> Draft:
        """Ask in the document's own word for a booking."""
        word = said.word(_BOOKING)
        many = word if word.endswith("s") else plural(word, said.language)
        return Draft(
            text=f"May two {many} be for the same time?",
            why="A constraint in the database, the errors of the endpoints and what a calendar offers hang on it.",
            choices=(
                Choice("No, a time that is taken is taken", f"no two {many} are for the same time"),
                Choice("Yes, up to a number of places", f"{many} share a time up to a number of places that is set"),
                Choice("Yes, without a limit", f"any number of {many} may be for the same time"),
            ),
            recommended=1 if said.says(_SHARED) else 0,
            lead=f"Two {many} for the same time",
            reach=3.0 * said.touched(_BOOKS),
        )


class ChannelTopic(StatementTopic):
    """How people are told."""

    name = "channel"
    kind = "other"

    def arises(self, said: Said) -> bool:
        """Somebody is told something, and nothing says how."""
        return said.says(_TOLD) and not said.says(_CHANNEL)

    def draft(self, said: Said) -> Draft:
        """Ask about whoever there is."""
        who = said.plural((said.customers or said.people)[0]) if said.people else "people"
        return Draft(
            text=f"How are {who} told?",
            why="Each channel is a system outside to connect, to pay and to plan for.",
            choices=(
                Choice("By email", f"{who} are told by email"),
                Choice("By email and text message", f"{who} are told by email and by text message"),
                Choice("By push message on the phone", f"{who} are told by push message on their phones"),
                Choice("Within the application only", f"{who} are told within the application only"),
            ),
            recommended=0,
            lead=f"How {who} are told",
            reach=2.5 * said.touched(_TOLD),
        )


def _spoken(currency: str) -> str:
    return currency if currency.startswith("US") else currency[:1].lower() + currency[1:]
