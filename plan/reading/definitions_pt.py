"""How Portuguese sentences say what is kept of something."""

import re

from plan.reading.portuguese_nouns import portuguese_singular
from plan.reading.romance_fields import romance_fields
from plan.reading.tongue import Tongue

_WORD = r"(?!(?:uma?|os?|as?|e|ou|com|em|que|é|são|se|não|por)\b)[^\W\d_]{2,}"
_NOUN = rf"{_WORD}(?:\s+d(?:e|a|o|as|os)\s+{_WORD})?"
_NOTED = r"(?:guarda|registra|anota|armazena|informa|cadastra|precisa|grava|mantém|emite|gera)m?"
_PARTICIPLE = r"(?:registrad|guardad|cadastrad|armazenad|anotad|anexad|gravad|mantid|descrit|definid|lançad|salv)[oa]s?"


def _one(name: str) -> str:
    head, space, rest = name.lower().partition(" ")
    return f"{portuguese_singular(head)}{space}{rest}"


PORTUGUESE = Tongue(
    code="pt",
    article=r"(?:uma?\s|[oa]s?\s|cada\s|tod[oa]s?\s(?:[oa]s?\s)?)",
    each=r"(?:cada|toda|todo)",
    noun=_NOUN,
    before_noun=r"(?:(?:vári[oa]s|divers[oa]s|muit[oa]s|nov[oa]s?|outr[oa]s?|uma?\s+ou\s+mais|um\s+ou\s+vários)\s+)",
    behind_noun=r"(?:\s+[^\W\d_]+[aoe]s?)",
    has=r"(?:(?:é|são)\s+(?:identificad|descrit|definid|caracterizad)[oa]s?\s+por|tem|têm|possui|possuem|contém|contêm|traz|trazem|inclui|incluem|guarda|guardam|registra|deve\s+ter|devem\s+ter)",
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
    unique=r"(?:cada\s|[oa]s?\s)(?:(?P<field>[^,;:]{2,50}?)\s+(?:(?:é|deve\s+ser)\s+únic[oa]|não\s+(?:pode\s+)?se\s+repet(?:ir|e))|"
    r"(?P<many>[^,;:]{2,50}?)\s+(?:(?:são|devem\s+ser)\s+únic[oa]s|não\s+(?:podem\s+)?se\s+repet(?:ir|em))).*",
    rates=r"(?:avaliam?|podem?\s+avaliar)",
    rating="avaliação",
    clauses=(
        (re.compile(r",?\s+que\s+não\s+se\s+repete[m]?\b"), " (unique)"),
        (re.compile(r"(?<![^\W\d_]\s)\bdata(?=,|$|\s+e\s)", re.IGNORECASE), "data (date)"),
        (re.compile(r"\s+de\s+(?:um|1)\s+a\s+(?:cinco|5)\b", re.IGNORECASE), " (integer, 1-5)"),
        (
            re.compile(r"se\s+(?:já\s+)?(?:tem|há|possui|precisa\s+de)\s+([\w ]+?)(?=,|$|\s+e\s)", re.IGNORECASE),
            r"\1 (boolean)",
        ),
        (re.compile(r"se\s+(?:já\s+)?(?:é|está|foi)\s+([\w ]+?)(?=,|$|\s+e\s)", re.IGNORECASE), r"\1 (boolean)"),
    ),
    one=_one,
    fields=romance_fields,
)
