"""How German sentences say what is kept of something; `nouns` is a clause whose nouns it belongs to."""

_WORD = r"[A-ZÄÖÜ][\wäöüß-]+"
_KEPT = r"(?:festgehalten|erfasst|gespeichert|notiert|angelegt|hinterlegt)"
DEFINING = (
    rf"^(?:ein|eine|jede[rs]?|der|die|das)\s+(?P<name>{_WORD})\s+(?:hat|haben|enthält|braucht|besteht\s+aus|besitzt)\s+(?P<list>.+)$",
    rf"^(?:ein|eine|jede[rs]?)\s+(?P<name>{_WORD})\s+gehört\s+zu\s+(?P<owner>[^,;]+?)(?:,|\s+und)\s+hat\s+(?P<list>.+)$",
    rf"^(?:zu|für|von)\s+(?:jede[rmn]?|eine[rmn]?|die|den|das|alle[nr]?)\s+(?P<name>{_WORD})\s+(?:speichern|erfassen|brauchen|"
    r"benötigen|genügen|reichen|notieren|führen|merken|halten|werden|wird)\s+(?:wir\s+)?(?:uns\s+)?(?P<list>.+?)"
    rf"(?:\s+(?:fest|{_KEPT}))?$",
    rf"^(?:ein|eine)\s+(?P<name>{_WORD})\s+ist\s+eine?\s+{_WORD}\s+mit\s+(?P<list>.+)$",
    rf"^(?:wenn|sobald|nachdem)\s+(?P<nouns>[^,]+),\s.*?\bals\s+(?P<name>{_WORD})\s+mit\s+(?P<list>.+?)\s+{_KEPT}$",
    rf"\berfass(?:t|en)\s+(?:der|die|das)\s+(?P<of>{_WORD})(?:\s+\w+\s+{_WORD})?\s+(?:seine?n?|ihre?n?|den|die|das)\s+"
    rf"(?P<name>{_WORD})\s*:\s+(?P<list>.+)$",
)
GOING_ON = (
    r"^(?:es|er|sie)\s+(?:gehört\s+zu\s+(?P<owner>[^,;]+?)\s+und\s+)?hat\s+(?P<list>.+)$",
    r"^(?:außerdem\s+|zusätzlich\s+|dazu\s+)?(?:brauchen|erfassen|speichern|notieren)\s+wir\s+(?P<list>.+)$",
    rf"^{_KEPT}\s+(?:wird|werden)\s+(?P<list>.+)$",
)
