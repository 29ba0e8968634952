"""What somebody does in a German sentence in the present tense: `Der Meister legt Aufträge an`."""

import re
from collections.abc import Callable

from plan.reading.text.languages import language_of

KEEPING = (
    "pflegen|erfassen|anlegen|eintragen|anbieten|ausschreiben|verwalten|führen|aufnehmen|hinterlegen|festlegen|einrichten|"
    "erstellen|schreiben|melden|notieren|dokumentieren|ablegen"
)
"""What is done, at the end of a wish, to something that is kept from then on."""
_SENTENCE = re.compile(
    r"^(?P<article>(?:der|die|das|ein|eine|jede[rs]?|unsere?)\s+)?(?P<who>[A-ZÄÖÜ][\wäöüß-]+)\s+(?P<acts>[a-zäöüß]{2,}(?:t|en|n)\s+\S.*)$",
    re.IGNORECASE | re.DOTALL,
)
_JOINED = re.compile(r"\s*,?\s+(?:und|oder|sowie)\s+(?=[a-zäöüß]{2,}t(?:\s|$))")
_ANOTHER = re.compile(
    r",\s+(?=[A-ZÄÖÜ][\wäöüß-]+\s+[a-zäöüß]+(?:en|t)\s)|,\s+(?=(?:wer|was|wie|wann|ob|welche\w*|die|der|das)\s)"
)
_PARTICLE_WORDS = (
    "ab an auf aus bei bereit durch ein fest frei her heraus herunter hin hinzu hoch los mit nach um vor weg "
    "weiter wieder zu zurück zusammen"
)
PARTICLES = frozenset(_PARTICLE_WORDS.split())
_NO_ACT_WORDS = (
    "ist hat wird besitzt besitzen umfasst umfassen war hatte kann soll muss darf will mag gehört gehören "
    "enthält besteht bestehen haben werden sind "
    "können sollen müssen dürfen wollen heißt bleibt braucht benötigt möchte möchten gibt liegt steht kostet dauert"
)
_NO_ACT = frozenset(_NO_ACT_WORDS.split())
_STRONG = {
    "trägt": "tragen", "lädt": "laden", "schlägt": "schlagen", "hält": "halten", "lässt": "lassen", "gibt": "geben",
    "nimmt": "nehmen", "sieht": "sehen", "liest": "lesen", "trifft": "treffen", "fährt": "fahren", "läuft": "laufen",
    "fängt": "fangen", "spricht": "sprechen", "hilft": "helfen", "tritt": "treten", "wirft": "werfen", "rät": "raten",
    "misst": "messen", "vergisst": "vergessen", "tut": "tun",
}  # fmt: skip
_PREFIXES = ("ver", "be", "er", "ent", "zer", "über", "unter", "ge", "emp")
_SPEAKERS = frozenset(("wir", "ich", "sie", "man"))
"""Who acts where the sentence begins with what it is done to: `Milch kaufen wir ein`."""
_OPENING_WORDS = (
    "über unter hinter außer immer aber oder wer hier später vorher dieser jeder einer mehrere diese alle "
    "wieder weiter "
    "nachher seither bisher daher jener keiner welcher unser für vor bei ohne während"
)
_OPENING = frozenset(_OPENING_WORDS.split())
_PRONOUNS = frozenset(("sie", "ihn", "es", "diese", "diesen", "dieses", "sich"))


def german_acts(text: str, is_person: Callable[[str], bool]) -> tuple[str, str] | None:
    """Return who does something and what, in the infinitive; None if the sentence tells nothing of the kind."""
    match = _SENTENCE.match(text.strip(" .;"))
    if match is None or not is_person(match["who"]) or not (match["article"] or _many(match, text)):
        return None
    told = _ANOTHER.split(match["acts"], maxsplit=1)[0]
    wants = [_infinitive_last(part) for part in _JOINED.split(told) if " " in part]
    return (match["who"], " und ".join(wants)) if wants and all(wants) else None


def _many(match: re.Match[str], text: str) -> bool:
    """Whether a German sentence that begins without an article says what several people do."""
    acts = match["acts"].split()
    several = acts[0].endswith("n") and acts[1] not in _SPEAKERS
    return several and match["who"].casefold() not in _OPENING and language_of(text) == "de"


def _infinitive_last(clause: str) -> str:
    """`legt Aufträge an` as `Aufträge anlegen`; empty if its verb says no act."""
    finite, *rest = clause.split()
    if finite in _NO_ACT or not rest:
        return ""
    particle = rest.pop() if rest[-1] in PARTICLES else ""
    kept = [word for word in rest if word not in _PRONOUNS]
    return " ".join((*kept, particle + infinitive(finite))) if kept else ""


def infinitive(finite: str) -> str:
    """Return the infinitive of a verb in the third person."""
    for prefix in ("", *_PREFIXES):
        if finite.startswith(prefix) and finite[len(prefix) :] in _STRONG:
            return prefix + _STRONG[finite[len(prefix) :]]
    if not finite.endswith("t"):
        return finite
    stem = finite[:-2] if finite.endswith(("tet", "det")) else finite[:-1]
    return f"{stem}n" if stem.endswith(("el", "er")) else f"{stem}en"
