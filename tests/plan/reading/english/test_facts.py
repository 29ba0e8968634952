"""The things that English sentences tell of by their grammar."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plan.reading.english.facts import told_facts
from plan.reading.english.known import Known

TOLD: dict[str, tuple[str, dict[str, tuple[str, ...]]]] = {
    "A chore has a description, may name the barn it is about, and gets ticked off when finished.": (
        "barn",
        {"chore": ("description", "barn (reference, optional)")},
    ),
    "A case has a number and a date.": ("", {"case": ("number", "date")}),
    "Threads used must be booked on the quilt, with the quantity.": (
        "quilt, thread",
        {"thread": (), "quilt thread": ("quilt (reference)", "thread (reference)", "quantity")},
    ),
    "A sail suits certain masts.": ("mast, sail", {"sail": ("masts (several)",)}),
    "Under a quilt there are squares: a number, a colour, and whether it is sewn.": (
        "quilt, square",
        {"square": ("quilt (reference)", "number", "colour", "sewn (boolean)")},
    ),
    "A repair is recorded for each bike and mechanic: date, hours, remark.": (
        "bike, mechanic",
        {"repair": ("bike (reference)", "mechanic (reference)", "date", "hours", "remark")},
    ),
    "Deposits are recorded with amount, date and method.": (
        "",
        {"deposit": ("amount", "date", "method")},
    ),
    "Every donation is logged with donor, amount and date.": (
        "donor",
        {"donation": ("donor", "amount", "date")},
    ),
    "For an order one or more shipments shall be recorded, with carrier, tracking code and weight.": (
        "order",
        {"shipment": ("order (reference)", "carrier", "tracking code", "weight")},
    ),
    "Every letter that is sent is kept: to whom, channel, when, delivered or failed.": (
        "",
        {"letter": ("recipient", "channel", "happened at", "status (delivered, failed)")},
    ),
    "A listing has photos in a given order.": (
        "listing",
        {"listing photo": ("listing (reference)", "position")},
    ),
    "Each member gets a card with a number and an expiry date.": (
        "member",
        {"card": ("member (reference)", "number", "expiry date")},
    ),
    "Each learner gets a mark for each assessment.": (
        "assessment, learner",
        {"mark": ("learner (reference)", "assessment (reference, unique per learner)")},
    ),
    "A visit report is written for each visit, with date, findings and signature.": (
        "visit",
        {"visit report": ("visit (reference)", "date", "findings", "signature")},
    ),
    "We keep a list of suppliers with name, phone number and delivery days.": (
        "",
        {"supplier": ("name", "phone number", "delivery days")},
    ),
    "The following is stored about each vehicle: plate, make, model and year.": (
        "",
        {"vehicle": ("plate", "make", "model", "year")},
    ),
    "About each volunteer we know the name, the e-mail and the languages.": (
        "",
        {"volunteer": ("name", "e-mail", "languages")},
    ),
    "Bookings consist of a customer, a room and a period.": (
        "customer, room",
        {"booking": ("customer", "room", "period")},
    ),
    "A complaint refers to an order and contains a description and photos.": (
        "order",
        {"complaint": ("order (reference)", "description"), "complaint photo": ("complaint (reference)",)},
    ),
    "Drivers report defects with a description, a photo and the odometer reading.": (
        "",
        {"defect": ("driver (reference)", "description", "photo", "odometer reading")},
    ),
    "A reservation covers one or more tools, each with a quantity.": (
        "reservation, tool",
        {"tool": ("reservation (reference)", "quantity")},
    ),
    "This gives one price per boat, season and date.": (
        "boat, season",
        {"price": ("boat (reference)", "season (reference)", "date (unique per boat and season)")},
    ),
    "The dealers we trust are on a list kept by the desk, each with a name and the web address for orders.": (
        "",
        {"dealer": ("name", "web address for orders")},
    ),
    "The system shall hold a boat's name, the size class it is for and the berth it uses.": (
        "boat, berth",
        {"boat": ("name", "size class", "berth")},
    ),
    "A tour is open to one or more harbours.": ("tour, harbour", {"tour": ("harbours (several)",)}),
    "Each seat uses one of the tariffs.": ("seat, tariff", {"seat": ("tariff (reference)",)}),
    "Each room belongs to exactly one building.": (
        "building",
        {"room": ("building (reference)",), "building": ()},
    ),
    "Staff members have skills, each with a level from 1 to 5.": (
        "",
        {"skill": ("staff member (reference)", "level (1 to 5)")},
    ),
    "Every price is valid from a date until a date.": (
        "",
        {"price": ("valid from", "valid until")},
    ),
    "A contract runs from a start date to an end date and can be cancelled with three months' notice.": (
        "",
        {"contract": ("start date", "end date")},
    ),
    "Invoices have a number, a due date and positions.": (
        "invoice",
        {"invoice": ("number", "due date", "positions")},
    ),
    "If a customer does not pay, a reminder is created with a fee and a new deadline.": (
        "",
        {"reminder": ("fee", "new deadline")},
    ),
    "Customers may rate a stay with one to five stars and a comment.": (
        "stay",
        {"rating": ("customer (reference)", "stay (reference)", "stars", "comment")},
    ),
    "Guests write reviews (stars, text) about a stay.": (
        "stay",
        {"review": ("guest (reference)", "stay (reference)", "stars", "text")},
    ),
    "Each measurement comes from a sensor and has a timestamp and a value.": (
        "sensor",
        {"measurement": ("sensor (reference)", "timestamp", "value"), "sensor": ()},
    ),
    "Sensors are installed at a location for a period.": (
        "location, sensor",
        {"installation": ("sensor (reference)", "location (reference)", "start", "end")},
    ),
    "When stock falls below the minimum an order proposal is generated with the quantity and the supplier.": (
        "supplier",
        {"order proposal": ("quantity", "supplier")},
    ),
    "Employees enter their absences (from, to, reason).": (
        "employee",
        {"absence": ("employee (reference)", "from", "to", "reason")},
    ),
    "Holidays and sick leave are entered as absences with a first and a last day.": (
        "",
        {"absence": ("first day", "last day")},
    ),
    "Quotes from suppliers are attached as PDF.": (
        "supplier",
        {"quote": ("supplier (reference)",)},
    ),
    "A document (title, file, date) can be attached to a contract.": (
        "contract",
        {"document": ("contract (reference)", "title", "file", "date")},
    ),
    "A case may have attachments.": (
        "case",
        {"case attachment": ("case (reference)",)},
    ),
    "Every call is documented with caller, reason and outcome.": (
        "caller",
        {"call": ("caller", "reason", "outcome")},
    ),
    "If a course is full, people go on a waiting list.": (
        "course",
        {"waiting list entry": ("course (reference)", "person (reference)", "position", "added at")},
    ),
    "A device sends its readings every minute: battery, temperature, humidity.": (
        "device",
        {"reading": ("device (reference)", "battery", "temperature", "humidity")},
    ),
    "Volunteers sign up for shifts.": (
        "shift, volunteer",
        {"signup": ("volunteer (reference)", "shift (reference)")},
    ),
    "A shift has a start, an end and a number of places.": (
        "",
        {"shift": ("start", "end", "number of places")},
    ),
    "Equipment is lent to members for at most two weeks.": (
        "equipment, member",
        {"loan": ("equipment (reference)", "member (reference)", "start", "end")},
    ),
    "Each location has opening hours per weekday.": (
        "location",
        {"location opening hour": ("location (reference)", "weekday", "opens at", "closes at")},
    ),
    "A vote is cast by a member for one option of a poll.": (
        "member, option",
        {"vote": ("member (reference)", "option (reference)")},
    ),
    "Polls have a question and at least two options.": (
        "poll",
        {"poll option": ("poll (reference)",)},
    ),
    "The system records every login attempt with the time, the address and the result.": (
        "",
        {"login attempt": ("time", "address", "result")},
    ),
    "An incident is reported by an operator for a machine, with a description, a severity and the time of discovery.": (
        "machine, operator",
        {"incident": ("operator (reference)", "machine (reference)", "description", "severity", "time of discovery")},
    ),
    "Every machine has a maintenance plan with an interval and the next due date.": (
        "machine",
        {"maintenance plan": ("machine (reference)", "interval", "next due date")},
    ),
    "Each warehouse has shelves, each with a code and a maximum load.": (
        "warehouse",
        {"shelf": ("warehouse (reference)", "code", "maximum load")},
    ),
    "Goods receipts are booked with supplier, date and delivery note number.": (
        "supplier",
        {"goods receipt": ("supplier", "date", "delivery note number")},
    ),
    "A goods receipt has lines with article, quantity and batch.": (
        "article",
        {"goods receipt line": ("goods receipt (reference)", "article", "quantity", "batch")},
    ),
    "Stock movements are recorded for each article with quantity, direction and reason.": (
        "article",
        {"stock movement": ("article (reference)", "quantity", "direction", "reason")},
    ),
    "A stocktaking covers one warehouse and starts at a time and ends at a time.": (
        "warehouse",
        {"stocktaking": ("warehouse (reference)",)},
    ),
    "During a stocktaking, counts are entered: shelf, article, counted quantity.": (
        "article, shelf, stocktaking",
        {"count": ("stocktaking (reference)", "shelf", "article", "counted quantity")},
    ),
    "Blood donors have a blood group, a date of birth and an address.": (
        "",
        {"blood donor": ("blood group", "date of birth", "address")},
    ),
    "Sessions take place at a venue on a date and have a number of beds.": (
        "venue",
        {"session": ("venue (reference)", "number of beds")},
    ),
    "Before each donation a questionnaire is filled in by the donor, with answers to twenty questions.": (
        "donor",
        {"questionnaire": ("donation (reference)", "donor (reference)", "answers")},
    ),
    "Each donation yields one or more bags, each with a barcode, a volume and an expiry date.": (
        "donation",
        {"bag": ("donation (reference)", "barcode", "volume", "expiry date")},
    ),
    "A deferral is noted for a donor with a reason and an end date.": (
        "donor",
        {"deferral": ("donor (reference)", "reason", "end date")},
    ),
    "If an item comes back damaged, the owner opens a claim with a description, photos and an amount.": (
        "",
        {"claim": ("owner (reference)", "description", "photos", "amount")},
    ),
    "A child has a first name, a last name, a date of birth and allergies.": (
        "",
        {"child": ("first name", "last name", "date of birth", "allergies")},
    ),
    "Persons who may collect a child are kept with name, phone number and relationship.": (
        "",
        {"person": ("name", "phone number", "relationship")},
    ),
    "Attendance is taken every morning for each child: arrived at, left at.": (
        "child",
        {"attendance": ("child (reference)", "arrived at", "left at")},
    ),
    "Reservations are queued per title in the order in which they were made.": (
        "title",
        {"reservation": ("title (reference)", "position")},
    ),
    "Events are organised by a branch, have a title, a date and a number of places.": (
        "branch",
        {"event": ("branch (reference)", "title", "date", "number of places")},
    ),
    "A repair order is opened for a bike with a description of the fault and an estimate.": (
        "bike",
        {"repair order": ("bike (reference)", "description of the fault", "estimate")},
    ),
    "Each repair order has positions: work or part, quantity, price.": (
        "repair order",
        {"repair order position": ("repair order (reference)", "work or part", "quantity", "price")},
    ),
    "Bikes belong to customers and have a brand, a model, a frame number and a colour.": (
        "customer",
        {"bike": ("customer (reference)", "brand", "model", "frame number", "colour")},
    ),
    "Each workshop has opening hours and closed days.": (
        "",
        {"workshop": ("opening hours", "closed days")},
    ),
    "Warranty claims refer to a part and a manufacturer and are open, sent, accepted or refused.": (
        "manufacturer, part",
        {"warranty claim": ("part (reference)", "manufacturer (reference)", "status (open, sent, accepted, refused)")},
    ),
    "An approval consists of the approver, the decision, a comment and the time.": (
        "",
        {"approval": ("approver", "decision", "comment", "time")},
    ),
    "A project is led by one manager and has several members.": (
        "manager",
        {"project": ("manager (reference)",), "manager": ()},
    ),
    "Every document has versions, each with a number, an author and a date.": (
        "document",
        {"version": ("document (reference)", "number", "author", "date")},
    ),
    "A tariff is valid for a meter type from a date.": (
        "meter type",
        {"tariff": ("meter type (reference)", "valid from")},
    ),
    "A survey contains questions in a fixed order, and every question has answer options.": (
        "survey",
        {"question": ("survey (reference)", "position")},
    ),
    "Answers are stored per participant and question.": (
        "participant, question",
        {"answer": ("participant (reference)", "question (reference)")},
    ),
    "A booking may include extras, each with a quantity.": (
        "",
        {"extra": ("booking (reference)", "quantity")},
    ),
    "Vouchers have a code, a value and an expiry date and can be redeemed once.": (
        "",
        {"voucher": ("code", "value", "expiry date")},
    ),
    "Stops of a tour are visited in a planned order and get an arrival time.": (
        "tour",
        {"stop": ("tour (reference)", "position", "arrival time")},
    ),
    "A delivery is confirmed with a signature and a photo.": (
        "",
        {"delivery": ("signature", "photo")},
    ),
    "A buyer can put listings on a watchlist.": (
        "listing",
        {"watchlist item": ("buyer (reference)", "listing (reference)", "added at")},
    ),
    "The teacher marks for each student present, late or absent, during the lesson.": (
        "student, lesson",
        {"attendance": ("student (reference)", "lesson (reference)", "status (present, late, absent)")},
    ),
    "A course may require other courses.": (
        "course",
        {"course prerequisite": ("course (reference)", "required course (reference)")},
    ),
    "With each company we have contracts with a start and an end.": (
        "company",
        {"contract": ("company (reference)", "start", "end")},
    ),
    "Contractors serve buildings under framework agreements with start and end.": (
        "building, contractor",
        {"framework agreement": ("contractor (reference)", "building (reference)", "start", "end")},
    ),
    "The guest goes on the waiting list of the departure.": (
        "departure",
        {"waiting list entry": ("departure (reference)", "guest (reference)", "position", "added at")},
    ),
    "A unit has one to three compartments, each of which has its own set point and temperature.": (
        "unit",
        {"compartment": ("unit (reference)", "set point", "temperature")},
    ),
    "WHEN an administrator creates an assignment, THE System SHALL associate it with a specific unit": (
        "assignment, unit",
        {"assignment": ("unit (reference)",)},
    ),
    "When a parcel expires, the office shall enter the closing date.": (
        "parcel",
        {"parcel": ("closing date (optional)",)},
    ),
    "When a courier picks up a parcel, the system shall record the pickup time.": (
        "parcel",
        {"parcel": ("pickup time (optional)",)},
    ),
    "IF a payment fails, THEN THE System SHALL record the failure reason and the time": (
        "payment",
        {"payment": ("failure reason (optional)", "time (optional)")},
    ),
    "A permit is issued to a contractor for a site and is valid for thirty days.": (
        "contractor, site",
        {"permit": ("contractor (reference)", "site (reference)")},
    ),
    "Each site keeps a visitor log with name, company, arrival and departure.": (
        "site",
        {"visitor log": ("site (reference)", "name", "company", "arrival", "departure")},
    ),
    "A scaffold has a tag number, a load class and an inspection date.": (
        "",
        {"scaffold": ("tag number", "load class", "inspection date")},
    ),
    "Scaffolds are inspected every seven days, and the inspector records the result and defects found.": (
        "scaffold",
        {"inspection": ("scaffold (reference)", "date")},
    ),
    "An incident can involve several people, each with a role and an injury.": (
        "incident",
        {"person": ("incident (reference)", "role", "injury")},
    ),
    "Deliveries must be announced with supplier, vehicle, gate and time slot.": (
        "supplier, vehicle",
        {"delivery": ("supplier", "vehicle", "gate", "time slot")},
    ),
    "Waste is weighed on leaving: material, weight, container number.": (
        "",
        {"waste": ("material", "weight", "container number")},
    ),
    "Every worker has a badge with a number, a photo and an expiry date.": (
        "worker",
        {"badge": ("worker (reference)", "number", "photo", "expiry date")},
    ),
    "Workers belong to subcontractors, and a subcontractor has one contact person.": (
        "subcontractor",
        {"worker": ("subcontractor (reference)",), "subcontractor": ("contact person",)},
    ),
    "Training certificates of a worker are uploaded as PDF with their expiry date.": (
        "worker",
        {"training certificate": ("worker (reference)", "expiry date")},
    ),
    "Plans are drawings with a number, a revision and a discipline.": (
        "",
        {"plan": ("number", "revision", "discipline")},
    ),
    "Each floor consists of rooms, which have a number and an area.": (
        "floor",
        {"room": ("floor (reference)", "number", "area")},
    ),
    "Snags are logged per room with a photo, a trade and a deadline.": (
        "room",
        {"snag": ("room (reference)", "photo", "trade", "deadline")},
    ),
    "The weather is noted every morning: temperature, wind and rain.": (
        "",
        {"weather": ("temperature", "wind", "rain")},
    ),
    "Materials are stored in containers, each of which has a location and a key holder.": (
        "location",
        {"container": ("location", "key holder")},
    ),
    "Photos are tagged with the room, the trade and the date.": (
        "room",
        {"photo": ("room", "trade", "date")},
    ),
    "Before going out you enter the boat, the crew and the start time in the logbook.": (
        "boat",
        {"logbook entry": ("boat", "crew", "start time")},
    ),
    "WHEN an owner waters a plant, THE System SHALL record the watering with date and amount": (
        "plant",
        {"watering": ("plant (reference)", "owner (reference)", "date", "amount")},
    ),
}
"""Sentences, what is known beside them, and the fields of each thing that they tell of."""
NOTHING = (
    "A customer gets a text message when the bike is ready.",
    "A unit can't be rented to two customers at once.",
    "Owners get a report 25 days after the end of the month.",
    "The front desk may merge two records of the same patient.",
    "Two recipes never run in one zone at the same time.",
    "Names come from the company directory.",
    "Every access is written to the audit trail.",
    "The system must answer within two seconds.",
    "Payments go through a provider that does the holding for us.",
    "We rent out 6,200 trailers to 180 hauliers in seven countries.",
    "The log is read-only for everybody.",
    "WHEN files are uploaded, THE File_Storage SHALL store them with redundancy and backup protection",
)


def known(things: str = "", apart: str = "") -> Known:
    return Known(frozenset(filter(None, things.split(", "))), frozenset(), frozenset(filter(None, apart.split(", "))))


@pytest.mark.parametrize(("sentence", "beside", "told"), [(one, *both) for one, both in TOLD.items()])
def test_a_sentence_tells_of_things_and_of_what_is_kept_of_them(
    sentence: str, beside: str, told: dict[str, tuple[str, ...]]
) -> None:
    assert {shape.name: shape.fields for shape in told_facts(sentence, known(beside))} == told


@pytest.mark.parametrize("sentence", NOTHING)
def test_what_is_no_record_tells_of_nothing(sentence: str) -> None:
    assert told_facts(sentence, known("customer, unit, patient, provider, zone, recipe, seller")) == ()


def test_a_list_of_each_is_of_what_stands_between_where_both_are_there_by_themselves() -> None:
    sentence = "A recipe is made of ingredients, each with a quantity and a unit."
    (alone,) = told_facts(sentence, known("recipe, ingredient"))
    (between,) = told_facts(sentence, known("recipe, ingredient", apart="ingredient"))
    assert (alone.name, alone.fields) == ("ingredient", ("recipe (reference)", "quantity", "unit"))
    assert between.name == "recipe ingredient"
    assert between.fields == ("recipe (reference)", "ingredient (reference)", "quantity", "unit")


def test_another_language_is_left_to_its_own_reader() -> None:
    assert told_facts("Jede Reparatur wird mit Datum und Dauer erfasst.", known()) == ()


@given(st.text(max_size=200))
def test_any_text_is_read_without_an_error(text: str) -> None:
    for shape in told_facts(text, known("order, tool")):
        assert all((shape.name, shape.fields))


WORDS = st.lists(
    st.sampled_from(
        [
            "each",
            "a",
            "order",
            "is",
            "are",
            "has",
            "have",
            "kept",
            "recorded",
            "with",
            "for",
            "of",
            "to",
            "by",
            "tool",
            "name,",
            "and",
            ",",
            ":",
            "(size,",
            "colour)",
            "several",
            "in",
            "can",
            "number",
            "it",
            "which",
            "that",
            "covers",
            "until",
            "valid",
            "reports",
            "report",
            "there",
        ]
    ),
    max_size=14,
).map(" ".join)


@given(WORDS)
def test_any_order_of_its_words_is_read_without_an_error(text: str) -> None:
    for shape in told_facts(text, known("order, tool")):
        assert all((shape.name, shape.fields))
