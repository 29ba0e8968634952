"""Sentences that say what is kept of something."""

import pytest

from plan.reading.definitions.defined import definition

ALONE = {
    "Equipment: laptops, badges, each has an asset tag and those have to be unique.": ("Equipment", "asset tag"),
    "Allow clinic sessions to be set up, each with lane, start and end.": ("clinic session", "lane", "start", "end"),
    "Allow addenda with author, time and text.": ("addendum", "author", "time", "text"),
    "The system shall hold prices per insurer and procedure with a period of validity.": (
        "price", "insurer (reference)", "procedure (reference)", "valid from", "valid until"
    ),
    "For each patient the policies: insurer, policy number, valid from, valid until.": (
        "policy", "patient (reference)", "insurer", "policy number", "valid from", "valid until"
    ),
    "The system shall record measurements taken during a consultation: kind, value, unit and time.": (
        "measurement", "consultation (reference)", "kind", "value", "unit", "time"
    ),
    "The system shall hold a consultation for each attended appointment, with findings and date.": (
        "consultation", "appointment (reference)", "findings", "date"
    ),
    "The system shall hold references to images: modality, date and identifier, which is unique.": (
        "image", "modality", "date", "identifier (unique)"
    ),
    "Issue invoices with a consecutive invoice number and a seven-digit customer number.": (
        "invoice", "invoice number (unique)", "customer number"
    ),
    "A branch has a name, an address, a phone number and an e-mail address.": (
        "branch", "name", "address", "phone number", "e-mail address"
    ),
    "The front desk registers a student with first and last name, date of birth and phone.": (
        "student", "first name", "last name", "date of birth", "phone"
    ),
    "For an instructor we keep the phone, the date that licence expires, and the branch.": (
        "instructor", "phone", "licence expires on", "branch"
    ),
    "An absence has a first day, a last day and a reason (holiday, illness).": (
        "absence", "first day", "last day", "reason (holiday, illness)"
    ),
    "For every workshop visit we note when it starts, when it ends, what was done and the cost.": (
        "workshop visit", "start", "end", "work done", "cost"
    ),
    "When they buy a package, we record the purchase: date, student and the price actually paid, because it varies.": (
        "purchase", "date", "student", "price paid"
    ),
    "Each skill belongs to a category and has a title and a position in the list.": (
        "skill", "category (reference)", "title", "position"
    ),
    "A rating belongs to a lesson and a skill.": ("rating", "lesson", "skill"),
    "Theory courses are planned per branch with a title, a start date and the instructor who teaches it.": (
        "Theory course", "branch (reference)", "title", "start date", "instructor"
    ),
    "A damage report belongs to the loan it came from, and has how bad it is (low / high) and optionally photos.": (
        "damage report", "loan (reference)", "severity (low / high)", "photos (optional)"
    ),
    "A repair is recorded against a tool: date sent, date back, who repaired it, cost.": (
        "repair", "tool (reference)", "date sent", "date back", "repaired by", "cost"
    ),
    "Before each gift a nurse shall record a check for the visit: pulse, weight and whether the donor is fit.": (
        "check", "visit (reference)", "pulse", "weight", "donor fit (boolean)"
    ),
    "The mileage is kept with the vehicle.": ("vehicle", "mileage"),
    "For each building the street, the postal code and the city shall be recorded.": (
        "building", "street", "postal code", "city"
    ),
    "When a file is uploaded we want the file name, the size in bytes and who uploaded it.": (
        "file", "file name", "size in bytes", "uploaded by"
    ),
    "We keep our own list of skill levels (name, colour, short description)": (
        "skill level", "name", "colour", "short description"
    ),
    "De cada parcela queremos guardar el nombre, la superficie en hectáreas y el año de plantación.": (
        "parcela", "nombre", "superficie en hectáreas", "año de plantación"
    ),
    "Una jornada es eso: una fecha, una parcela y la hora de inicio.": (
        "jornada", "fecha", "parcela", "hora de inicio"
    ),
    "Vom Lieferanten brauchen wir Firma, Telefon und das Land.": ("Lieferant", "Firma", "Telefon", "Land"),
    "Ein Artikel hat eine Nummer, gehört zu einer Sorte und hat einen Preis.": (
        "Artikel", "Nummer", "Sorte (reference)", "Preis"
    ),
    "Zu jeder Hausverwaltung speichern wir Firmenname, Ansprechpartner und Telefon.": (
        "Hausverwaltung", "Firmenname", "Ansprechpartner", "Telefon"
    ),
    "Ein Objekt ist eine Wohnanlage mit Straße, Hausnummer und Ort.": ("Objekt", "Straße", "Hausnummer", "Ort"),
    "Wenn ein Bote einen Schlüssel holt, wird das als Ausgabe mit Zeitpunkt der Abholung und der Rückgabe erfasst.": (
        "Ausgabe", "Bote", "Schlüssel", "Zeitpunkt der Abholung", "Zeitpunkt der Rückgabe"
    ),
    "Vor Ort erfasst der Mitarbeiter am Handy seine Arbeitszeit: Beginn, Ende und was gemacht wurde.": (
        "Arbeitszeit", "Mitarbeiter (reference)", "Beginn", "Ende", "Tätigkeit"
    ),
}  # fmt: skip
GOING_ON = {
    "Afterwards we record the result (passed, failed) and the number of faults.": (
        "result (passed, failed)", "number of faults"
    ),
    "We need to know whether the eyesight check and the certificate have been handed in.": (
        "eyesight check handed in (boolean)", "certificate handed in (boolean)"
    ),
    "It also has a colour.": ("colour",),
    "The mileage is updated by the drivers at the end of each day.": ("mileage",),
    "We remember which volunteer handed it out.": ("volunteer",),
    "When it comes in, we record the number and the date on which it is due at the practice.": ("number", "due on"),
    "Puede estar planificada, en curso o terminada (si llueve).": ("estado (planificada, en curso o terminada)",),
    "Da steht drin, wie das Profil heißt und die Temperatur.": ("Name", "Temperatur"),
    "Wir speichern Kundennummer, Name und einen Rabatt in Prozent.": ("Kundennummer", "Name", "Rabatt in Prozent"),
    "Es gehört zu genau einer Hausverwaltung und hat eine Objektnummer, die bei uns eindeutig ist.": (
        "Hausverwaltung (reference)", "Objektnummer (unique)"
    ),
}  # fmt: skip


@pytest.mark.parametrize("text", ALONE)
def test_a_sentence_defines_a_thing_by_its_fields(text: str) -> None:
    shape = definition(text, "")
    assert shape is not None
    assert (shape.name, *shape.fields) == ALONE[text]


@pytest.mark.parametrize("text", GOING_ON)
def test_a_sentence_adds_fields_to_the_thing_before(text: str) -> None:
    shape = definition(text, "test")
    assert shape is not None
    assert (shape.name, shape.fields) == ("test", GOING_ON[text])
    assert definition(text, "") is None


@pytest.mark.parametrize(
    "text",
    [
        "The system has a page and a list.",
        "An invoice has lines, each with a description and a price.",
        "An animal has a status: available, reserved or adopted.",
        "Das Team besteht aus zwei Entwicklern und einer Designerin.",
        "A ticket is for a foot passenger, a bicycle or a car.",
        "We're a neighbourhood association with drills, ladders and trimmers.",
        "The app is fast and has to work offline, of course.",
    ],
)
def test_what_defines_nothing_is_left(text: str) -> None:
    assert definition(text, "") is None


def test_what_the_one_there_is_has_defines_nothing() -> None:
    assert definition("The foyer has one piano and a bar.", "") is None
    assert definition("The ticket has a number and a price.", "") is not None


def test_what_stands_behind_with_is_of_the_same_thing() -> None:
    told = definition("A firing is for one kiln and one potter, with a start time and an end time.", "", frozenset())
    assert told is not None
    assert told.fields == ("kiln", "potter", "start time", "end time")
