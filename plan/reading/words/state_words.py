"""Words that say in what state something is: `paid`, `out of order`, `under review`."""

import re
from functools import lru_cache

from plan.reading.words.attribute_words import is_attribute
from plan.reading.words.english import words_of

_SURE = words_of(
    # deciding
    "approved unapproved accepted rejected declined refused denied granted awarded endorsed authorised authorized "
    "confirmed unconfirmed provisional tentative cancelled canceled withdrawn revoked rescinded suspended terminated "
    "dismissed upheld overturned vetoed ratified adopted passed failed defeated carried tabled debated proposed "
    "nominated shortlisted longlisted elected appointed selected waitlisted invited hired "
    # the course of work
    "requested sent dispensed submitted resubmitted lodged filed placed raised registered unregistered received "
    "acknowledged "
    "awaited pending queued scheduled unscheduled rescheduled planned proposed prepared announced assigned unassigned "
    "allocated claimed started begun running ongoing paused interrupted resumed stopped halted stalled blocked "
    "unblocked completed finished done todo doing resolved unresolved solved fixed mended repaired closed reopened "
    "open settled unsettled answered unanswered escalated triaged investigated assessed evaluated reviewed verified "
    "unverified validated tested analysed analyzed graded marked corrected decided undecided appealed adjourned "
    "postponed deferred delayed held vacated heard processed unprocessed fulfilled aborted abandoned discontinued "
    "dropped parked shelved built live over won lost tied drawn played unplayed "
    # documents
    "draft drafted outlined written unwritten proofread final finalised finalized signed unsigned countersigned "
    "executed published unpublished hidden visible archived retired released unreleased frozen scanned indexed "
    "transcribed issued reissued effective superseded obsolete deprecated outdated expired lapsed valid invalid void "
    "voided unread read "
    # money
    "paid unpaid overpaid prepaid overdue due outstanding billed unbilled invoiced pledged authorised captured "
    "reimbursed refunded repaid defaulted cashed bounced charged disputed waived budgeted reconciled cleared "
    # goods and rooms
    "ordered packed picked shipped dispatched despatched delivered undelivered returned arrived departed loaded "
    "unloaded sealed stowed unpacked checked inspected accepted damaged undamaged intact broken defective faulty "
    "lost found stolen missing scrapped disposed discarded destroyed recycled quarantined sold unsold offered listed "
    "delisted auctioned reserved unreserved booked unbooked taken free available unavailable occupied unoccupied "
    "vacant "
    "rented let leased lent loaned borrowed returned redeemed used unused new empty full clean dirty ready unready "
    "locked unlocked ajar installed uninstalled dismantled mounted decommissioned commissioned depleted "
    # people and living things
    "applied admitted discharged transferred enrolled unenrolled graduated expelled excluded trained untrained active "
    "inactive activated deactivated enabled disabled dormant resigned dismissed former current prospective deceased "
    "alive dead healthy sick ill injured lame sound recovering recovered vaccinated present absent excused attended "
    "sown planted standing sprouted germinated thinned harvested felled hatched candled laid weaned slaughtered "
    "mature adult "
    "seedling sapling juvenile blooming fallow adopted chipped "
    # machines
    "on off up down idle busy online offline working functional operational nominal degraded dimmed jammed calibrated "
    "uncalibrated charging charged standby connected disconnected reachable unreachable producing plugged moored "
    "anchored "
    "docked airborne grounded landed boarding cruising drilled ok okay normal warning critical "
    # time
    "upcoming past future late early started unstarted initiated reversed counted uncounted shut "
    "trial expected detained released convicted acquitted sentenced remanded "
)
"""What by itself says so."""
_NOUNS = words_of(
    "draft trial idea no-show lobby backlog seedling sapling proposal candidate prospect prototype todo standby "
    "warning winner loser finalist runner-up egg larva pupa applicant trainee alumnus"
)
"""States that are nouns."""
_SETTINGS = words_of(
    "progress transit review analysis stock use repair repairs service storage care quarantine rehearsal production "
    "maintenance restoration construction treatment surgery preparation port sea print force play office flight "
    "delivery process queue circulation negotiation order hold display loan leave duty call sale offer route way "
    "shelf schedule track air road board time show holiday rent view tour site test trial approval adoption collection "
    "dispatch despatch pickup enrolment registration business orders bookings concert payment wash tailor cabinet lab "
    "field bin trash archive cellar dock berth workshop hospital court press waiting discussion consideration "
    "investigation inspection evaluation development observation voting appeal dispute arrears bloom season winter "
    "draft edit danger doubt question remission custody"
)
"""What something is in, on or under: `in use`, `under review`."""
_IN = (
    r"(?:in|on|at|under|out\s+of|off|up\s+for|out\s+for|out\s+on|due\s+for|ready\s+(?:for|to)|open\s+for|waiting\s+for|"
    r"awaiting|pending|en|behind)"
)
_PLACED = re.compile(rf"^{_IN}\s+(?:(?:the|its|our)\s+)?(?:(?!an?\b)[a-z-]+\s)?(?P<last>[a-z-]+)$")
_WEAK = words_of(
    "changed moved copied renamed edited deleted removed altered created added updated entered made done shown "
    "displayed "
    "stored saved recorded kept noted logged informed notified asked told reminded redirected warned mailed "
    "everything something nothing anything away "
    "emailed printed downloaded uploaded imported exported resized searched sorted filtered grouped linked attached "
    "included based named seen chosen set put given bought eaten drunk cooked baked served heated cooled aired cleaned "
    "oiled swept lit decorated painted coloured washed carved worn driven ridden fed watered required needed allowed "
    "possible able mandatory optional unique necessary important interesting relevant useful easy difficult similar "
    "same different several various certain specific other such own more less most least many few small medium large "
    "big tall short long wide narrow heavy light thick thin high low deep shallow strong weak hard soft red blue green "
    "yellow black white grey gray brown orange pink rose round square oval left right north south east west male "
    "female wooden metal plastic sure clear known unknown good bad nice fine old young fast slow hot cold warm "
    "wet dry sweet sour salty sweet vegan vegetarian german english french spanish discussed mentioned described "
    "defined explained calculated computed selectable measured weighed compared combined managed handled maintained "
    "controlled monitored tracked viewed opened called used rung highlighted reset increased reduced decreased "
    "rendered annual weekly daily monthly yearly hourly quarterly public private internal external "
    "digital manual automatic electronic online"
)
"""What is done to a thing and leaves it in no state of its own, or what it is like for ever."""
_ADVERBS = (
    r"(?:not|not\s+yet|no\s+longer|still|already|partly|partially|fully|completely|newly|temporarily|permanently|half|"
    r"almost|nearly|too|very|being|under|over|well|ready|due|never|currently|physically|now|hardly|quite)"
)
_PARTICLES = r"(?:in|out|off|up|over|back|away|down|on)"
_FORM = r"[a-z][a-z'-]*(?:ed|en|wn|ing|able|ible|ant|ent|ive|ful|less|ous|ic|al|[dtslnkmpz]y|id)"
_SHAPED = re.compile(rf"^(?:{_ADVERBS}\s+)*{_FORM}(?:\s+{_PARTICLES})?$")
_CORE = re.compile(rf"^(?:{_ADVERBS}\s+)*(?P<word>[a-z][a-z'-]*)(?:\s+{_PARTICLES})?$")
_FOR = re.compile(
    r"^(?:ready|open|due|up|out|waiting|scheduled|cleared|eligible|set|put\s+up)\s+(?:for|to)\s+(?:the\s+)?[a-z-]+$"
)
_PREFIXED = re.compile(r"^(?:un|in|re|pre|dis|de|mis|part-|half-|non-|semi-|self-|over|under|out)(?=[a-z]{3})")
_IMPOSSIBLE = re.compile(
    r"^(?:by|of|for|from|with|to|as|than)\b|\b(?:is|are|was|were|be|has|have|had|must|shall|should|will|would|may|might|can|could|which|that|who|whom|whose|what|we|they|it|"
    r"he|she|i|you|us|them|him|my|your|their|because|each|every|any|some|all|no|nothing|nobody|there|here|this|these|those|"
    r"and|or|but|if|when|than|one|two|three|four|five|ones|do|does|did|how|why|where|etc|so|also|only|just|"
    r"status|state|states|statuses|stage|stages|values?|depending|itself|none|kept|erased|shown|displayed|logged|noted|informed|notified|told|asked|reminded|stored|recorded|printed|created|added|updated|entered|yes|optional|mandatory|required|unique|somebody|someone|anybody|everybody|everything)\b|[<≪\d]"
)
_MOST_WORDS = 4
_DID_NOT = re.compile(r"^did(?: not|n't) [a-z]+$|^(?:won't|will not) fix$")
_KEEPS = words_of(
    "database system catalogue catalog records record file files inventory register log background back history"
)
"""What is in it is kept there, whatever its state."""
_ADVERB = re.compile(r"^(?!early|friendly)[a-z]{3,}ly$")
_MAY_BE = re.compile(r"(?:^|\s)[a-z]{3,}(?<!avail)(?<!reach)(?<!us)able$")
"""What may be done to something is no state of it: `editable`."""
_DATED = re.compile(r"^[a-z]+(?:ed|en|ght|nt)\s(?:on|at|by)$|\b(?:a|an)\s(?:certain|given|particular)\b")
SURE, LIKELY, POSSIBLE, NONE = 3, 2, 1, 0


@lru_cache(maxsize=16_384)
def strength(text: str) -> int:
    """How surely a few words say in what state something is: from not at all to by themselves."""
    words = text.split()
    if _DID_NOT.match(text):
        return SURE
    if not 0 < len(words) <= _MOST_WORDS or _IMPOSSIBLE.search(text) or _DATED.search(text) or words[-1] in _KEEPS:
        return NONE
    placed, core = _PLACED.match(text), _CORE.match(text)
    word = core["word"] if core else ""
    settled = placed is not None and placed["last"] in _SETTINGS
    named = text in _SURE or text in _NOUNS or word in _SURE or _FOR.match(text) is not None
    if settled or named or (text not in _WEAK and word and _PREFIXED.sub("", word) in _SURE):
        return SURE
    if placed is not None or text.startswith("being "):
        return LIKELY
    if is_attribute(text) or _ADVERB.search(text) or _MAY_BE.search(text):
        return NONE
    return LIKELY if _SHAPED.match(text) and not (text in _WEAK or word in _WEAK) else POSSIBLE


def is_noun_state(text: str) -> bool:
    """Whether a noun says in what state something is: a draft, a no-show."""
    return text in _NOUNS
