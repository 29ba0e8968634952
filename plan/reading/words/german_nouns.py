"""German nouns: singular and plural by their endings, and by the heads of compounds that endings do not tell."""

_HEADS = """
buch/bücher rad/räder kind/kinder bild/bilder mitglied/mitglieder blatt/blätter fach/fächer land/länder haus/häuser
amt/ämter gut/güter feld/felder schild/schilder lied/lieder licht/lichter fahrrad/fahrräder dach/dächer mann/männer
wort/wörter schloss/schlösser kunde/kunden auftrag/aufträge vertrag/verträge beitrag/beiträge antrag/anträge
eintrag/einträge betrag/beträge vortrag/vorträge raum/räume platz/plätze satz/sätze zug/züge plan/pläne grund/gründe
stuhl/stühle schrank/schränke baum/bäume gast/gäste arzt/ärzte bestand/bestände vorgang/vorgänge gang/gänge
kauf/käufe verkauf/verkäufe einkauf/einkäufe ablauf/abläufe vorschlag/vorschläge anschlag/anschläge zahn/zähne
ball/bälle block/blöcke bahnhof/bahnhöfe hof/höfe kopf/köpfe rock/röcke topf/töpfe fluss/flüsse anschluss/anschlüsse
zuschuss/zuschüsse stadt/städte werkstatt/werkstätten hand/hände bank/banken wand/wände unterkunft/unterkünfte
auskunft/auskünfte nacht/nächte kraft/kräfte mangel/mängel garten/gärten schaden/schäden kasten/kästen laden/läden
vater/väter mutter/mütter bruder/brüder tochter/töchter apfel/äpfel vogel/vögel
termin/termine fahrzeug/fahrzeuge werkzeug/werkzeuge spielzeug/spielzeuge teil/teile kurs/kurse gerät/geräte
produkt/produkte ort/orte werk/werke preis/preise betrieb/betriebe dienst/dienste tisch/tische schritt/schritte
tag/tage jahr/jahre monat/monate bericht/berichte angebot/angebote befund/befunde bescheid/bescheide
ausweis/ausweise nachweis/nachweise hinweis/hinweise verweis/verweise kreis/kreise exemplar/exemplare
formular/formulare seminar/seminare regal/regale projekt/projekte objekt/objekte dokument/dokumente
medikament/medikamente instrument/instrumente element/elemente rezept/rezepte paket/pakete ergebnis/ergebnisse
zeugnis/zeugnisse verzeichnis/verzeichnisse verhältnis/verhältnisse ereignis/ereignisse erzeugnis/erzeugnisse
tier/tiere pferd/pferde hund/hunde boot/boote schiff/schiffe brief/briefe weg/wege film/filme spiel/spiele
ziel/ziele stück/stücke grundstück/grundstücke gebiet/gebiete gespräch/gespräche geschäft/geschäfte problem/probleme
system/systeme konzept/konzepte konto/konten thema/themen firma/firmen museum/museen praxis/praxen datum/daten
material/materialien lehrgang/lehrgänge verein/vereine team/teams ticket/tickets workshop/workshops event/events
link/links shop/shops chat/chats test/tests job/jobs pass/pässe beleg/belege verleih/verleihe kredit/kredite
patient/patienten student/studenten dozent/dozenten klient/klienten assistent/assistenten agent/agenten
lieferant/lieferanten mandant/mandanten praktikant/praktikanten spezialist/spezialisten lagerist/lageristen
tourist/touristen pilot/piloten architekt/architekten fotograf/fotografen therapeut/therapeuten mensch/menschen
person/personen herr/herren zahl/zahlen zeit/zeiten art/arten fahrt/fahrten uhr/uhren tür/türen frau/frauen
bahn/bahnen last/lasten pflicht/pflichten schicht/schichten ansicht/ansichten aussicht/aussichten
übersicht/übersichten nachricht/nachrichten antwort/antworten anschrift/anschriften schrift/schriften form/formen
norm/normen wahl/wahlen arbeit/arbeiten einheit/einheiten spur/spuren figur/figuren reparatur/reparaturen
kultur/kulturen inventur/inventuren korrektur/korrekturen prozess/prozesse adresse/adressen autor/autoren
sensor/sensoren professor/professoren motor/motoren monitor/monitore faktor/faktoren bett/betten hemd/hemden
karte/karten note/noten probe/proben kurs/kurse mandat/mandate standort/standorte semester/semester
teilnehmende/teilnehmende studierende/studierende mitarbeitende/mitarbeitende lernende/lernende reisende/reisende
tarif/tarife schein/scheine anleger/anleger menü/menüs kaffee/kaffees tee/tees komitee/komitees
posten/posten tour/touren kosten/kosten
vorsitzende/vorsitzende lehrende/lehrende pflegende/pflegende
kontakt/kontakte bereich/bereiche box/boxen foto/fotos punkt/punkte gewicht/gewichte zwinger/zwinger käfig/käfige
hinweis/hinweise steg/stege kurs/kurse merkmal/merkmale protokoll/protokolle signal/signale kanal/kanäle
fisch/fische becken/becken kissen/kissen wagen/wagen rahmen/rahmen brunnen/brunnen
pate/paten bote/boten zeuge/zeugen erbe/erben
lieferung/lieferungen angehörige/angehörige
ehrenamtliche/ehrenamtliche freiwillige/freiwillige kranke/kranke jugendliche/jugendliche
benutzer/benutzer abteilung/abteilungen artikel/artikel möbel/möbel filter/filter zimmer/zimmer
"""
_PLURAL = dict(pair.split("/", 1) for pair in _HEADS.split())
_SINGULAR = {many: one for one, many in _PLURAL.items()}
_LONGEST = max(map(len, (*_PLURAL, *_SINGULAR)))
_STILL = ("ung", "ik", "heit", "keit", "schaft", "ion", "tät", "ei", "enz", "anz", "ent", "ant", "ist")
_ADDED: tuple[tuple[tuple[str, ...], str], ...] = (
    (("nis",), "se"),
    (("termin", "magazin"), "e"),
    (("in",), "nen"),
    (_STILL, "en"),
    (("e",), "n"),
    (("er", "el", "en", "chen", "lein", "us"), ""),
    (("o", "a", "i", "y", "u"), "s"),
)
"""What a plural adds, by how the singular ends; `e` where nothing fits."""
_ALWAYS_SINGULAR = ("status", "bus", "bonus", "virus", "kasse", "klasse", "reise", "gruppe", "ware")


def _head(word: str, many: bool) -> str:
    """The known head that a compound ends with; empty if none."""
    known = _SINGULAR if many else _PLURAL
    ends = (at for at in range(max(0, len(word) - _LONGEST), len(word)) if at not in {1, 2})
    return next((word[at:] for at in ends if word[at:] in known), "")


def german_singular(word: str) -> str:
    """Return the singular of a lower-case German noun, the masculine of a person."""
    if word.endswith(("erinnen", "erin")) and len(word) > 6:
        return word.removesuffix("nen").removesuffix("in")
    if word.endswith("innen") and len(word) > 7:
        word = word[:-3]
    if word in {"kundin", "studentin", "patientin", "ärztin", "dozentin", "lieferantin", "autorin", "klientin"}:
        return {"kundin": "kunde", "ärztin": "arzt"}.get(word, word[:-2])
    if len(word) < 4 or word.endswith(_ALWAYS_SINGULAR):
        return word
    plain = _known(word) or (_known(word[:-1]) if word.endswith("n") else "")
    if plain:
        return plain
    one = _head(word, many=False)
    if one:
        return word
    return _by_ending(word)


def _known(word: str) -> str:
    """The singular where the dictionary knows the plural at the end of the word, or a genitive of the singular."""
    many = _head(word, many=True)
    if many:
        return word[: -len(many)] + _SINGULAR[many]
    for ending in ("es", "s"):
        stem = word.removesuffix(ending)
        if stem != word and stem in _PLURAL:
            return stem
    return ""


def _by_ending(word: str) -> str:
    for ending in ("en", "nen", "se"):
        stem = word.removesuffix(ending)
        if stem != word and ((ending == "en" and stem.endswith(_STILL)) or (ending == "se" and stem.endswith("nis"))):
            return stem
    if word.endswith(("lichen", "enden", "ligen", "ierten")):
        return word[:-1]  # `Ehrenamtlichen`, `Anwesenden`: adjectives that stand for people
    if word.endswith(("eure", "öre", "mente", "ekte", "iere", "täre")):
        return word[:-1]
    if word.endswith(("ern", "eln")):
        return word[:-1]
    if word.endswith("en") and len(word) > 5 and not word.endswith(("chen", "ungen")):
        return word[:-1]
    if word.endswith(("os", "as", "ys")) and len(word) > 4 and not word.endswith(("aas", "gas", "glas", "gras")):
        return word[:-1]
    if word.endswith(("ers", "els", "ungs")):
        return word[:-1]
    return word


def german_plural(word: str) -> str:
    """Return the plural of a lower-case German singular noun."""
    one = _head(word, many=False)
    if one:
        return word[: -len(one)] + _PLURAL[one]
    return word + next((added for endings, added in _ADDED if word.endswith(endings)), "e")
