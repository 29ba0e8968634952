"""What stories ask of the API beyond the acts that the domain reads: pronouns, figures, duties, verbs of no entry."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from agents.offline.domain import Act, ActKind, Domain, Thing
from agents.offline.inflection import identifier, singular, slug
from agents.offline.lexicon import words
from agents.offline.machines import Machine
from plan.reading.words.deeds import LEFT_WITHOUT_OBJECT
from plan.reading.words.verbs import begins_with_verb
from plan.requirements import UserStory

_AGAIN = re.compile(
    r"(?i)\b(?:and|or|then)\s+(?:to\s+|later\s+|then\s+)?([^\W\d_]+)\s+(?:it|them|one|these|those)(?:\s+(in|out|back|off|on|up|down))?\b"
)
_FIGURES = re.compile(
    r"(?i)\bhow (?:many|much|often|long)\b|\b(?:total|average|sum|number|count|revenue|turnover|"
    r"statistics?|figures|trend)\b.*\b"
    r"(?:per|by|of each|for each|in a|a) \w+|\bper (?:day|week|month|quarter|year|\w+ per \w+)\b"
)
_LOOKS = re.compile(
    r"(?i)^(?:be able to\s+)?(?:see|search(?: for| by)?|filter|show|display|monitor|track|watch|view|know|check|"
    r"find out|find|look up|look at|browse|compare|"
    r"follow|learn|be shown)\b"
)
_TRIGGER = re.compile(
    r"(?i)\b(?:when|whenever|as soon as|automatically|by itself|on its own|every (?:night|day|hour|"
    r"minute|week|month|morning|\d+)|"
    r"nightly|overnight|periodically|within \d+|after \d+|daily|if)\b"
)
_LETS = re.compile(r"(?i)\b(?:allow|let|enable|permit|offer|provide)s?\b")
_TOLD = re.compile(
    r"(?i)^(?:be able to\s+)?(?:be|get|receive|have)\b.{0,40}?\b(?:told|notified|notification|"
    r"reminded|reminder|warned|warning|alerted|"
    r"alert|e-?mail|sms|message|informed)\b"
)
_WHEN_TOLD = re.compile(
    r"(?i)\b(?:get|receive|have|be)s?\b[^.;]{0,30}\b(?:alert(?:ed)?|notifi\w+|reminde\w+|warn\w+|message|e-?mail|sms|told|informed)\b"
    r"[^.;]{0,20}\b(?:when|if|before|after|once|as soon as|whenever)\b"
)
_NO_ACTION = words(
    "be have know use feel understand trust work get need want like keep stay do make let see view "
    "see so not only always never run "
    "support receive ensure provide allow enable access find live love save handle play pay read "
    "meet follow learn continue load put name suggest contain draw prevent refuse reject warn calculate compute link "
    "ensure include"
)
_KEEPING = words("keep hold maintain store record log register note document know track support list")
_CHANGING = words(
    "record note log enter mark tick check confirm assign give take set add put attach correct change move swap "
    "choose pick select hand apply book ask tell message report rate say share sign upload import"
)
"""What changes, or adds to, what it is said of, whatever else it means."""
_IN_THE_IMPERATIVE = re.compile(
    r"(?i)(?:keep|hold|maintain|store|record|log|register|know|track|show|display|list|print|export|import|assign|mark|retire|archive)\s"
)
"""How a wish without anybody begins that somebody has to be able to do: `Keep all our keys`."""
_ASKED = re.compile(
    r"(?i)(?:who|what|which|when|where|whether|how|each\s+time|the\s+(?:name|time|date|day|number|version))\b"
)
"""How the rest of such a wish begins where it is known of something: `Record who picked up a child`."""
_OF_EACH = re.compile(
    r"(?i)^(?:for|of|about) (?:each|every|all) (?P<what>[^,]{3,40}?),? (?:we|i|they|the system) (?:\w+ ){0,2}?"
    r"(?:record|keep|note|store|need|know|see|hold)\b.*$"
)
"""`For each patient we record name, species and breed`"""
_IS_SAID = re.compile(
    r"(?i)^(?:(?:an?|the|each|every|all|any) )?(?P<what>[^\W\d_]+(?: [^\W\d_]+){0,2}?) "
    r"(?:(?:shall|must|should|can|may|will) (?:only |always |also )?"
    r"(?:have|be|carry|cover|belong|contain|hold|get|include|comprise)|"
    r"is|are|has|have|goes|go|gets?|carr(?:y|ies)|belongs?|consists?|contains?|includes?|comprises?)\b"
)
_BE_ABLE = re.compile(r"(?i)^be able to\s+")
_VERB_AND_OBJECT = re.compile(
    r"(?i)(?P<verb>[^\W\d_]+)\s+(?:an?|the|my|any|some|several|his|her|their|two|all)?\s*(?P<object>(?:[^\W\d_]+\s?){1,3})"
)
_ALL_KINDS: tuple[ActKind, ...] = ("list", "create", "update")
"""What is done with what is only said to be kept."""
_WEAK = words("put take set give bring turn")


def further_acts(domain: Domain, callers: Iterable[Machine]) -> tuple[Act, ...]:
    """Return what has to be possible by the API: the domain's acts, mended, and those that it has no word for."""
    by_machine = {story for machine in callers for story in (*machine.sends, *machine.fetches)}
    words_of = _Mentions(domain)
    of_story: dict[str, list[Act]] = {}
    for act in _submitted(domain):
        of_story.setdefault(act.story, []).append(act)
    found: list[Act] = []
    for story in domain.stories:
        mine = [a for act in of_story.pop(story.id, []) for a in _meant(story, act)]
        if story.id in by_machine or duty(domain, story):
            continue
        mine += [act for act in _again(domain, story, mine) if act not in mine]
        if not mine:
            mine = _unread(domain, story, words_of) or _of_its_criteria(domain, story, words_of)
        found += mine
    return tuple(dict.fromkeys((*found, *(act for acts in of_story.values() for act in acts))))


def _meant(story: UserStory, act: Act) -> tuple[Act, ...]:
    """An act without what is only told (`get an alert when …`); what is kept as rows is entered and changed."""
    if (
        act.kind in {"read", "list"}
        and act.verb in {"get", "receive", "have", "know"}
        and _WHEN_TOLD.search(story.want)
    ):
        return ()
    if act.kind == "transition" and act.verb in {"keep", "hold", "maintain"}:
        return tuple(replace(act, kind=kind, detail="") for kind in _ALL_KINDS)
    return (act,)


def duty(domain: Domain, story: UserStory) -> bool:
    """Whether a story is something that the system does by itself, so that nobody calls for it."""
    if story.role or not domain.roles:
        return False
    if _IN_THE_IMPERATIVE.match(story.want or story.title):
        return False
    said = f"{story.title} {story.want}"
    return _TRIGGER.search(said) is not None and _LETS.search(said) is None


def _submitted(domain: Domain) -> tuple[Act, ...]:
    """What is submitted after it has been created is no second creation."""
    made: dict[str, set[str]] = {}
    for act in domain.acts:
        if act.kind == "create":
            made.setdefault(act.thing, set()).add(act.story)
    return tuple(
        replace(act, kind="transition", own=True)
        if act.kind == "create"
        and act.verb in {"submit", "publish"}
        and made[act.thing] - {act.story}
        and not _creates_first(domain, act)
        else act
        for act in domain.acts
    )


def _creates_first(domain: Domain, act: Act) -> bool:
    """Whether every other creation of the thing is of the same verb, so that this one is the creation itself."""
    return all(other.verb == act.verb for other in domain.acts_on(act.thing) if other.kind == "create")


def _again(domain: Domain, story: UserStory, mine: list[Act]) -> list[Act]:
    """The second half of `check a boat out and check it in again`."""
    first = next(
        (act for act in mine if act.thing and act.kind in {"transition", "create", "update", "list", "read"}), None
    )
    if first is None:
        return []
    found = []
    for verb, particle in _AGAIN.findall(story.want):
        lemma = f"{verb} {particle}".strip().lower()
        entry = domain.lexicon.verbs.get(lemma) or (domain.lexicon.verbs.get(verb.lower()) if not particle else None)
        if lemma in {act.verb for act in mine}:
            continue
        if entry is not None and entry.kind in {"update", "delete", "transition"}:
            kind: ActKind = "update" if entry.kind == "update" else "delete" if entry.kind == "delete" else "transition"
            found.append(replace(first, kind=kind, verb=lemma, detail=identifier(entry.state)))
        elif particle and verb.lower() in _WEAK:
            found.append(replace(first, kind="transition", verb=lemma, detail=""))
    return found


class _Mentions:
    """Finds the thing that a text speaks of first."""

    def __init__(self, domain: Domain) -> None:
        self.domain = domain
        self.heads: dict[str, Thing] = {}
        for thing in domain.things:
            parts = thing.key.split()
            for word in (" ".join(parts), parts[-1]):
                self.heads.setdefault(singular(word, domain.lexicon.code), thing)

    def left_by(self, want: str) -> Thing | None:
        """The thing that a deed without an object leaves behind: to rate each other leaves a rating."""
        verb = want.partition(" ")[0].lower()
        return self.heads.get(LEFT_WITHOUT_OBJECT.get(verb, "")) if self.domain.lexicon.code == "en" else None

    def first(self, text: str, after: int = 0) -> Thing | None:
        tokens = [singular(t, self.domain.lexicon.code) for t in re.findall(r"[^\W\d_]+", text[after:].lower())]
        for i, token in enumerate(tokens):
            thing = self.heads.get(" ".join(tokens[i : i + 2])) or self.heads.get(token)
            if thing is not None:
                return thing
        return None


def _unread(domain: Domain, story: UserStory, mentions: _Mentions) -> list[Act]:
    """What a story asks for whose words the domain made nothing of."""
    want = _OF_EACH.sub(r"record \g<what>", _BE_ABLE.sub("", story.want or story.title))
    if _TOLD.search(want):
        return []
    if not (story.role or begins_with_verb(want)):
        return _said(domain, story, want, mentions)
    if (left := mentions.left_by(want)) is not None:
        return [Act(story.id, "create", want.partition(" ")[0].lower(), left.key, story.role, False, "")]
    thing = mentions.first(want)
    if thing is None:
        return []
    return _seen(story, want, thing) or _kept(story, want, thing) or _done(domain, story, want, thing, mentions)


def _said(domain: Domain, story: UserStory, want: str, mentions: _Mentions) -> list[Act]:
    """What is done with a thing of which a requirement only says how it is: `Each booking shall have a reference`."""
    match = _IS_SAID.match(want) if domain.lexicon.code == "en" else None
    thing = mentions.first(match["what"]) if match else None
    if thing is None:
        return []
    done = [act for act in domain.acts_on(thing.key) if act.kind in {"create", "update", "transition"}]
    return [replace(act, story=story.id) for act in done[:1]] or _in_all_ways(story, "keep", thing)


def _of_its_criteria(domain: Domain, story: UserStory, mentions: _Mentions) -> list[Act]:
    """What is done with the thing that most criteria tell of, where the story itself names none.

    `I want to put up what I have` is about listings, if its criteria say how a listing is.
    """
    if domain.lexicon.code != "en" or not story.role or _TOLD.search(story.want):
        return []
    subjects = (match["what"] for match in map(_IS_SAID.match, story.acceptance) if match)
    about = Counter(thing.key for subject in subjects if (thing := mentions.first(subject)) and not thing.role)
    thing = domain.thing(max(about, key=about.__getitem__)) if about else None
    if thing is None:
        return []
    want = _BE_ABLE.sub("", story.want)
    return _seen(story, want, thing) or _in_all_ways(story, "keep", thing)


def _seen(story: UserStory, want: str, thing: Thing) -> list[Act]:
    """What somebody looks at: figures, or things as they are."""
    if _FIGURES.search(want):
        title = re.sub(r"(?i)^(?:see|view|know|check|find out|get)\s+", "", want)
        name = slug(re.split(r"(?i)\s+(?:so that|so i|in order)\b|[.,;]", title)[0], 40)
        return [Act(story.id, "report", "see", thing.key, story.role, False, name or "overview")]
    if _LOOKS.search(want):
        return [Act(story.id, "list", "see", thing.key, story.role, bool(re.search(r"(?i)\bmy\b", want)))]
    return []


def _kept(story: UserStory, want: str, thing: Thing) -> list[Act]:
    """Everything that is done to what is only said to be kept: `Keep each copy of a key, with the date it was cut`."""
    verb, _, rest = want.partition(" ")
    if verb.lower() not in _KEEPING or _ASKED.match(rest):
        return []
    return _in_all_ways(story, verb.lower(), thing)


def _in_all_ways(story: UserStory, verb: str, thing: Thing) -> list[Act]:
    return [Act(story.id, kind, verb, thing.key, story.role, False, "") for kind in _ALL_KINDS]


def _done(domain: Domain, story: UserStory, want: str, thing: Thing, mentions: _Mentions) -> list[Act]:
    """What a verb that the domain has no entry for does to the thing right behind it, or enters of any."""
    match = _VERB_AND_OBJECT.match(want)
    if match is None or domain.lexicon.code != "en":
        return []
    verb = match["verb"].lower()
    if verb in _CHANGING and not thing.role:
        return [Act(story.id, "update", verb, thing.key, story.role, False, "")]
    near = mentions.first(match["object"])
    if verb in _NO_ACTION or near is not thing or verb in domain.lexicon.verbs:
        return []
    return [Act(story.id, "transition", verb, thing.key, story.role, False, "")]
