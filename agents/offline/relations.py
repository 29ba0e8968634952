"""How the things hang together: foreign keys, many-to-many relations, and who did it."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from agents.offline.attributes import split_field
from agents.offline.clauses import Attached, Clause
from agents.offline.domain import USERS, Act, ActKind, Join, Link, Thing, Wording
from agents.offline.entities import WRITTEN_TO, Vocabulary, role_nouns
from agents.offline.evidence import ASSIGNING, core
from agents.offline.hearing import Spoken
from agents.offline.inflection import identifier, singular, singular_words, table_name
from agents.offline.lexicon import Lexicon, words
from agents.offline.people import is_staff
from plan.reading.words.attribute_words import REFERENCE
from plan.requirements import Role

_BINDING = words(
    "for with to on in at from of about into within under against inside para con en a de por für zu zum zur von "
    "per am im ins vom bei beim über an aus des eines einer do da dos das em no na ao à com "
    "pour sur avec dans chez auprès du aux au after"
)
_CHOOSING = words("apply use redeem select choose aplicar usar")
_PUTTING = words("put place load pack group")
"""What is put into another belongs to it from then on."""
_POINTS_TO = re.compile(r"(?i)\b(?:fk|foreign key|references?|ref)\b(?:\s+(?:to|on|the))*\s+(?P<target>[^\W\d_]+)")
_OF_KIND = re.compile(r"(?i)^(?P<kind>type|kind|category|unit)\s+of\s+(?P<what>[a-z]+)$")
"""A `type of appointment` is one of the appointment types, where such are kept."""
_IS_A = re.compile(
    r"(?i)(?:is\s+)?(?:an?|ein|una?|une|uma?)\s+(?P<what>[^\W\d_]+(?:\s[^\W\d_]+)?)(?:,\s+(?:unique|optional|required).*)?"
)
"""`a conductor (a teacher)`: one of the teachers, by another name."""
_QUALIFIED = re.compile(
    r"(?i)^(?:responsible|assigned|current|treating|chosen|requested|wanted|desired|preferred)\s+(?=[a-z]+$)|(?<=[a-z])\s+(?:concerned|affected|wanted|requested|used)$"
)
_EITHER = re.compile(
    r"(?i)(?P<one>[^\W\d_]+(?:\s[^\W\d_]+)?)\s+or\s+(?:an?\s+|the\s+)?(?P<other>[^\W\d_]+(?:\s[^\W\d_]+)?)"
)
_CARTS = words("cart basket carrito cesta warenkorb carrinho")
_ITEMISED = words(
    "order purchase sale cart basket invoice quote shipment pedido compra carrito venta factura bestellung einkauf "
    "rechnung warenkorb pedido carrinho"
)
_PARTS = ("item", "line", "position")
_WORK = words("work job service repair maintenance trabajo travail serviço")
"""An order to do something lists no goods."""
_COUNTED = words("number count quantity maximum minimum total amount cantidad número anzahl menge quantidade")


class Relations:
    """Collects links and joins; the first statement of a relation counts."""

    def __init__(self, vocabulary: Vocabulary, roles: tuple[Role, ...], signs_in: bool, lexicon: Lexicon) -> None:
        self.vocabulary = vocabulary
        self.things = {thing.key: thing for thing in vocabulary.things}
        self.roles = roles
        self.signs_in = signs_in
        self.lexicon = lexicon
        self.links: dict[tuple[str, str], Link] = {}
        self.joins: dict[frozenset[str], Join] = {}
        self.role_of = {noun: role for role in reversed(roles) for noun in role_nouns(role, lexicon)}

    def person(self, role: Role) -> tuple[str, str]:
        """Return the thing that a role's people are, and the name of a column that points to one."""
        name = identifier(role_nouns(role, self.lexicon)[0]) if role_nouns(role, self.lexicon) else identifier(role.id)
        profile = next((thing.key for thing in self.vocabulary.things if thing.role == role.id), USERS)
        return profile, f"{name or 'user'}_id"

    def find(self, words: tuple[str, ...]) -> tuple[str, str]:
        """Return the thing or person that a phrase means, and the column that would point to it."""
        key = self.vocabulary.find(words)
        if key and key != USERS:
            return key, f"{identifier(key)}_id"
        role = self.role_of.get(" ".join(words)) or self.role_of.get(words[-1] if words else "")
        if role is not None and self.signs_in:
            return self.person(role)
        return (USERS, "user_id") if key == USERS else ("", "")

    def link(
        self,
        owner: str,
        target: str,
        column: str,
        label: str,
        optional: bool = False,
        part: bool = False,
        in_part: bool = False,
    ) -> None:
        """Note that every `owner` points to one `target`; `in_part` if others may do so in another part."""
        if owner not in self.things or not target or (target != USERS and target not in self.things):
            return
        if owner == target and column == f"{identifier(target)}_id":
            return
        known_link = self.links.get((owner, column))
        if known_link is not None and known_link.optional and not optional and known_link.target == target:
            self.links[owner, column] = replace(known_link, optional=self.reaches(target, owner))
        if (owner, column) in self.links or (frozenset((owner, target)) in self.joins and target != USERS):
            return
        same = [known.column for known in self.links.values() if (known.owner, known.target) == (owner, target)]
        if target not in (owner, USERS) and same and not (in_part and f"{identifier(target)}_id" not in same):
            return
        if owner != target and self.third(owner, target):
            return
        self.links[owner, column] = Link(owner, target, column, optional or self.reaches(target, owner), label, part)

    def third(self, left: str, right: str) -> str:
        """Return the thing that is named after both, such as an order product, and holds what belongs together."""
        pointing: dict[str, set[str]] = {}
        for known in self.links.values():
            pointing.setdefault(known.owner, set()).add(known.target)
        named = (
            key
            for key, targets in pointing.items()
            if key not in {left, right} and {left, right} <= targets
            if all(set(one.split()) & set(key.split()) for one in (left, right))
        )
        return next(named, "")

    def reaches(self, start: str, goal: str) -> bool:
        """Whether `start` points to `goal`, directly or not."""
        seen, queue = {start}, [start]
        while queue:
            here = queue.pop()
            for known in self.links.values():
                if known.owner == here and known.target != here and known.target not in seen:
                    if known.target == goal:
                        return True
                    seen.add(known.target)
                    queue.append(known.target)
        return False

    def join(self, left: str, right: str, label: str, quantity: bool = False) -> None:
        """Note that `left` and `right` are many to many."""
        if left == right or left not in self.things or right not in self.things:
            return
        pair = frozenset((left, right))
        plain = (f"{identifier(left)}_id", f"{identifier(right)}_id")
        if pair in self.joins or any({k.owner, k.target} == pair and k.column in plain for k in self.links.values()):
            return
        both = [t for t in self.things if {(t, left), (t, right)} <= {(k.owner, k.target) for k in self.links.values()}]
        if any(self.things[key].event or set(key.split()) & {*right.split(), *left.split()} for key in both):
            return
        if quantity and (part := next((k for k in self.things if k in {f"{left} {one}" for one in _PARTS}), "")):
            self.link(part, right, f"{identifier(right)}_id", label)
            return
        first, second = identifier(left), self.things[right].table
        taken = {t.table for t in self.things.values()} | {join.table for join in self.joins.values()}
        items = quantity and f"{first}_items" not in taken
        table = f"{first}_items" if items else f"{first}_{second}"
        if any(t.table == table for t in self.things.values()):
            return
        self.joins[pair] = Join(left, right, table[:60], label, quantity)

    def join_people(self, left: str, column: str, label: str) -> None:
        """Note that several people belong to `left`, and may belong to others of its kind."""
        people = column.removesuffix("_id")
        table = f"{identifier(left)}_{table_name(people.replace('_', ' '), self.lexicon.code)}"
        pair = frozenset((left, column))
        told = pair in self.joins or (left, column) in self.links or any(t.table == table for t in self.things.values())
        if left in self.things and not told:
            self.joins[pair] = Join(left, USERS, table[:60], label, people=people)

    def widen(self, left: str, right: str, label: str) -> None:
        """Note that `left` and `right` are many to many, whatever less was said before."""
        if USERS in {left, right}:
            return
        direct = {
            place: known
            for place, known in self.links.items()
            if {known.owner, known.target} == {left, right} and left != right
        }
        for place in direct:
            del self.links[place]
        self.join(left, right, label)
        if frozenset((left, right)) not in self.joins:
            self.links |= direct  # another thing already holds which belong together

    def one_each(self, owner: str, target: str) -> None:
        """Note that a target has one owner at most."""
        for place, known in tuple(self.links.items()):
            if known.owner == owner and known.target == target:
                self.links[place] = replace(known, unique=True)
                return

    def itemised(self, key: str) -> bool:
        """Whether a thing lists others with a quantity, as an order does."""
        words = key.split()
        return bool(set(words) & _ITEMISED) and not set(words) & _WORK and words[-1] not in _PARTS


def relate_fields(relations: Relations, requirements_of: dict[str, Thing]) -> dict[str, tuple[Wording, ...]]:
    """Read the fields that point to other things; return the fields of each thing that do not."""
    plain: dict[str, tuple[Wording, ...]] = {}
    for joins in (False, True):
        for thing in requirements_of.values():
            for wording in thing.fields:
                if _lists(wording.text) == joins:
                    _relate_field(relations, thing, wording.text)
    for thing in requirements_of.values():
        plain[thing.key] = tuple(
            w for w in thing.fields if not (_relate_field(relations, thing, w.text) or w.text.endswith(REFERENCE))
        )
    return plain


def _lists(text: str) -> bool:
    """Whether a field lists others of its own: they are joined only once it is known what points to both."""
    return re.search(r"(?i)\b(?:each|every|cada)\b|\(several\)$", text) is not None


def _relate_field(relations: Relations, thing: Thing, text: str) -> bool:
    name, note = split_field(text)
    if kind := _IS_A.fullmatch(note):
        other, _ = relations.find(tuple(kind["what"].lower().split()))
        if other:
            perhaps = other == thing.key or "optional" in note
            relations.link(thing.key, other, f"{identifier(name)}_id", "has", optional=perhaps, in_part=True)
            return True
    return (
        _relate_phrase(relations, thing, name)
        or _relate_either(relations, thing, name)
        or _relate_name(relations, thing, name, note, text)
    )


def _relate_either(relations: Relations, thing: Thing, name: str) -> bool:
    """Let a thing point to one of two others: `unit or building`."""
    either = _EITHER.fullmatch(name)
    found = [relations.find(_one(relations, either[side])) for side in ("one", "other")] if either else []
    if not all(other and other != thing.key for other, _ in found) or len({other for other, _ in found}) < 2:
        return False
    for other, column in found:
        relations.link(thing.key, other, column, "has", optional=True)
    return True


def _one(relations: Relations, name: str) -> tuple[str, ...]:
    return singular_words(tuple(name.lower().split()), relations.lexicon.code)


def _relate_phrase(relations: Relations, thing: Thing, name: str) -> bool:
    each = re.search(r"(?i)\b(?:each|every|cada)\s+(\w+)", name)
    if each:
        other, _ = relations.find((singular(each.group(1).lower(), relations.lexicon.code),))
        if other and other != thing.key:
            relations.join(thing.key, other, "contains", quantity=True)
            return True
    doer = re.fullmatch(
        r"(?i)(?:(?P<done>\w+ed|made|sold|sent|given|written|paid|done|taken|seen|drawn)[ _]?by|by(?: whom)?)", name
    )
    if doer and relations.signs_in:
        relations.link(thing.key, USERS, f"{identifier(doer['done'] or 'done')}_by_id", "has", optional=True)
        return True
    return False


def _relate_name(relations: Relations, thing: Thing, name: str, note: str, text: str) -> bool:
    name = _OF_KIND.sub(r"\g<what> \g<kind>", _QUALIFIED.sub("", name))
    words = [part for part in identifier(name).split("_") if part not in {"the", "a", "of"}]
    if not words or note == "integer":
        return False  # how many there are, whatever else the name means
    optional = "optional" in text.lower()
    pointed = words[-1] in {"id", "ref", "fk"} or re.search(r"(?i)\b(reference|foreign key|fk)\b", note) is not None
    stem = [part for part in words if part not in {"id", "ids", "ref", "fk"}]
    target = _POINTS_TO.search(note)
    measured = stem[-1:] == ["unit"] and stem[0] in {"measure", "measurement"}
    if not stem or (measured and " ".join(stem) not in relations.vocabulary.meaning):
        return False  # what something is measured in is none of the units that there are
    people = (
        pointed and stem == ["parent"] and relations.find(("parent",))[0] not in {"", thing.key}
    )  # a pupil's parent
    if stem[0] == "parent" and not people:
        relations.link(thing.key, thing.key, "parent_id", "is part of", optional=True)
        return True
    one = singular_words(tuple(stem), relations.lexicon.code)
    several = stem[-1] != one[-1]
    for said in (tuple(name.lower().split()), _one(relations, name)):
        if " ".join(said) in relations.vocabulary.meaning:
            one = said  # a name with letters that no identifier has
            break
    exact = " ".join(one) in relations.vocabulary.meaning or " ".join(one) in relations.role_of
    if not (exact or pointed):
        return not several and " of " not in name.lower() and _relate_head(relations, thing, one, optional=optional)
    other, column = relations.find(one)
    if not other and target is not None:
        other, column = relations.find((singular(target["target"].lower(), relations.lexicon.code),))
    if not other or other == thing.key:
        return False
    if several and other == USERS:
        relations.join_people(thing.key, column, "has")
        return True
    if several:
        relations.join(thing.key, other, "has", relations.itemised(thing.key))
        return True
    own_name = f"{'_'.join(stem)}_id"
    relations.link(thing.key, other, own_name if pointed or other == USERS else column, "has", optional)
    return True


_NEVER_THINGS = words(
    "name number date time type status price amount note text description reason value code title kind year month week "
    "day hour start end mark score level"
)


_ORDINALS = words("first second third fourth last other")


def _relate_head(relations: Relations, thing: Thing, words: tuple[str, ...], *, optional: bool) -> bool:
    """Let a thing point to what the last word of a field names: a `source location` is one of the storage locations."""
    if len(words) != 2 or words[-1] in _NEVER_THINGS or words[0] in _COUNTED | _ORDINALS:
        return False
    if words[-1] == "address" and words[:1] in WRITTEN_TO:
        return False
    heads = [key for key in relations.things if key.split()[-1] == words[-1] and relations.things[key].fields]
    if len(heads) != 1 or heads[0] == thing.key:
        return False
    column = f"{'_'.join(words)}_id"
    relations.link(thing.key, heads[0], column, "has", optional)
    twice = any(link.owner == thing.key and link.target == heads[0] for link in relations.links.values())
    if twice and (thing.key, column) not in relations.links:
        relations.links[thing.key, column] = Link(thing.key, heads[0], column, optional, "has")
    return True


def relate_acts(relations: Relations, acts: tuple[Act, ...], spoken: tuple[Spoken, ...]) -> tuple[Act, ...]:
    """Read who does what to what; return the acts with those that turn out to create a part of another thing."""
    lived = {act.thing for act in acts if act.kind in {"create", "list", "read", "route"}}
    lived |= {thing.key for thing in relations.things.values() if thing.fields}
    settled: list[Act] = []
    for act in acts:
        if act.kind == "create" and act.detail:
            _relate_event(relations, act, _later(acts, act))
            settled.append(Act(act.story, "create", act.verb, act.thing, act.role, act.own))
        elif act.kind == "link" and act.verb in _CHOOSING:
            relations.link(act.detail, act.thing, f"{identifier(act.thing)}_id", act.verb, optional=True)
            settled.append(replace(act, kind="update", thing=act.detail, detail=""))
        elif act.kind == "link" and (between := relations.third(act.thing, act.detail)):
            settled.append(replace(_plain(act), thing=between))
        elif act.kind == "link" and act.thing in lived:
            relations.join(act.detail, act.thing, act.verb, relations.itemised(act.detail))
            pair = frozenset((act.thing, act.detail))
            settled.append(act if pair in relations.joins else _plain(act))
        elif act.kind == "link":
            relations.link(act.thing, act.detail, f"{identifier(act.detail)}_id", "is part of", part=True)
            settled.append(_plain(act))
        else:
            settled.append(act)
    for heard in spoken:
        for clause in _with_what_it_means(heard.clauses):
            if clause.verb.kind in {"create", "event", "manage"} or clause.verb.lemma in ASSIGNING | _PUTTING:
                _relate_clause(relations, clause, settled, heard.story.id)
    _relate_doers(relations, settled)
    _order_what_is_in_the_cart(relations)
    return tuple(dict.fromkeys(_arrived(relations, act) for act in settled))


def _with_what_it_means(clauses: tuple[Clause, ...]) -> Iterator[Clause]:
    """Yield the clauses; one without an object has that of the one before: `start a batch and assign it to a tank`."""
    before: Clause | None = None
    for clause in clauses:
        left_out = before is not None and not clause.objects and clause.verb.lemma in ASSIGNING | _PUTTING
        before = replace(clause, objects=before.objects) if before is not None and left_out else clause
        yield before


def _order_what_is_in_the_cart(relations: Relations) -> None:
    """Let an order hold what the cart holds: nothing says so, and nothing else could be ordered."""
    carts = [join for join in relations.joins.values() if set(join.left.split()) & _CARTS]
    held = {key for pair in relations.joins for key in pair}
    for thing in relations.things.values():
        if relations.itemised(thing.key) and not set(thing.key.split()) & _CARTS and thing.key not in held:
            for cart in carts[:1]:
                relations.join(thing.key, cart.right, "contains", quantity=True)


def _arrived(relations: Relations, act: Act) -> Act:
    """Let a person who is marked as arrived be an appointment that has begun: people have no state of that kind."""
    thing = relations.things.get(act.thing)
    if act.kind != "transition" or thing is None or not thing.role or not act.verb.startswith(("mark ", "check ")):
        return act
    events = [k.owner for k in relations.links.values() if k.target == thing.key and relations.things[k.owner].event]
    return replace(act, thing=events[0]) if len(set(events)) == 1 else act


def _plain(act: Act) -> Act:
    kind: ActKind = "delete" if act.verb in {"remove", "delete", "eliminar", "quitar", "drop"} else "create"
    return Act(act.story, kind, act.verb, act.thing, act.role, act.own)


def _later(acts: Iterable[Act], act: Act) -> bool:
    """Whether another story creates the same thing first, so that what only this one gives may be missing."""
    first = next(a.story for a in acts if a.kind == "create" and a.thing == act.thing)
    return first != act.story


def _relate_event(relations: Relations, act: Act, optional: bool) -> None:
    if relations.itemised(act.thing) and act.detail != USERS and not relations.things[act.detail].event:
        relations.join(act.thing, act.detail, "contains", quantity=True)
    elif act.detail != USERS:
        relations.link(act.thing, act.detail, f"{identifier(act.detail)}_id", "is in", optional)


def _relate_clause(relations: Relations, clause: Clause, acts: list[Act], story: str) -> None:
    made = [act.thing for act in acts if act.story == story and act.kind == "create" and act.verb == clause.verb.lemma]
    assigned, put = clause.verb.lemma in ASSIGNING, clause.verb.lemma in _PUTTING
    if assigned or put:
        made = [relations.find(core(phrase, relations.lexicon)[0])[0] for phrase in clause.objects]
    creators = {act.thing: act.story for act in reversed(acts) if act.kind == "create"}
    for key in made:
        optional = put or creators.get(key, story) != story
        for attached, other, column in _bound(relations, clause):
            if other == key or _linked_object(relations, clause, attached, key, optional):
                continue
            person = key == USERS or (key in relations.things and bool(relations.things[key].role))
            if assigned and person and other != USERS and not relations.things[other].role:
                _assign_person(relations, clause, key, other)
            elif assigned and (other == USERS or relations.things[other].role):
                relations.link(key, other, "assignee_id", "works on", optional=True)
            elif _several(attached) and attached.phrase.theirs and other != USERS:
                relations.link(other, key, f"{identifier(key)}_id", "has")
            elif _several(attached) and other != USERS and not _each_for_one(attached, clause):
                relations.join(key, other, "has", relations.itemised(key))
            else:
                relations.link(key, other, column, attached.preposition, optional)
        if not assigned and key in relations.things and relations.things[key].event and not relations.itemised(key):
            for phrase in clause.objects:
                other, column = relations.find(core(phrase, relations.lexicon)[0])
                if other not in {"", key, USERS} and frozenset((key, other)) not in relations.joins:
                    relations.link(key, other, column, clause.verb.lemma, optional)


def _linked_object(relations: Relations, clause: Clause, attached: Attached, made: str, optional: bool) -> bool:
    """Link the object to the noun behind `of`: to lend copies of a piece says whose the copies are, not the loan."""
    if attached.preposition not in {"of", "von", "des"} or clause.attached[:1] != (attached,) or not clause.objects:
        return False
    part, _ = relations.find(core(clause.objects[-1], relations.lexicon)[0])
    other, column = relations.find(core(attached.phrase, relations.lexicon)[0])
    if part in {"", made, other, USERS} or other in {"", USERS}:
        return False
    relations.link(part, other, column, "of", optional)
    return True


def _each_for_one(attached: Attached, clause: Clause) -> bool:
    """Whether several are made for several, one for each: invoices for the orders."""
    return attached.preposition in {"for", "from", "of", "para", "für", "pour"} and any(
        phrase.several for phrase in clause.objects
    )


def _assign_person(relations: Relations, clause: Clause, person: str, other: str) -> None:
    """Let a course point to the teacher who is assigned to it."""
    for phrase in clause.objects:
        found, column = relations.find(core(phrase, relations.lexicon)[0])
        if found == person:
            relations.link(other, person, column, "is assigned to", optional=True)


def _several(attached: Attached) -> bool:
    return attached.phrase.several if attached.phrase.container else attached.phrase.plural


def _bound(relations: Relations, clause: Clause) -> list[tuple[Attached, str, str]]:
    """What hangs on a clause and means a thing or a person, with the column that would point to it."""
    found = []
    for attached in clause.attached:
        phrase = core(attached.phrase, relations.lexicon)[0]
        listed = attached.preposition in relations.lexicon.listing and clause.fields
        if attached.phrase.container in _COUNTED:
            continue
        if attached.preposition not in _BINDING or (listed and " ".join(phrase) not in relations.vocabulary.meaning):
            continue
        other, column = relations.find(phrase)
        if other:
            found.append((attached, other, column))
    return found


def _relate_doers(relations: Relations, acts: list[Act]) -> None:
    roles = {role.id: role for role in relations.roles}
    created = {act.thing for act in acts if act.kind == "create"}
    keepers = _keepers(acts)
    for act in acts:
        role = roles.get(act.role)
        if role is None or act.thing not in relations.things or act.thing == USERS or not relations.signs_in:
            continue
        if act.kind == "link" and act.detail in relations.things and not is_staff(role):
            target, column = relations.person(role)
            if target != act.detail and not relations.things[act.detail].role:
                relations.link(act.detail, target, column, "has")
        mine = act.own and act.kind in {"list", "read", "create", "update", "delete", "transition", "route"}
        ends = act.kind == "transition" and relations.things[act.thing].event and act.thing not in created
        if not mine and (is_staff(role) or role.id in keepers or not (act.kind == "create" or ends)):
            continue
        target, column = relations.person(role)
        if target == act.thing or relations.things[act.thing].role:
            continue
        if is_staff(role) and not mine:
            continue
        if any(k.owner == act.thing and k.part and k.target != USERS for k in relations.links.values()) and not mine:
            continue
        if target != USERS and relations.reaches(act.thing, target):
            continue
        if not relations.things[act.thing].event and not mine and _by_way_of(relations, act.thing, column):
            continue
        others = [k for k in relations.links.values() if k.owner == act.thing and k.column == column]
        if not others:
            relations.link(act.thing, target, column, act.verb)


def _keepers(acts: list[Act]) -> set[str]:
    """Roles that keep the records of others: they manage several things, and nothing is ever said to be their own."""
    managed: dict[str, set[str]] = {}
    for act in acts:
        if act.kind == "delete" and act.verb not in {"delete", "remove", "cancel"}:
            managed.setdefault(act.role, set()).add(act.thing)
    owning = {act.role for act in acts if act.own and act.kind in {"list", "read", "update"}}
    return {role for role, things in managed.items() if len(things) > 1} - owning


def _by_way_of(relations: Relations, start: str, column: str) -> bool:
    """Whether what a thing belongs to already says whose it is."""
    seen, queue = {start}, [start]
    while queue:
        here = queue.pop()
        for known in relations.links.values():
            if known.owner != here:
                continue
            if here != start and known.column == column:
                return True
            if known.target not in seen and known.target != USERS:
                seen.add(known.target)
                queue.append(known.target)
    return False
