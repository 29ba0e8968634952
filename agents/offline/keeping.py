"""What must not be lost: rows that can be restored, and changes that somebody wants to look up."""

import re

from agents.offline.domain import USERS, Act
from agents.offline.entities import Vocabulary
from agents.offline.inflection import singular
from agents.offline.lexicon import Lexicon
from agents.offline.statements import Statement

_RESTORED = re.compile(
    r"(?i)\b(?:restor(?:e|ed|able|ing)|undelet\w+|recover(?:ed|able)?|recycle bin|trash|soft[- ]?delet\w+|undo the "
    r"deletion|(?:bring|brought|get|got)\s+(?:it|them|\w+)?\s*back|hidden,?\s+not\s+(?:removed|deleted)|never\s+(?:really\s+)?deleted|"
    r"(?:is|are)\s+not\s+(?:really\s+)?(?:deleted|removed)|"
    r"restaur(?:ar|er|á)\w*|recuperar|papelera|wiederherstell\w+|papierkorb|rétabli\w*|lixeira|corbeille)\b"
)
_PUT_AWAY = r"(?:archiv|arquiv|gesperrt|ausgeblendet|stillgelegt|desactiv|désactiv|desativ|deaktivier)\w*"
_NEVER_GONE = (
    r"\b(?:never|not|jamais|nunca|nicht|nie|niemals|no|ne|não|pas)\b[^.;]{0,20}?\b(?:remov|delet|eras|supprim|effac|borr|elimin|"
    r"apag|exclu|gelösch)\w*"
)
_ONLY_PUT_AWAY = re.compile(rf"(?i){_PUT_AWAY}[^.;]*{_NEVER_GONE}|{_NEVER_GONE}[^.;]*{_PUT_AWAY}")
"""What is archived and never deleted can come back."""
_STAYS = re.compile(
    r"(?i)^(?:the\s+|an?\s+|all\s+)?[a-z]+(?:\s+records?|s)?\s+(?:shall|must|may|can|are|is|should)\s+(?:not|never)\s+(?:be\s+)?(?:ever\s+)?(?:physically|really|actually)\s+(?:be\s+)?(?:removed|deleted|erased)"
)
"""`Patient records shall not be physically removed`."""
_DELETE_NONE = re.compile(
    r"(?i)\b(?:don['’]t|do\s+not|never)\s+(?:ever\s+|really\s+)?(?:delete|remove|erase)\s+(?:the\s+|any\s+|our\s+)?[a-z]+s\b"
)
"""`Don't delete customers who left`."""
_PUT_BACK = re.compile(
    r"(?i)\b(?:can|may|be)\s+(?:\w+\s+)?(?:put|bring|take|brought|taken)\s+(?:it|them)?\s*back\b[^.;]*\b(?:mistake|error|again|later|wrong)\b"
    r"|\b(?:removed|hidden|gone)\s+from\s+(?:view|the\s+\w+)\b[^.;]*\b(?:bring|put|get|brought|put)\s+(?:it|them)?\s*back\b"
)
"""`I can put it back if it was a mistake`: what the story took away."""
_DELETED = re.compile(r"(?i)\b(?:delet\w+|remov\w+|archiv\w+|trash|bin|elimin\w+|borrad\w+|gelöscht\w*|soft)\b")
_BACKUP = re.compile(
    r"(?i)\b(?:backup|back-up|(?<!from the )database|outage|disaster|service|system|password|session|cart)\b"
)
_AUDITED = re.compile(
    r"(?i)\bwho\s+(?:put|entered|made|added)\b[^.;]{0,40}\bor\s+(?:who\s+)?changed\b|"
    r"\baudit(?:[- ]?(?:log|trail)s?|able|ed|ing)\b|"
    r"(?<!\ban )(?<!\beach )(?<!\bevery )(?<!\bthe )(?<!\bof )\baudit\b(?!-)|"
    r"\bwho\s+(?:has\s+)?(?:changed|did|edited|modified|deleted|created)\b|"
    r"\bchanges?\b.{0,60}\b(?:is|are|be|gets?)\s+"
    r"(?:logged|recorded|tracked|traceable|kept|written\s+(?:to|into|in)\s+(?:an?|the)\s+log)\b|"
    r"\b(?:log|record|track)\w*\s+(?:all|every|each|any)\s+changes?\b|"
    r"\bchange (?:log|history)\b(?!\s+of\s+(?:each|every|the|an?)\s+(?:version|release)\b)|"
    r"\b(?:every|each|any|all)\s+(?:changes?|amendments?|alterations?|corrections?|edits?)\b[^.;]{0,60}"
    r"\b(?:traces?|trail|traceable|logged|recorded|on\s+record)\b|"
    r"\b(?:amendments?|alterations?|corrections?)\s+(?:of|to|in)\b[^.;:]{0,60}"
    r"\b(?:traceable|logged|recorded|auditable|on\s+record)\b|"
    r"\bregistro de auditoría\b|\bquién (?:cambió|modificó|editó|ha (?:cambiado|modificado|editado))\b|"
    r"\bcada (?:cambio|modificación)\b.{0,60}\b(?:registra|anota|guarda)|"
    r"\bwer (?:was|wann|hat wann)\b|\bänderungs(?:protokoll|historie)\b|\bwer [^.;]{0,60} geändert hat\b|"
    r"\b(?:jede|alle) änderung(?:en)?\b.{0,60}\b(?:nachvollziehbar|protokolliert|festgehalten|aufgezeichnet)|"
    r"\bqui a (?:modifié|changé|édité)\b|"
    r"\b(?:chaque|toute) modification\b.{0,60}\b(?:enregistrée|tracée|conservée|historisée)|"
    r"\bquem (?:alterou|modificou|mudou|editou)\b|"
    r"\b(?:cada|toda) (?:alteração|mudança)\b.{0,60}\b(?:registrada|guardada|rastreável)"
)
_OLD = re.compile(
    r"(?i)\b(?:qué (?:ponía|decía|había) antes|o que dizia antes|valor (?:anterior|antigo)|ancienne valeur|"
    r"(?:alter|vorheriger) wert|welchen wert|"
    r"old value|previous value|new value|before and after|what was changed|who changed what|what changed)\b"
)
_LISTED = re.compile(r"(?P<things>[^\W\d_]+(?:,\s+[^\W\d_]+)*\s+(?:and|or|und|y|et)\s+)[^\W\d_]+\b")
"""`Sensors, vehicles and customers are hidden, not removed` says it of each."""
_DAYS = re.compile(r"(?i)\b(\d+)[ -]*(days?|weeks?|months?|years?|días?|tagen?|wochen?)\b")


def restorable(
    said: tuple[Statement, ...], vocabulary: Vocabulary, acts: tuple[Act, ...], lexicon: Lexicon
) -> tuple[tuple[str, str], ...]:
    """Return the key of each thing whose deleted rows can come back, and the sentence that asks for it."""
    found: dict[str, str] = {}
    made = {act.story: act.thing for act in acts if act.thing and act.thing != USERS}
    for statement in said:
        text = statement.text
        if _PUT_BACK.search(text) and statement.story in made:
            found.setdefault(made[statement.story], text)
            continue
        asked = (
            _STAYS.match(text)
            or _DELETE_NONE.search(text)
            or _ONLY_PUT_AWAY.search(text)
            or (_RESTORED.search(text) and _DELETED.search(text))
        )
        if not asked or _BACKUP.search(text):
            continue
        listed = _LISTED.match(text)
        before = set(re.findall(r"[^\W\d_]+", listed["things"].lower())) if listed else set()
        for word in re.findall(r"[^\W\d_]+", text.lower()):
            one = singular(word, lexicon.code)
            key = vocabulary.meaning.get(one) or next(
                (a.thing for a in acts if a.kind == "create" and a.verb and one == f"{a.verb.removesuffix('e')}ing"), ""
            )
            if key and key != USERS:
                found.setdefault(key, text)
                if word not in before:
                    break
    return tuple(found.items())


def audited(said: tuple[Statement, ...], titles: tuple[str, ...] = ()) -> tuple[str, bool]:
    """Return the sentence, or the title, that asks who changed what, empty if none does, and whether it wants the
    values kept.
    """
    asking = [text for text in (*(statement.text for statement in said), *titles) if _AUDITED.search(text)]
    every = " ".join(asking)
    return (asking[0], bool(_OLD.search(every))) if asking else ("", False)


def term(text: str) -> str:
    """Return the time that a sentence names: `30 days`; empty if it names none."""
    match = _DAYS.search(text)
    return f"{match.group(1)} {match.group(2)}" if match else ""
