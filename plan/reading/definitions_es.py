"""How Spanish sentences say what is kept of something."""

_NOUN = r"[^\W\d_]+(?:\s+(?!(?:tiene|es|son|está|queremos|necesitamos)\b)[^\W\d_]+){0,2}?"
_WE = (
    r"(?:(?:queremos|hay\s+que|necesitamos|debemos|tenemos\s+que|quiero|necesito)\s+(?:guardar|saber|anotar|apuntar|registrar|tener)"
    r"|necesitamos|necesito|guardamos|apuntamos|anotamos|registramos|se\s+(?:guardan?|apuntan?|anotan?|registran?))"
)
DEFINING = (
    rf"^(?:cada|un|una|todo|toda)\s+(?P<name>{_NOUN})\s+(?:tiene|lleva|consta\s+de|debe\s+tener|incluye)\s+(?P<list>.+)$",
    rf"^(?:de|para|por|a)\s+(?:cada|un|una|el|la|los|las)\s+(?P<name>{_NOUN}),?\s+{_WE}\s+(?P<list>.+)$",
    rf"^cada\s+[^\W\d_]+\s+es\s+una?\s+(?P<name>{_NOUN})\s*:\s+(?P<list>.+)$",
    rf"^(?:un|una|el|la|cada)\s+(?P<name>{_NOUN})\s+es\s+(?:eso|esto|lo\s+siguiente)?\s*:?\s*(?P<list>una?\s.+)$",
    r"\b(?P<name>[^\W\d_]+)\s+por\s+cada\s+(?P<of>[^\W\d_]+)\b[^,]*,\s+con\s+(?P<list>.+)$",
    rf"^(?:el|la|los|las)\s+[^\W\d_]+\s+(?:registra|apunta|anota|crea|da\s+de\s+alta|introduce)\s+(?:un|una|cada)\s+(?P<name>{_NOUN})\s+con\s+"
    r"(?P<list>.+)$",
)
GOING_ON = (
    rf"^(?:además,?\s+|también\s+|luego\s+|después,?\s+)?{_WE}\s+(?P<list>.+)$",
    r"^(?:además\s+)?(?:tiene|lleva)\s+(?P<list>.+)$",
    r"^se\s+(?:pone|apunta|anota|indica)\s+(?P<list>.+)$",
)
