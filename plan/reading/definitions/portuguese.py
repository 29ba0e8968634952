"""How Portuguese sentences say what is kept of something."""

import re

from plan.reading.definitions.tongue import Tongue
from plan.reading.words.portuguese_nouns import portuguese_plural, portuguese_singular
from plan.reading.words.romance_fields import romance_fields
from plan.reading.words.romance_nouns import romance_plural, romance_singular

_WORD = r"(?!(?:uma?|os?|as?|e|ou|com|em|que|é|são|se|não|por)\b)[^\W\d_]{2,}"
_NOUN = rf"{_WORD}(?:\s+d(?:e|a|o|as|os)\s+{_WORD})?"
_NOTED = r"(?:guarda|registra|anota|armazena|informa|cadastra|precisa|grava|mantém|emite|gera)m?"
_PARTICIPLE = r"(?:registrad|guardad|cadastrad|armazenad|anotad|anexad|gravad|mantid|descrit|definid|lançad|salv)[oa]s?"


def _one(name: str) -> str:
    return romance_singular(name, portuguese_singular)


PORTUGUESE = Tongue(
    code="pt",
    article=r"(?:uma?\s|[oa]s?\s|cada\s|tod[oa]s?\s(?:[oa]s?\s)?)",
    each=r"(?:cada|toda|todo)",
    each_one=r"cada",
    noun=_NOUN,
    before_noun=r"(?:(?:vári[oa]s|divers[oa]s|muit[oa]s|nov[oa]s?|outr[oa]s?|uma?\s+ou\s+mais|um\s+ou\s+vários)\s+)",
    behind_noun=r"(?:\s+[^\W\d_]+[aoe]s?)",
    has=r"(?:(?:é|são)\s+(?:identificad|descrit|definid|caracterizad)[oa]s?\s+por|tem|têm|possui|possuem|contém|contêm|traz|trazem|inclui|incluem|guarda|guardam|registra|leva|levam|recebe|recebem|deve\s+ter|devem\s+ter)",
    consists=r"(?:comp(?:õe|õem)-se\s+de|é\s+compost[oa]\s+(?:de|por)|são\s+compost[oa]s\s+(?:de|por)|divide-se\s+em|é\s+dividid[oa]\s+em)",
    belongs=r"(?:pertencem?\s+(?:a|à|ao|às|aos)|ligam?|relacionam?|associam?|(?:vem|vêm)\s+d[eoa]|refere-se\s+(?:a|à|ao)|diz\s+respeito\s+(?:a|à|ao)|"
    r"(?:é|são|está|estão|fica|ficam)\s+\w+[oa]s?\s+(?:a|à|ao|em|na|no|por|pela|pelo|com)|fica\s+em)",
    arises=rf"(?:há|existe|existem|{_NOTED}-se|é\s+(?:emitid|gerad|criad|feit)[oa]|se\s+{_NOTED})",
    for_each=r"(?:(?:para|de|em|por|sobre)\s+(?:cada|tod[oa]s?\s+[oa]s?|uma?|[oa]s?)\s|d[oa]s?\s)",
    keep=rf"(?:{_NOTED}-se|se\s+{_NOTED}|(?:nós\s+)?(?:guardamos|registramos|anotamos|precisamos(?:\s+de)?|informamos)|(?:é|são)\s+{_PARTICIPLE}|"
    r"é\s+preciso\s+(?:guardar|registrar|anotar|saber))",
    listing=r"(?:\b(?:uma?s?|uns|[oa]s?|cada|nov[oa]s?)\s+|\b(?=[^\W\d_]+s\s))",
    particle=r"(?!)",
    account=r"conta",
    each_time=r"(?:depois\s+de|após|antes\s+de|durante|em|a)\s+cada",
    passive=rf"(?:(?:é|são|ficam?|deve(?:m)?\s+ser)\s+\w+(?:ad|id|t)[oa]s?(?:\s+(?:por|pel[oa]s?)\s+\w+)?|{_NOTED}-se|se\s+{_NOTED})",
    kept=rf"(?:é|são)\s+{_PARTICIPLE}",
    with_=r"com",
    joint=r"e",
    alternatives=r"(?:pode(?:m)?\s+(?:estar|ser|ficar)|está|estão|é|são)",
    either="ou",
    status="status",
    pronoun=r"(?:el[ea]s?)",
    container=r"(?:(?:cadastro|ficha|registro|lista|catálogo)\s+d(?:e|a|o|as|os)\s+)",
    nested=r"(?:são\s+(?:hierárquic|aninhad)[oa]s|podem\s+(?:ter|conter)\s+sub\w+)",
    several=r"vári[oa]s|muit[oa]s|divers[oa]s|uma?\s+ou\s+(?:mais|vári[oa]s)|mais\s+de\s+uma?",
    unique=r"(?:cada\s|[oa]s?\s)(?:(?P<field>[^,;:]{2,50}?)\s+(?:(?:é|deve\s+ser)\s+únic[oa]|não\s+(?:pode\s+)?se\s+repet(?:ir|e))|"
    r"(?P<many>[^,;:]{2,50}?)\s+(?:(?:são|devem\s+ser)\s+únic[oa]s|não\s+(?:podem\s+)?se\s+repet(?:ir|em))).*",
    rates=r"(?:avaliam?|avaliar|podem?\s+avaliar)",
    rating="avaliação",
    clauses=(
        (re.compile(r"\bendere[cç]o\s*\((?P<parts>[^()]+,[^()]+)\)", re.IGNORECASE), r"\g<parts>"),
        (
            re.compile(
                r"(?P<note>\s*\([^()]*\))?,?\s+(?:que\s+)?(?:também\s+)?(?:não\s+(?:pode\s+)?se\s+repet(?:e|em|ir)(?:\s+nunca)?|(?:é|são|seja|deve\s+ser)\s+únic[oa]s?|sem\s+repeti[rç]\w*)(?=,|$|\s+e\s)"
            ),
            " (unique)",
        ),
        (re.compile(r"\bdata\s+e\s+(?:a\s+)?hora\b", re.IGNORECASE), "data hora (timestamp)"),
        (re.compile(r"\bentre\s+quais\s+(?:duas\s+)?datas\b"), "desde (date), até (date)"),
        (re.compile(r"\b(?P<from>desde|até)\s+(?:quando|que\s+(?:dia|data))\b", re.IGNORECASE), r"\g<from> (date)"),
        (
            re.compile(
                r"\b(?:a\s+)?data\s+(?P<from>desde|até)\s+(?:a\s+)?(?:qual|que)(?:\s+[^\W\d_]+)?", re.IGNORECASE
            ),
            r"\g<from> (date)",
        ),
        (
            re.compile(r"\b(?:a\s+)?data\s+em\s+que\s+(?:se\s+)?(?P<does>[^\W\d_]+)", re.IGNORECASE),
            r"\g<does> em (date)",
        ),
        (
            re.compile(r"(?:^|(?<=,\s)|(?<=\se\s))(?:a|em|com|de|para)\s+(?:que|qual)\s+(?P<what>[^\W\d_]+)\b[^,;]*"),
            r"\g<what>",
        ),
        (
            re.compile(
                r",\s+se\s+(?:[oa]s?\s+)?(?:disser(?:em)?|quiser(?:em)?|tiver(?:em)?|houver|souber(?:em)?)\b(?:\s[^,;]*)?"
            ),
            " (optional)",
        ),
        (
            re.compile(r"\buma?\s+d[oa]s\s+(?:[^\W\d_]+\s+)?(?P<one>[^\W\d_]+)\b[^,;]*"),
            lambda match: portuguese_singular(match["one"]),
        ),
        (re.compile(r"(?<![^\W\d_]\s)\bdata(?=,|$|\s+e\s)", re.IGNORECASE), "data (date)"),
        (re.compile(r"\s+de\s+(?:um|1)\s+a\s+(?:cinco|5)\b", re.IGNORECASE), " (integer, 1-5)"),
        (
            re.compile(r"se\s+(?:já\s+)?(?:tem|há|possui|precisa\s+de)\s+([\w ]+?)(?=,|$|\s+e\s)", re.IGNORECASE),
            r"\1 (boolean)",
        ),
        (re.compile(r"se\s+(?:já\s+)?(?:é|está|foi)\s+([\w ]+?)(?=,|$|\s+e\s)", re.IGNORECASE), r"\1 (boolean)"),
    ),
    one=_one,
    many=lambda name: romance_plural(name, portuguese_plural),
    fields=romance_fields,
)
