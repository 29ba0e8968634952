"""How German sentences say what is kept of something; `nouns` is a clause whose nouns it belongs to."""

_WORD = r"[A-ZÄÖÜ][\wäöüß-]+"
_KEPT = r"(?:festgehalten|erfasst|gespeichert|notiert|angelegt|hinterlegt)"
DEFINING = (
    rf"^(?:ein|eine|jede[rs]?|der|die|das)\s+(?P<name>{_WORD})\s+(?:hat|haben|enthält|braucht|besteht\s+aus|besitzt)\s+(?P<list>.+)$",
    rf"^(?:ein|eine|jede[rs]?)\s+(?P<name>{_WORD})\s+gehört\s+zu\s+(?P<owner>[^,;]+?)(?:,|\s+und)\s+hat\s+(?P<list>.+)$",
    rf"^(?:zu|für|von)\s+(?:jede[rmn]?|eine[rmn]?|die|den|das|alle[nr]?)\s+(?P<name>{_WORD})\s+(?:speichern|erfassen|brauchen|"
    r"benötigen|genügen|reichen|notieren|führen|merken|halten|werden|wird)\s+(?:wir\s+)?(?:uns\s+)?(?P<list>.+?)"
    rf"(?:\s+(?:fest|{_KEPT}))?$",
    rf"^(?:vom|von\s+der|zum|zur|beim|bei\s+der)\s+(?P<name>{_WORD})\s+(?:speichern|erfassen|brauchen|benötigen|notieren)\s+wir\s+(?P<list>.+)$",
    rf"^(?:zu|für)\s+jede[rmn]?\s+(?P<name>{_WORD})\s+gehör(?:t|en)\s+(?:auch\s+)?(?P<list>.+)$",
    rf"^(?:ein|eine)\s+(?P<name>{_WORD})\s+ist\s+eine?\s+{_WORD}\s+mit\s+(?P<list>.+)$",
    rf"^(?:wenn|sobald|nachdem)\s+(?P<nouns>[^,]+),\s.*?\bals\s+(?P<name>{_WORD})\s+mit\s+(?P<list>.+?)\s+{_KEPT}$",
    rf"\berfass(?:t|en)\s+(?:der|die|das)\s+(?P<of>{_WORD})(?:\s+\w+\s+{_WORD})?\s+(?:seine?n?|ihre?n?|den|die|das)\s+"
    rf"(?P<name>{_WORD})\s*:\s+(?P<list>.+)$",
)
NAMED_BEHIND = (
    rf"^(?P<list>(?:die|das|der|den|eine?)\s.+?)\s+(?:schreiben|speichern|notieren|erfassen)\s+wir\s+(?:direkt\s+)?(?:zur|zum|beim|bei\s+der|in\s+der)"
    rf"\s+(?P<name>{_WORD})(?:\s+dazu)?$",
)
GOING_ON = (
    r"^wir\s+(?:speichern|erfassen|brauchen|benötigen|notieren|merken\s+uns)\s+(?P<list>.+)$",
    r"^da(?:rin)?\s+steht(?:\s+drin)?,?\s+(?P<list>.+)$",
    r"^dazu\s+(?P<list>(?:der|die|das|den|ein\w*)\s.+)$",
    r"^(?:es|er|sie)\s+(?:gehört\s+zu\s+(?P<owner>[^,;]+?)\s+und\s+)?hat\s+(?P<list>.+)$",
    r"^(?:außerdem\s+|zusätzlich\s+|dazu\s+)?(?:brauchen|erfassen|speichern|notieren)\s+wir\s+(?P<list>.+)$",
    rf"^{_KEPT}\s+(?:wird|werden)\s+(?P<list>.+)$",
)
