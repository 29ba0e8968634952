"""Words that name what is known of a thing (its name, its date, its price) rather than another thing."""

import re
from functools import lru_cache

from plan.reading.text.naming import folded, singular

_ENGLISH = (
    "timestamp kilometre kilometer "
    "work temperature weight time date day hour weekday month year height length width depth amount price cost fee "
    "rate quantity number count duration speed pressure volume level name surname forename title phone telephone "
    "mobile address street postcode zip city town country region location place position status state reason score "
    "grade mark relationship reading cause distance mileage odometer humidity value serial model make brand "
    "manufacturer category kind type email e-mail mail result text note remark comment description summary details "
    "content message subject label code colour color size age gender sex birthday language currency url link "
    "website photo picture image file plate start end beginning deadline expiry validity interest percentage "
    "discount tax gross total subtotal balance deposit capacity seats version unit area latitude longitude voltage "
    "battery signature initials nickname reference attachment priority severity urgency rating flag visibility "
    "frequency interval limit minimum maximum stock breed species bio caption purpose outcome action channel "
    "barcode iban isbn from to until since composer "
    "justification identifier method mode route finding symptom dose dosage reaction instruction anamnesis strength "
    "abbreviation alias username pin salary wage budget margin fare rent penalty surcharge premium allowance quota "
    "rank headline heading slogan motto synopsis wording spelling pronunciation nationality occupation profession "
    "diameter radius circumference perimeter thickness density moisture brightness resolution wavelength "
    "torque acceleration orientation direction coordinates elevation altitude azimuth tilt slope "
    "texture edition issn doi sku ean vin checksum hash fingerprint hostname filename path locale timeout threshold "
    "likelihood probability impact confidence accuracy precision tolerance lifespan lifetime calories servings "
    "difficulty percentile handicap pulse flow concentration diagnosis prognosis ethnicity gps timezone "
    "draught displacement tonnage horsepower wattage amperage resistance capacitance inductance luminosity luminance "
    "parallax aperture calibre caliber payload wheelbase span tempo inscription epitaph provenance "
    "authorship ownership opacity transparency girth waist inseam acreage throughput bandwidth "
    "latency uptime runtime playtime turnout headcount ripeness freshness eyesight religion "
    "citizenship salutation honorific seniority tenure biography whereabouts hometown birthplace domicile slug "
    "permalink tagline subtitle blurb excerpt byline shelfmark grammage acidity salinity turbidity hardness "
    "bitterness aroma flavour flavor potency purity viscosity conductivity solubility ph alkalinity toxicity dilution "
    "abv tonality premiere maturity stature complexion bearing sharpness loudness luminescence reflectance refraction "
    "magnitude stratum preservation fineness carat denomination mintage watermark hallmark postbox pronouns "
    "gauge roughness flatness stiffness elasticity ductility remuneration stipend deductible eta etd turnaround genre "
    "storyline temperament personality habitat wingspan etymology hyphenation transliteration pace cadence incline "
    "gradient camber curvature turnover markup suitability compatibility durability readability legibility relevance "
    "significance"
)
_SPANISH = (
    "precio fecha nombre apellido apellidos direccion telefono correo descripcion cantidad numero hora peso altura "
    "importe monto estado motivo codigo titulo nota observacion observaciones duracion color tipo categoria marca "
    "modelo edad cargo ubicacion lugar ciudad capacidad superficie matricula resultado diagnostico comentario "
    "origen destino volumen vencimiento frecuencia plazas puntuacion forma horario dia temporada unidad texto "
    "inicio fin foto cuota"
)
_FRENCH = (
    "prix nom prenom adresse telephone courriel mail description quantite numero date heure poids hauteur montant "
    "statut motif code titre remarque duree couleur type categorie marque modele age lieu ville capacite surface "
    "resultat commentaire immatriculation origine volume etage longueur largeur puissance tarif mode niveau "
    "gravite cout nature "
    "libelle photo photos "
    "echeance frequence texte observation debut fin"
)
_PORTUGUESE = (
    "preco nome sobrenome endereco telefone email descricao quantidade numero data hora peso altura valor estado "
    "motivo codigo titulo observacao duracao cor tipo categoria marca modelo idade local cidade capacidade placa "
    "resultado origem destino volume prazo diagnostico vencimento forma nivel nota comentario link arquivo "
    "telefone texto cpf cnpj "
    "nascimento inicio "
    "termino fim foto especialidade unidade frequencia sexo peso titulo vagas"
)
_GERMAN_ENDINGS = (
    "name nummer datum betrag preis gebuhr titel beschreibung bezeichnung adresse anschrift telefon handy mail "
    "e-mail strasse postleitzahl plz ort stadt land farbe grosse gewicht hohe lange breite menge anzahl zahl art "
    "typ kategorie stufe status zustand grund bemerkung notiz kommentar text beginn ende uhrzeit zeit dauer tag "
    "jahr alter geschlecht geburtstag frist faelligkeit falligkeit kennzeichen marke modell hersteller einheit wert "
    "zeiten firma ansprechpartner gultigkeit satz prozentsatz steuer rabatt summe kosten honorar iban referenz "
    "unterschrift foto bild datei platze sterne "
    "bewertung ergebnis diagnose kapazitat flache bestand kilometerstand zeitpunkt termin inhalt vermerk"
)
REFERENCE = "(reference)"
"""The note of a field that is another thing."""
_TIMES = frozenset(("day", "week", "month", "quarter", "year", "date", "night", "hour"))
_WORDS = frozenset(" ".join((_ENGLISH, _SPANISH, _FRENCH, _PORTUGUESE)).split())
_IN_FRONT = frozenset(" ".join((_SPANISH, _FRENCH, _PORTUGUESE)).split()) - frozenset(_ENGLISH.split())
"""Words that what they are follows, as in `fecha límite`; in English it stands in front, as in `work order`."""
_SAID_BEHIND = re.compile(
    r"(?:date|time) (?:out|in|back|off|up)|\w+ (?:[a-z]+ed|due|done|left|paid|sold|sent|spent|taken|given)|"
    r"time (?:slot|zone|window)|(?:from|to) \w+|"
    r"(?:age|price|size|weight|year) (?:band|class|group|range)"
)
"""How an English field is named whose last word does not tell: `amount due`, `time zone`."""
_ENDINGS = tuple(_GERMAN_ENDINGS.split())
_BEHIND = re.compile(
    r"\s*[(:].*$|\s+(?:of|in|on|at|for|from|per|by|when|which|that|de|del|von|vom|der|des|je|du|da|do|en|con)\b.*$",
    re.IGNORECASE,
)
_MOMENT = re.compile(r"(?:ed|en|t|id|ld|wn|one|ade|ing|ires) (?:at|on|by|since|until)$|(?:ed|en) (?:for|as)$")
_CLAUSE = re.compile(r"(?:valid|whether|when|who|how|if|ob|wann|wer|wie)\b", re.IGNORECASE)


@lru_cache(maxsize=16_384)
def is_attribute(field: str) -> bool:
    """Whether a field's name says by itself that it is known of something: `date of birth`, `Rechnungsnummer`."""
    if _CLAUSE.match(field) or _MOMENT.search(field):
        return True
    head = _BEHIND.sub("", field.strip()).split()
    if not head:
        return False
    last = folded(head[-1])
    if last in _WORDS or folded(singular(head[-1])) in _WORDS:
        return True
    first = folded(head[0])
    if len(head) > 1 and (first in _IN_FRONT or (first in _WORDS and _SAID_BEHIND.fullmatch(f"{first} {last}"))):
        return True
    return head[-1][:1].isupper() and last.endswith(_ENDINGS)


def reference_to(name: str) -> str:
    """The field that points to another thing, such as `learner (reference)`; a month or a day is none."""
    one = singular(name)
    return one if one.lower().rpartition(" ")[2] in _TIMES else f"{one} {REFERENCE}"


def is_plural(field: str) -> bool:
    """Whether a field's name is that of several."""
    bare = field.partition(" (")[0]
    return " of " not in bare and singular(bare) != bare


def plainly_fields(fields: tuple[str, ...]) -> bool:
    """Whether most of a list are what is known of things everywhere."""
    own = [field for field in fields if not field.endswith(REFERENCE)]
    return sum(map(is_attribute, own)) * 2 > len(own)


def partly_fields(fields: tuple[str, ...]) -> bool:
    """Whether a third of a list are what is known of things everywhere."""
    own = [field for field in fields if not field.endswith(REFERENCE)]
    return len(own) > 1 and sum(map(is_attribute, own)) * 3 >= len(own)
