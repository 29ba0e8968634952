"""Which language a sentence is written in, by the small words that only one language has."""

import re
from functools import lru_cache
from typing import Literal

Language = Literal["de", "en", "es", "fr", "pt"]

_SMALL_WORDS: dict[Language, str] = {
    "en": "the of and is are with to when has have each every for in on by it its that this which from or can must may "
    "shall should will we they be not at as an if i one no a two same only than there into who but any some our you "
    "their them his her would was were been never do does did me my",
    "de": "der die das den dem des ein eine einen einem einer jede jeder jedes jeden jedem und oder mit hat "
    "haben ist sind wird "
    "werden zu zum zur für von vom im auf nicht kann können muss müssen soll sollen es gibt sie wir bei nach an "
    "aus alle "
    "wenn nur auch in ihr ihre ich wer welche welcher welchen kein keine noch schon bis sich mehrere",
    "es": "el la los las un una unos unas cada y o con tiene tienen es son se de del al para por que en su sus "
    "puede pueden "
    "lo hay no todo toda si debe está están qué quién cuándo cuál más también ya muy sin nos",
    "fr": "le la les un une des chaque et ou avec a ont est sont se de du au aux pour par que qui dans son sa "
    "ses leur leurs "
    "peut peuvent on nous il elle ne pas sur si tout toute doit "
    "quel quelle quels quelles aussi cette ces sans être je d l qu afin",
    "pt": "o a os as um uma uns umas cada e ou com tem têm é são se de do da dos das ao à aos para por que em "
    "no na nos nas seu "
    "sua seus suas pode podem não toda todo pela pelo deve qual quais quem mais também já muito sem",
}  # fmt: skip
_OF_WORD: dict[str, tuple[Language, ...]] = {
    word: tuple(language for language, said in _SMALL_WORDS.items() if word in said.split())
    for said in _SMALL_WORDS.values()
    for word in said.split()
}
_WORD = re.compile(r"[^\W\d_]+")
_OWN_LETTERS: tuple[tuple[Language, str], ...] = (("pt", "ãõ"), ("de", "äöüß"), ("es", "ñ¿¡"), ("fr", "èêçœù"))


@lru_cache(maxsize=16_384)
def language_of(sentence: str) -> Language | None:
    """The language of a sentence; None where no one language has more of its words than any other."""
    counted: dict[Language, float] = dict.fromkeys(_SMALL_WORDS, 0.0)
    text = sentence.casefold()
    for word in _WORD.findall(text):
        languages = _OF_WORD.get(word, ())
        for language in languages:
            counted[language] += 1 / len(languages)
    for language, letters in _OWN_LETTERS:
        counted[language] += 0.5 * any(letter in text for letter in letters)
    best = max(counted, key=lambda language: counted[language])
    clear = counted[best] and sum(score == counted[best] for score in counted.values()) == 1
    return best if clear else None
