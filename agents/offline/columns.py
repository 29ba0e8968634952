"""The columns of each thing: keys, what it points to, what the document says of it, and its states."""

import re
from dataclasses import dataclass, replace

from agents.offline.attributes import Attribute, hashed, read_attribute
from agents.offline.domain import Domain, Link, Thing
from agents.offline.inflection import identifier
from agents.offline.lexicon import words
from agents.offline.lifecycles import SAID, lifecycle, with_beginning
from agents.offline.spans import with_spans
from plan.database import Check, Column, Reference

NO_REFERENCE = Reference(table="", column="", on_delete="no action")
_AT = words("appointment meeting visit lesson session shift class event cita turno visita reunión clase evento")
_FROM_TO = words("booking rental shift alquiler")
_AMOUNT = words(
    "fine payment invoice donation bid refund sale transaction payout fee charge commission salary "
    "scholarship_amount multa pago factura donación venta expense"
)
_TEXT = words("comment message reply comentario mensaje note")
_UPLOADING = words("upload subir cargar")
_WRITING = words("write record draft compose note escribir anotar")
_OUTCOMES = words("result score mark grade outcome resultado ergebnis nota")
_PUT_AWAY = frozenset(("archived_at", "deactivated_at", "deleted_at", "removed_at"))
"""Columns that say since when a row is out of use; one of them is enough."""
_SCORE = words("review rating valoración calificación")


@dataclass(frozen=True, slots=True)
class Shape:
    """Columns of a table with the conditions on them."""

    columns: tuple[Column, ...]
    checks: tuple[Check, ...]


def column(
    name: str,
    kind: str,
    description: str,
    *,
    nullable: bool = False,
    unique: bool = False,
    default: str = "",
    references: Reference = NO_REFERENCE,
) -> Column:
    """Return a column."""
    return Column(
        name=name,
        type=kind,
        nullable=nullable,
        unique=unique,
        default=default,
        references=references,
        description=description,
    )


def key_column() -> Column:
    """Return the primary key that every table of its own has."""
    return column("id", "uuid", "Primary key.", default="gen_random_uuid()")


def stamps() -> tuple[Column, Column]:
    """Return the columns that say when a row came and last changed."""
    return (
        column("created_at", "timestamptz", "When the row was created.", default="now()"),
        column("updated_at", "timestamptz", "When the row last changed.", default="now()"),
    )


def foreign_key(link: Link, domain: Domain) -> Column:
    """Return the column of a link."""
    target = domain.thing(link.target)
    table = target.table if target else "users"
    action = "cascade" if link.part else "set null" if link.optional else "restrict"
    label = target.label if target else "User"
    return column(
        link.column,
        "uuid",
        f"The {label.lower()} it belongs to." if link.label else f"Its {label.lower()}.",
        nullable=link.optional,
        unique=link.unique,
        references=Reference(table=table, column="id", on_delete=action),
    )


def attribute_column(attribute: Attribute) -> Column:
    """Return the column of an attribute."""
    if attribute.name == "added_at" and not attribute.default:
        attribute = replace(attribute, default="now()")
    return column(
        attribute.name,
        attribute.type,
        attribute.description,
        nullable=attribute.nullable,
        unique=attribute.unique,
        default=attribute.default,
    )


def attribute_checks(table: str, attribute: Attribute) -> tuple[Check, ...]:
    """Return the conditions that an attribute's note speaks of."""
    name = attribute.name
    if attribute.values:
        return (Check(name=f"{table}_{name}_known"[:63], expression=f"{name} IN ({quoted(attribute.values)})"),)
    parts = []
    if attribute.minimum:
        parts.append(f"{name} >= {attribute.minimum}")
    if attribute.maximum:
        parts.append(f"{name} <= {attribute.maximum}")
    return (Check(name=f"{table}_{name}_range"[:63], expression=" AND ".join(parts)),) if parts else ()


def quoted(values: tuple[str, ...]) -> str:
    """Return identifiers as SQL string literals."""
    return ", ".join(f"'{value}'" for value in values)


def thing_attributes(domain: Domain, thing: Thing) -> tuple[Attribute, ...]:
    """Return the attributes that the document gives a thing, and those that its kind cannot be without."""
    taken = {link.column for link in domain.links if link.owner == thing.key}
    found: dict[str, Attribute] = {}
    for wording in thing.fields:
        attribute = read_attribute(wording.text, wording.where)
        if attribute is not None and attribute.name == identifier(thing.key) and "name" not in found:
            attribute = replace(attribute, name="name", values=(), default="", type="varchar(200)")
        if attribute is None or attribute.name in found or {attribute.name, f"{attribute.name}_id"} & taken:
            continue
        if attribute.name in {"password", "contrasena", "clave"}:
            if thing.role:
                continue
            attribute = hashed(attribute)
        if not _doubled(attribute, found, taken):
            found[attribute.name] = _scanned(domain, _located(domain, attribute))
    for attribute in _implied(domain, thing, found):
        if attribute.name not in taken:
            found.setdefault(attribute.name, attribute)
    return tuple(_staged(domain, thing, with_spans(found)).values())


SCANNED = frozenset(("barcode", "qr_code", "card_number", "badge_number", "asset_tag", "tag_number", "rfid_tag"))
"""Columns that a scanner reads, where the documents speak of scanning."""
_SCANNING = re.compile(r"(?i)\bscan(?:s|ned|ning)?\b")


def _scanned(domain: Domain, attribute: Attribute) -> Attribute:
    """A code that is scanned, which has to lead to one row."""
    scanned = attribute.name in SCANNED and any(_SCANNING.search(text) for _, text in domain.texts)
    return replace(attribute, unique=True) if scanned else attribute


_PLACES = re.compile(r"^(?:gps_|geo_?)?(?:position|location|coordinates?|point)$|^gps$|^coordinates?$")
_ON_EARTH = re.compile(r"(?i)\b(?:gps|geo(?:graphic|location|position)?|coordinates?|latitude|wgs ?84|lat\W+lo?ng?)\b")


def _located(domain: Domain, attribute: Attribute) -> Attribute:
    """A position on earth where the documents speak of one: no number in a row."""
    if not _PLACES.match(attribute.name) or attribute.type in {"uuid", "varchar(300)"}:
        return attribute
    said = (
        attribute.name,
        *(text for _, text in domain.texts),
        *(line.text for line in domain.requirements.unplaced),
    )
    if not any(_ON_EARTH.search(text.replace("_", " ")) for text in said) and not _shaped(domain):
        return attribute
    told = f"{attribute.description.rstrip('.')}: latitude and longitude in degrees, as 52.52000,13.40500."
    return replace(attribute, type="varchar(40)", minimum="", maximum="", default="", description=told)


def _shaped(domain: Domain) -> bool:
    return any(_ON_EARTH.search(" ".join(shape.fields)) for shape in domain.requirements.data)


def _doubled(attribute: Attribute, known: dict[str, Attribute], links: set[str]) -> bool:
    """Whether a field says again what another one or a foreign key already holds."""
    flat = attribute.name.replace("_", "")
    words = set(attribute.name.split("_"))
    if any(flat == other.replace("_", "") for other in known):
        return True
    if attribute.name == "name" and {"first_name", "last_name", "full_name", "surname"} & set(known):
        return True
    if any(
        (attribute.type == other.type and attribute.type != "varchar(200)" and words < set(other.name.split("_")))
        or (set(other.name.split("_")) < words and len(words) == 2 and attribute.name.endswith(("_qty", "_value")))
        for other in known.values()
    ):
        return True
    stem = attribute.name.removesuffix("_name")
    return stem != attribute.name and any(link.removesuffix("_id").split("_")[-1] == stem for link in links)


def _plain(name: str, kind: str, description: str, **more: str | bool) -> Attribute:
    base = Attribute(name, kind, False, False, "", (), "", "", description)
    return replace(base, **more)  # type: ignore[arg-type]  # each rule names fields of Column


def _implied(domain: Domain, thing: Thing, known: dict[str, Attribute]) -> list[Attribute]:
    head = thing.key.split()[0 if domain.lexicon.head_first else -1]
    found = [*_moments(domain, thing, known, head), *_substance(domain, thing, known, head)]
    own = [*known.values(), *found]
    links = sum(link.owner == thing.key for link in domain.links)
    if own and links > 1 and _declared(domain, thing):
        return found  # a document that lists its keys and its fields lists them all
    if not own and thing.role:
        found.append(_plain("full_name", "varchar(200)", f"Name of the {thing.key}; assumed, no field is named."))
    elif not own and links > 1 and _has_states(domain, thing):
        pass  # its links and where it stands are all that is kept
    elif not own and any(act.verb in _WRITING for act in domain.acts_on(thing.key)):
        found.append(_plain("content", "text", f"What the {thing.key} says."))
    elif (
        not thing.event
        and not _named(own)
        and len(own) < 3
        and not any(join.left == thing.key for join in domain.joins)
    ):
        called = domain.lexicon.name
        found.append(_plain(called, "varchar(200)", f"Name of the {thing.key}; assumed, no field is named."))
    elif not own and not links:
        found.append(_plain("description", "text", f"What the {thing.key} is about; assumed, no field is named."))
    return found


def _declared(domain: Domain, thing: Thing) -> bool:
    return any(identifier(shape.name) in {identifier(thing.key), thing.table} for shape in domain.requirements.data)


def _has_states(domain: Domain, thing: Thing) -> bool:
    return lifecycle(domain, thing) is not None


def _named(attributes: list[Attribute]) -> bool:
    return any(a.type == "text" or (a.type.startswith("varchar") and not a.values) for a in attributes)


def _is_due(domain: Domain, thing: Thing) -> bool:
    said = " ".join(text for ident, text in domain.texts if ident in thing.requirements).lower()
    return re.search(r"\b(due|overdue)\b", said) is not None


def _moments(domain: Domain, thing: Thing, known: dict[str, Attribute], head: str) -> list[Attribute]:
    """When it happens, for what cannot be without a time."""
    timed = any(attribute.type in {"timestamptz", "date"} for attribute in known.values())
    found: list[Attribute] = []
    if head in _FROM_TO and not timed:
        found.append(_plain("starts_at", "timestamptz", f"When the {thing.key} begins."))
        found.append(_plain("ends_at", "timestamptz", f"When the {thing.key} ends."))
    elif head in _AT and not timed:
        found.append(_plain("starts_at", "timestamptz", f"When the {thing.key} begins."))
    if thing.event and _is_due(domain, thing) and not any("due" in name for name in known):
        found.append(_plain("due_at", "timestamptz", f"Until when the {thing.key} runs."))
    if head == "hour" and " of " not in thing.key and "weekday" not in known:
        found.append(_plain("weekday", "smallint", "Day of the week, 1 is Monday.", minimum="1", maximum="7"))
        found.append(_plain("opens_at", "time", "When it begins."))
        found.append(_plain("closes_at", "time", "When it ends."))
    elif head in {"holiday", "absence"} and not timed:
        found.append(_plain("starts_on", "date", "First day."))
        found.append(_plain("ends_on", "date", "Last day."))
    return found


def _substance(domain: Domain, thing: Thing, known: dict[str, Attribute], head: str) -> list[Attribute]:
    """What it is about: an amount, a text, stars, a file."""
    found: list[Attribute] = []
    if head in _AMOUNT and not any(
        a.type.startswith("numeric(12") or "amount" in a.name or "importe" in a.name for a in known.values()
    ):
        found.append(_plain("amount", "numeric(12,2)", f"Amount of the {thing.key}.", minimum="0"))
    if head in _SCORE and "smallint" not in {a.type for a in known.values()}:
        found.append(_plain("rating", "smallint", "Stars, from one to five.", minimum="1", maximum="5"))
    if head in _OUTCOMES and not own_numbers(known):
        found.append(_plain("score", "numeric(6,2)", "What was reached; empty until it is known.", nullable=True))
    if head in _TEXT | _SCORE and not any(a.type == "text" for a in known.values()):
        found.append(_plain("body", "text", "What was written.", nullable=head in _SCORE))
    uploads = head == "attachment" or any(act.verb in _UPLOADING for act in domain.acts_on(thing.key))
    if uploads and not any(name.endswith("_key") for name in known):
        found.append(_plain("file_key", "varchar(512)", "Key of the file in file storage."))
    return found


def own_numbers(known: dict[str, Attribute]) -> bool:
    """Whether one of the attributes counts or weighs something, or says the outcome in words."""
    return any(a.type.startswith("numeric") or a.type in {"integer", "smallint"} for a in known.values())


def _staged(domain: Domain, thing: Thing, known: dict[str, Attribute]) -> dict[str, Attribute]:
    cycle = lifecycle(domain, thing)
    if cycle is None:
        if (told := known.get("status")) is not None and told.values:
            states = with_beginning(domain, thing, told.values)
            known["status"] = replace(told, values=states, default=f"'{states[0]}'")
        return known
    name = next((n for n in ("status", "state", "estado", "statut", "statusoforder") if n in known), "")
    name = name or next((n for n in known if n.startswith(("status_", "state_", "estado_"))), "")
    if not name:
        name = domain.lexicon.status
        described = "; ".join(f"{state} by: {verb}" for state, verb in cycle.by[:6])
        known[name] = _plain(name, "varchar(30)", f"Where it stands{f' ({described})' if described else ''}.")
    states = tuple(dict.fromkeys((*known[name].values, *cycle.states)))
    if known[name].values:
        reached = tuple(state for state, verb in cycle.by if verb != SAID or "_" not in state)
        states = tuple(dict.fromkeys((*known[name].values, *reached)))
    states = with_beginning(domain, thing, states)
    known[name] = replace(known[name], values=states, default=f"'{states[0]}'", nullable=False)
    for state, verb in cycle.by[:6]:
        stamp = identifier(f"{state}_at")
        if stamp not in known and f"{state}_on" not in known and state not in {"active", "open"}:
            known[stamp] = _plain(stamp, "timestamptz", f"When it came to {state} ({verb}).", nullable=True)
    return known


_PERIODS = (
    ("starts_at", "ends_at"), ("start_date", "end_date"), ("starts_on", "ends_on"), ("start_time", "end_time"),
    ("started_at", "ended_at"), ("start_at", "end_at"), ("valid_from", "valid_until"), ("valid_from", "valid_to"),
    ("check_in_date", "check_out_date"), ("hora_de_inicio", "hora_de_fin"), ("fecha_de_inicio", "fecha_de_fin"),
    ("opens_at", "closes_at"), ("departs_at", "arrives_at"), ("beginn", "ende"), ("from_date", "to_date"),
    ("first_day", "last_day"), ("pick_up_date", "return_date"), ("pickup_date", "return_date"),
    ("first_day", "expected_last_day"), ("put_up_at", "taken_down_at"), ("put_up_on", "taken_down_on"),
    ("given_out_on", "handed_back_on"), ("given_out_at", "handed_back_at"), ("handed_out_on", "handed_back_on"),
    ("handed_out_at", "handed_back_at"), ("mounted_at", "removed_at"), ("installed_at", "removed_at"),
    ("installed_on", "removed_on"), ("given_out_on", "given_back_on"), ("taken_out_on", "brought_back_on"),
    ("startzeit", "endzeit"), ("anfangszeit", "endzeit"), ("data_de_retirada", "data_de_devolucao"),
    ("fecha_de_salida", "fecha_de_devolucion"), ("fecha_de_entrada", "fecha_de_salida"),
    ("date_darrivee", "date_de_depart"), ("erster_tag", "letzter_tag"), ("startdatum", "enddatum"),
    ("von", "bis"), ("anfang", "ende"),
    ("date_de_debut", "date_de_fin"), ("heure_de_debut", "heure_de_fin"), ("data_de_inicio", "data_de_fim"),
    ("data_de_inicio", "data_de_termino"), ("hora_de_inicio", "hora_de_termino"), ("hora_de_inicio", "hora_de_fim"),
)  # fmt: skip


def _periods(table: str, types: dict[str, str]) -> list[Check]:
    """A beginning comes before its end; a period in days may be one day long."""
    return [
        Check(
            name=f"{table}_{first}_period"[:63], expression=f"{last} {'>=' if types[first] == 'date' else '>'} {first}"
        )
        for first, last in _PERIODS
        if first in types and types[first] == types.get(last)
    ]


def thing_shape(domain: Domain, thing: Thing) -> Shape:
    """Return the columns of a thing's table and the conditions on them."""
    columns = [key_column()]
    if thing.role and domain.signs_in:
        reference = Reference(table="users", column="id", on_delete="set null")
        columns.append(
            column(
                "user_id",
                "uuid",
                f"The account the {thing.key} signs in with; empty until there is one.",
                nullable=True,
                unique=True,
                references=reference,
            )
        )
    columns += [foreign_key(link, domain) for link in domain.links if link.owner == thing.key]
    checks: list[Check] = []
    taken = {c.name for c in columns}
    for attribute in thing_attributes(domain, thing):
        if attribute.name in taken:
            continue
        columns.append(attribute_column(attribute))
        checks += attribute_checks(thing.table, attribute)
    names = {c.name: c.type for c in columns}
    checks += _periods(thing.table, names)
    columns += [stamp for stamp in stamps() if stamp.name not in names]
    if thing.key in dict(domain.restorable) and not _PUT_AWAY & set(names):
        columns.append(
            column("deleted_at", "timestamptz", "When it was deleted; empty while it is there.", nullable=True)
        )
    return Shape(tuple(columns), tuple(checks))
