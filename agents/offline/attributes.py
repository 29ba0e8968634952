"""Columns from the words that name them: their types, whether they may be empty, and what they must fulfil."""

import re
from dataclasses import dataclass, replace

from agents.offline.field_names import named_column
from agents.offline.inflection import identifier
from agents.offline.lexicon import words
from agents.offline.shortened import shortened
from agents.offline.units import QUOTIENTS, TYPE_OF_UNIT
from plan.reading.text.finding import may_hold

_BOUNDED = 12


@dataclass(frozen=True, slots=True)
class Attribute:
    """A column that is no key."""

    name: str
    type: str
    nullable: bool
    unique: bool
    default: str
    values: tuple[str, ...]
    """The only values allowed; empty if any."""
    minimum: str
    maximum: str
    description: str
    per: tuple[str, ...] = ()
    """What no two are the same within, where they may be in another: a thing, or several of its keys together."""


_TYPES: tuple[tuple[str, str], ...] = (
    ("email mail correo courriel", "varchar(320)"),
    ("password contrasena clave passcode", "varchar(255)"),
    ("url link website webpage enlace web homepage", "varchar(2048)"),
    (
        "photo image picture avatar foto imagen logo file archivo arquivo fichier photos attachment pdf "
        "document documento scan cover base64",
        "varchar(512)",
    ),
    ("phone telephone mobile telefono telefone telefon handy celular movil tel fax whatsapp", "varchar(32)"),
    (
        "estimate price amount cost fee gross net commission salary balance fine "
        "preco valor preis betrag precio importe monto salario tarifa "
        "coste custo montant cout prix tarif salaire caution presupuesto orcamento devis multa total subtotal discount "
        "tax deposit payment income revenue budget wage tip rent credit",
        "numeric(12,2)",
    ),
    ("percent per_cent percentage rate porcentaje tasa", "numeric(5,2)"),
    ("latitude longitude lat lng latitud longitud", "numeric(9,6)"),
    (
        "weight height width length distance peso altura distancia volume area depth temperature speed velocity "
        "pressure humidity voltage power energy consumption mileage odometer km kmh mph kg mg cm mm kwh watt volt "
        "celsius bar ppm rpm radius thickness density concentration kilometerstand kilometraje velocidad temperatura "
        "geschwindigkeit temperatur gewicht länge laenge breite höhe hoehe kilos gramos toneladas grado grados "
        "hectareas litros "
        "metros superficie longueur largeur hauteur poids puissance distancia comprimento largura miles metres meters "
        "grams litres liters surface uncertainty deviation hysteresis bound threshold offset",
        "numeric(10,3)",
    ),
    ("hours horas heures stunden", "numeric(6,2)"),
    ("currency waehrung moneda", "char(3)"),
    ("polygon geometry geojson boundary metadata payload coordinates", "jsonb"),
    ("sequence pulse systolic diastolic heartbeat", "integer"),
    ("rating score stars puntuacion stars estrellas nota_de", "smallint"),
    (
        "unidades usos ejemplares copias exemplares copies stueck "
        "rank mahnstufe months weeks years "
        "quantity qty count stock cantidad capacity capacidad pages year age edad points duration duracion minutes "
        "quantidade idade ano ano_de jahr dauer anzahl menge alter capacidade plazas existencias vagas duree duracao "
        "capacite annee quantite "
        "prazo plazo "
        "days size seats guests priority position level floor number_of copies sort order_number attempts "
        "servings "
        "credits party",
        "integer",
    ),
    (
        "date birthday birthdate dob fecha data_de nascimento fecha nacimiento expiry expiration deadline since "
        "until vencimiento vencimento echeance naissance nascimento",
        "date",
    ),
    ("at time timestamp datetime hora heure starts ends start end inicio fin when begin from to slot", "timestamptz"),
    ("is has active enabled verified activo visible available archived completed paid done required allow", "boolean"),
    (
        "description descricao observacao observacoes beschreibung notes note comment comments body text content "
        "message summary work descripcion notas comentario "
        "mensaje reason motivo motif remarque remarques commentaire observations diagnostico diagnostic texto "
        "texte instructions details bio remarks observations ingredients explanation history",
        "text",
    ),
    ("status state estado statut estagio statusoforder stage", "varchar(30)"),
    (
        "category type kind genre gender tipo categoria kategorie art typ genero species breed role unit color "
        "colour method "
        "channel nivel severity",
        "varchar(80)",
    ),
    (
        "isbn code sku barcode reference serial plate placa matricula codigo license licence number numero zip "
        "postcode vin ean "
        "token key iban",
        "varchar(64)",
    ),
    ("address endereco direccion location ubicacion street", "varchar(300)"),
)
_BY_NAME = {
    **dict.fromkeys(("file_name", "filename", "image_name", "document_name"), "varchar(200)"),
    "size": "varchar(80)",
    "legende": "varchar(200)",
    **dict.fromkeys(("comienzo", "final", "começo", "comeco"), "timestamptz"),
    **dict.fromkeys(("dia_de_la_semana", "dia_da_semana", "jour_de_la_semaine", "wochentag"), "varchar(80)"),
    "minimum": "integer",
    "day": "date",
    "maximum": "integer",
}
_ORDINALS = words("erster letzter primer ultimo primeiro premier dernier")
_UP_TO = {**dict.fromkeys(words("cinq cinco fünf five 5"), 5), **dict.fromkeys(words("dix diez dez zehn ten 10"), 10)}
_RANGED = re.compile(rf"(?i)\s+(?:de|von|from)\s+(?:\w+\s+)?(?:a|à|bis|to)\s+(?P<last>{'|'.join(_UP_TO)})$")
"""What a rating is said to go from and to: `a note from one to five`."""
_FORESEEN = words("expected planned estimated promised scheduled actual target")
_HAPPENING = words("arrival departure delivery start end completion return pickup visit launch closing opening")
_WORTH = words("replacement market insured estimated book total cash purchase resale contract order deal insurance")
_RATES = frozenset(("numeric(5,2)", "numeric(12,2)"))
"""What is always a number: words behind it name what it is a rate of, and no values."""
_AT_A_MOMENT = re.compile(
    r"(?:\w+_)?(?P<what>value|reading|index|level|count|stock|weight|hours|mileage|balance|price)_at(?:_\w+)+"
)
"""What something was at a moment is no moment: `value_at_trigger`, `operating_hours_at_fitting`."""
_SIGNED = words(
    "temperature temp balance difference delta change offset bound threshold altitude elevation depth tide deviation "
    "adjustment correction drift temperatura temperatur"
)
_OPEN = words("opening office business visiting reception service working core closing")
_NUMBERED = words(
    "board team copy version round line lane page floor step sort row week position sequence lap track episode attempt"
)
"""What is counted from one: the number of anything else may have letters in it."""
_MEASURED = words(
    "worst highest lowest peak average mean raw measured target limit nominal threshold reference reading actual "
    "corrected"
)
_PAIRS = (
    ("number", _NUMBERED, "integer"),
    ("value", _MEASURED, "numeric(12,3)"),
    ("value", _WORTH, "numeric(12,2)"),
)
"""Last words of names, with the words before them that settle their type."""
_EXTREMES = words("max maximum min minimum maximo maxima minimo minima maximal minimal limit")
_TYPE_OF = {word: kind for words, kind in reversed(_TYPES) for word in words.split()}
_OPTIONAL = re.compile(
    r"(?i)\b(optional|freiwillig|falls vorhanden|opcional|may be empty|nullable|if any|if known|if given)\b"
)
_UNIQUE = re.compile(r"(?i)\b(unique|único|única|unico|unica|no duplicates?|eindeutige?[rs]?|einmalig)\b")
_NOTE = re.compile(r"^\s*[-*•]?\s*([^(\[:–—]+?)\s*(?:[(\[:–—]\s*(.*?)[)\]]?\s*)?$", re.DOTALL)
_PER = re.compile(r"(?i)\bunique\s+(?:per|within|in|for)\s+(?P<scope>[^\W\d_][\w-]*(?:(?:\s|,\s)[^\W\d_][\w-]*)*)")
_AND = re.compile(r",\s*(?:and\s+)?|\s+and\s+")
_LIST = re.compile(r"\s*(?:,|;|/|\||\bor\b|\band\b|\bo\b|\by\b|\boder\b|\bund\b|\bou\b|\bet\b)\s*")
_BETWEEN = re.compile(r"(?i)(-?\d+(?:\.\d+)?)\s*(?:-|–|to|and|a|y)\s*(-?\d+(?:\.\d+)?)")
_RANGE = re.compile(r"(?i)\d+\s*(?:-|–|to)\s*\d+")
"""`a tooth number (11 to 48)` is a number."""
_LENGTH = re.compile(
    r"(?i)\bn?(?:var)?char(?:acter varying)?2?\s*\(\s*(?P<declared>\d{1,4})\s*\)"
    r"|\bstring\s*\(\s*(?P<said>\d{1,4})\s*\)|"
    r"(?:max(?:imum)?\.?|up to|at most|≤|<=)?\s*(?P<limit>\d{1,4})\s*(?:characters|chars|caracteres)"
)
COUNTED = words("renewals views likes visits attempts logins downloads retries repetitions reps renovaciones visitas")
_UNITS = words(
    "g kg mg t ml cl l cm mm m km m² m³ ha g/l g/dl mg/dl kg/m³ °c °f % v w kw kwh a hz bar hpa mmhg bpm rpm km/h m/s "
    "lux db ppm"
)
"""What stands behind a field whose name says nothing of its type: `haemoglobin (g/dl)`."""
_LATER = re.compile(
    r"^(?:\w+_)?(?:\w+ed|paid|ready|read|left|sent|seen|out|in|up|off|back|down|away|given|taken|sold|lost|done|met|held)_(?:on|at)$"
)
_AT_ONCE = re.compile(
    r"^(?:(?:\w+_)?(?:given|handed|lent|put|taken|let)_(?:out|up)|(?:\w+_)?(?:created|started|recorded|issued|ordered|booked|placed|raised|submitted|received|registered|"
    r"measured|taken|"
    r"changed|moved|joined|requested|uploaded|posted|hired|opened|reported|occurred|happened|borrowed|loaned|logged|observed|sampled|"
    r"scheduled|planned|purchased|rented|listed|applied|entered|sent|added|captured|detected))_(?:on|at)$"
)
"""Moments that a row begins with; every other participle is a moment that comes later, if it comes."""
_DECLARED = {
    "integer": "integer",
    "int": "integer",
    "bigint": "bigint",
    "number": "numeric(12,2)",
    "decimal": "numeric(12,2)",
    "money": "numeric(12,2)",
    "float": "numeric(12,2)",
    "boolean": "boolean",
    "yes/no": "boolean",
    "bool": "boolean",
    "date": "date",
    "datetime": "timestamptz",
    "timestamp": "timestamptz",
    "text": "text",
    "uuid": "uuid",
    "string": "",
}
_NEVER_VALUES = words("integer int bigint decimal boolean bool datetime timestamp uuid")
"""Types that are no words of everyday, and so none of the values that a field may have."""
_REMARKS = words("optional required unique code enum")
_NO_VALUES = words(
    "optional required unique string number integer text date boolean decimal uuid pk fk primary foreign key "
    "auto fixed reference id from null lat lon lng latitude longitude"
)


_ENDINGS: tuple[tuple[str, str], ...] = (
    ("mailadresse email", "varchar(320)"),
    ("telefonnummer handynummer mobilnummer faxnummer rufnummer", "varchar(32)"),
    ("passwort kennwort", "varchar(255)"),
    (
        "preis betrag kosten gebuehr kostenvoranschlag summe gehalt lohn saldo pauschale rabatt umsatz guthaben "
        "kaution "
        "stundensatz honorar budget",
        "numeric(12,2)",
    ),
    ("prozent prozentsatz steuersatz", "numeric(5,2)"),
    ("temperatur gewicht flaeche volumen", "numeric(10,3)"),
    ("datum geburtstag faelligkeit frist termin", "date"),
    (
        "beginn ende uhrzeit zeitpunkt anfang zeitstempel startzeit endzeit anfangszeit ankunftszeit abfahrtszeit",
        "timestamptz",
    ),
    (
        "anzahl zahl belegung besetzung menge dauer stueckzahl seitenzahl lagerbestand bestand baujahr "
        "erscheinungsjahr jahr punkte "
        "kapazitaet "
        "mindestbestand mindestalter hoechstalter plaetze stunden minuten laufzeit",
        "integer",
    ),
    ("beschreibung bemerkung notiz notizen anmerkung kommentar begruendung inhalt hinweis diagnose", "text"),
    ("nummer kennzeichen postleitzahl kennung", "varchar(64)"),
    ("anschrift adresse standort strasse", "varchar(300)"),
    ("kategorie geschlecht farbe gattung groesse", "varchar(80)"),
    ("foto anhang datei", "varchar(512)"),
)
_TYPE_OF_ENDING = {word: kind for words_, kind in _ENDINGS for word in words_.split()}
_ENDINGS_FIRST = tuple(sorted(_TYPE_OF_ENDING, key=lambda word: (-len(word), word)))


def _by_ending(part: str) -> str:
    """The type that the end of a German compound speaks for: `rechnungsbetrag`; empty if none."""
    return next((_TYPE_OF_ENDING[end] for end in _ENDINGS_FIRST if part.endswith(end)), "")


def type_of(name: str) -> str:
    """Return the SQL type that a snake_case name speaks for."""
    parts = name.split("_")
    found = _by_shape(name, parts)
    if found:
        return found
    for per in ("per", "pro", "por", "par"):
        if per in parts[1:]:
            return type_of("_".join(parts[: parts.index(per)]))
    for part in (parts[-1], *parts[:-1]) if len(parts) > 1 and parts[1] != "de" else (parts[0], *reversed(parts[1:])):
        found = _TYPE_OF.get(part) or _TYPE_OF.get(part.removesuffix("s")) or ""
        if found and part not in {"from", "to"} and not (found == "boolean" and part == parts[0] and len(parts) > 1):
            return found
    return _by_ending(parts[-1]) or _by_ending(parts[0]) or "varchar(200)"


def _by_shape(name: str, parts: list[str]) -> str:
    """The type that the form of a name speaks for: `is_paid`, `number_of_seats`, `paid_on`; empty if none."""
    if name.endswith(("_in_cents", "_cents")) or name in COUNTED or name.startswith("times_per_"):
        return "integer"
    if kind := _BY_NAME.get(name) or _measured(name):
        return kind
    if (
        len(parts) > 1
        and parts[-1] in {"hours", "horario", "oeffnungszeiten"}
        and (parts[-1] != "hours" or parts[-2] in _OPEN)
    ):
        return "varchar(300)"
    if parts[0] in {"is", "has", "can", "allow", "allows"} and len(parts) > 1:
        return "boolean"
    if name.startswith(("numero_de", "numero_do", "numero_da")) and (
        not name.endswith("s") or name.endswith(("is", "us"))
    ):
        return "varchar(64)"  # the number of an account; of seats there are several
    if name.startswith(("number_of", "numero_de", "cantidad_de", "num_", "nombre_d", "quantidade_de")) and (
        not name.startswith("nombre_d") or name.endswith(("s", "x"))
    ):
        return "integer"
    if parts[0] == "valid" or parts[-1] in {"until", "since", "desde", "hasta", "bis", "ab", "validade"}:
        return "date"
    return _by_parts(parts) if len(parts) > 1 else ""


def _measured(name: str) -> str:
    """The type of what a name says was measured at a moment, or in a unit that is made of others; empty for others."""
    at = _AT_A_MOMENT.match(name)
    if at is not None and at["what"] not in {"value", "reading", "index"}:
        return type_of(at["what"])
    return "numeric(12,3)" if at is not None or name.endswith(QUOTIENTS) else ""


def _by_parts(parts: list[str]) -> str:
    """The type that the first or the last word of a compound name settles."""
    if parts[-1] in {"zone", "centre", "center"}:
        return "varchar(80)"
    if pair := next((kind for last, before, kind in _PAIRS if parts[-1] == last and parts[-2] in before), ""):
        return pair
    if parts[-1] in {"on", "at", "am", "date", "time"}:
        return "date" if parts[-1] in {"on", "am", "date"} else "timestamptz"
    last, first = _TYPE_OF.get(parts[-1]), _TYPE_OF.get(parts[0])
    if last == "boolean" and first and parts[0] not in {"is", "has"}:
        return first
    if parts[-1] in TYPE_OF_UNIT and parts[-2] not in {"a", "of", "per", "de"}:
        return TYPE_OF_UNIT[parts[-1]]
    if _is_day(parts):
        return "date"
    if parts[0] in _EXTREMES or parts[-1] in _EXTREMES:
        known = (_TYPE_OF.get(part) or _TYPE_OF.get(part.removesuffix("s")) for part in parts)
        found = next((kind for kind in known if kind), "")
        return found if found.startswith("numeric") else "integer"
    return ""


def _is_day(parts: list[str]) -> bool:
    """Whether a name says a day: `data de entrega`, `last_day`, `expected_arrival`."""
    return (
        (parts[0] in {"data", "date", "dia"} and parts[1] in {"de", "do", "da", "du", "prevista", "prevue", "limite"})
        or (parts[-1] in {"tag", "dia", "jour"} and parts[0] in _ORDINALS)
        or (parts[0] in {"dia", "jour"} and parts[-1] in _ORDINALS)
        or (parts[-1] == "day" and bool({"first", "last"} & set(parts)))
        or parts[:2] == ["day", "of"]
        or (parts[0] in _FORESEEN and parts[-1] in _HAPPENING)
    )


def split_field(text: str) -> tuple[str, str]:
    """Return the name of a field and the note beside it."""
    match = _NOTE.match(text.strip()[:300])
    if match is None:
        return text.strip()[:60], ""
    return match.group(1).strip(), (match.group(2) or "").strip()


def read_attribute(text: str, where: str) -> Attribute | None:
    """Return the column that a field of a document becomes, or None if it names nothing.

    `where` says in words where the field comes from.
    """
    name, note = split_field(text)
    if ranged := _RANGED.search(name):
        name, note = name[: ranged.start()], f"integer 1-{_UP_TO[ranged['last'].lower()]}"
    if re.fullmatch(r"\[?optional\]?", name, re.IGNORECASE):
        name, note = note, "optional"
    marked = re.match(r"(?i)\[optional\]\s*(.+)", text.strip())
    if marked:
        name, note = split_field(marked.group(1))
        note = f"optional {note}".strip()
    if re.match(r"(?i)(?:list of|all|id of|quantity of each)\b", name) or len(name.split()) > 5:
        return None
    stripped = re.sub(r"(?i)^(?:an? |the |optional |opcional )+", "", name)
    note = f"optional {note}".strip() if name.lower().startswith("optional ") else note
    column = named_column(_short(stripped))
    if not column or column in {"id", "created_at", "updated_at"}:
        return None
    scope = unique_within(note)
    note = re.sub(r",\s*$", "", _PER.sub("", note)).strip() if scope else note
    told = (word for word, t in _DECLARED.items() if t and note and may_hold(note, word))
    declared = next((_DECLARED[word] for word in told if re.search(rf"(?i)\b{word}\b", note)), "")
    declared = _with_size(note) or ("" if _among_values(note) else declared)
    kind = declared or _exemplified(note, type_of(column))
    kind = "numeric(10,3)" if kind == "varchar(200)" and note.lower() in _UNITS else kind
    kind = "integer" if kind.startswith("varchar") and _RANGE.fullmatch(note.partition(",")[0].strip()) else kind
    length = _LENGTH.search(note)
    if length and kind.startswith("varchar"):
        kind = f"varchar({max(1, int(length['declared'] or length['said'] or length['limit']))})"
    if kind == "varchar(512)" and not column.endswith(("_key", "_path", "_url")):
        column = f"{column.removesuffix('_base64')}_key"
    counted = kind in _RATES and not any(char.isdigit() for char in note)
    values = () if counted else _values(note, kind if declared else "varchar", states=column.endswith("status"))
    minimum, maximum = _bounds(column, note, kind, values)
    if minimum == "0" and set(column.split("_")) & _SIGNED:
        minimum = ""
    if values:
        longest = max(len(value) for value in values)
        kind = f"varchar({max(30, longest)})"
    later = _LATER.match(column) is not None and _AT_ONCE.match(column) is None
    later = (
        later
        or (column.startswith("last_") and kind in {"timestamptz", "date"})
        or column in {"return_date", "end_of_life"}
    )
    optional = bool(_OPTIONAL.search(note)) or later or kind in {"text", "varchar(512)"}
    return Attribute(
        name=column,
        type=kind,
        nullable=optional and "required" not in note.lower(),
        unique=bool(_UNIQUE.search(note)),
        default="0" if column in COUNTED else _default(kind, values),
        values=values,
        minimum=minimum,
        maximum=maximum,
        description=_describe(name, note, kind, where),
        per=scope,
    )


_SIZED = re.compile(
    r"(?i)(?:(?:decimal|numeric|number)\s*\(\s*(?P<digits>\d{1,2})\s*,\s*(?P<behind>\d{1,2})\s*\)"
    r"|(?:text|string)\s*\(\s*(?P<length>\d{1,4})\s*\))"
)
"""`decimal(12,3), m³` and `text(20), unique`, as data dictionaries declare them."""


def _with_size(note: str) -> str:
    """The type that a note begins with, where it says how long it is or how many digits it has."""
    match = _SIZED.match(note)
    if match is None:
        return ""
    return f"varchar({match['length']})" if match["length"] else f"numeric({match['digits']},{match['behind']})"


def _among_values(note: str) -> bool:
    """Whether the word for a type is but one of the values that a note lists: `(pressure, radar, float)`."""
    listed = [one for one in _LIST.split(note.lower()) if one]
    types = [one for one in listed if one in _DECLARED.keys() - _NEVER_VALUES]
    others = [one for one in listed if one not in _DECLARED and one not in _NO_VALUES and one.isalpha()]
    return len(types) == 1 and len(others) > 1 and len(others) + 1 == len(listed)


def unique_within(note: str) -> tuple[str, ...]:
    """Return what the note of a field says that it is unique within: `unique per pupil and date`."""
    match = _PER.search(note)
    return tuple(_AND.split(match["scope"].lower().strip())) if match else ()


_STARS = words("stars rating sterne bewertung estrellas puntuacion etoiles estrelas")


_FILE = re.compile(r"(?i)file\b")


def _exemplified(note: str, kind: str) -> str:
    """The type that example values speak for: `(1200, 800, 2500)`."""
    values = [part.strip() for part in re.split(r"[,;]\s+", note) if part.strip()]
    if not values or not kind.startswith("varchar"):
        return kind
    if all(re.fullmatch(r"[+-]?\d{1,9}", value) for value in values) and kind == "varchar(200)":
        return "integer"
    if all(re.fullmatch(r"[$€£]?\d+[.]\d{1,2}", value) for value in values):
        return "numeric(12,2)"
    if all(re.fullmatch(r"\d{4}-\d\d-\d\d|\d{1,2}\.? [A-Z]\w+ \d{4}", value) for value in values):
        return "date"
    if _FILE.match(note) or all(re.fullmatch(r"[\w\-]+\.(?:pdf|png|jpe?g|docx?|csv|txt)", value) for value in values):
        return "varchar(512)"
    return kind


def _short(name: str) -> str:
    words = name.split()
    return " ".join(words[:5])


_EXAMPLES = re.compile(
    r"(?i)…|\.\.\.|\betc\b|\busw\b|\bu\. ?a\.|z\. ?B\.|\bp\. ?ej\.|\bpor ejemplo\b|\bpar exemple\b|\bpor exemplo\b"
)
"""What says that a list only gives examples."""


def _values(note: str, kind: str, *, states: bool) -> tuple[str, ...]:
    if not kind.startswith("varchar") or not note:
        return ()
    if _EXAMPLES.search(note):
        return ()
    text = re.sub(r"(?i)^(?:one of|either|values?|enum|uno de)\s*:?\s*", "", note).strip(" .()[]\"'")
    parts = [part.strip(" \"'`.") for part in _LIST.split(text)]
    parts = [part for part in parts if part and part.lower() not in _REMARKS]
    if not 2 <= len(parts) <= _BOUNDED or any(len(part.split()) > 3 or len(part) > 30 for part in parts):
        return ()
    none = _NO_VALUES - {"fixed"} if states else _NO_VALUES
    if any(set(part.lower().split()) & none or re.search(r"\d{2,}|%", part) for part in parts):
        return ()
    return tuple(dict.fromkeys(identifier(part) for part in parts if identifier(part)))


def _bounds(column: str, note: str, kind: str, values: tuple[str, ...]) -> tuple[str, str]:
    numeric = kind.startswith("numeric") or kind in {"integer", "smallint", "bigint"}
    if not numeric or values:
        return "", ""
    between = _BETWEEN.search(note)
    if between and float(between.group(1)) < float(between.group(2)):
        return between.group(1), between.group(2)
    if kind == "smallint" and set(column.split("_")) & _STARS:
        return "1", "5"
    return ("", "") if kind == "numeric(9,6)" else ("0", "")


def _default(kind: str, values: tuple[str, ...]) -> str:
    if kind == "boolean":
        return "false"
    return f"'{values[0]}'" if values else ""


def _describe(name: str, note: str, kind: str, where: str) -> str:
    said = f"{name[:1].upper()}{name[1:]}" + (f" ({note})" if note else "")
    if kind == "varchar(512)":
        said += ": key of the object in file storage"
    if kind == "varchar(255)":
        said += ": only its hash is kept"
    return shortened(f"{said}; {where}.", 300)


def hashed(attribute: Attribute) -> Attribute:
    """Return a password's column: the hash and never the word."""
    return replace(attribute, name="password_hash", type="varchar(255)", unique=False)
