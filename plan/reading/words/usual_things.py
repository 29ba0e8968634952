"""What organisations everywhere keep records of, so that a document need not say that it is kept."""

from plan.reading.words.english import words_of

_PAPERS = words_of(
    "invoice payment refund bill deposit estimate quote quotation offer bid booking reservation registration "
    "enrolment enrollment membership subscription contract lease certificate permit claim complaint expense "
    "reimbursement instalment installment surcharge voucher coupon fine penalty grant bursary scholarship subsidy "
    "donation pledge sponsorship payout purchase timesheet tender nomination proposal recommendation referral "
    "prescription message newsletter announcement review survey vote campaign"
)
_HAPPENINGS = words_of(
    "appointment consultation visit lesson course workshop event exam trip tour voyage excursion shift absence holiday "
    "loan delivery shipment parcel consignment transfer withdrawal closure cleaning repair inspection auction "
    "exhibition incident accident damage defect fault alarm diagnosis treatment vaccination medication allergy"
)
_PEOPLE = words_of(
    "customer client supplier vendor patient pupil student volunteer guest tenant visitor guardian household "
    "contractor subcontractor company donor sponsor funder beneficiary applicant candidate"
)
_BELONGINGS = words_of(
    "vehicle bus minibus boat bike bicycle car truck lorry trailer vessel ship ferry aircraft drone kayak canoe "
    "machine instrument generator turbine kiln projector device sensor gateway logger tank silo locker building house "
    "site warehouse clinic branch shop depot museum school tent costume garment animal horse dog hive colony tree "
    "sample specimen"
)
_OFFERED = words_of(
    "product article service module recipe menu dish ingredient allergen brand species breed variety amenity route "
    "itinerary destination tariff artwork painting project department theme award "
    "prize ticket task milestone qualification skill"
)
_USUAL = _PAPERS | _HAPPENINGS | _PEOPLE | _BELONGINGS | _OFFERED | {"cost centre", "cost center"}


def is_usual(name: str) -> bool:
    """Whether a noun in the singular names what is kept wherever it is spoken of: an invoice, a customer, a route."""
    return name in _USUAL
