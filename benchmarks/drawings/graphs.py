"""The graphs that everybody draws: stories of 30 to 1,000, and three schemas of well-known kinds."""

import json
import random

from plan.database import Database
from plan.drawing import Edge, Graph, Group, Line, Node, Span
from plan.partial import partial_artifact
from tests.wire.plans import library_plan

STORIES = ((30, 41), (100, 137), (300, 412), (1000, 1373))
"""Nodes and edges; 300 and 412 are those of the issue that asked for this."""

CHINOOK = """
artists; albums artists; employees employees; customers employees; invoices customers; genres; media_types
tracks albums media_types genres; invoice_lines invoices tracks; playlists; playlist_tracks playlists tracks
"""
PAGILA = """
languages; actors; categories; films languages; film_actors actors films; film_categories films categories; countries
cities countries; addresses cities; stores addresses staff; staff addresses stores; customers stores addresses
inventories films stores; rentals inventories customers staff; payments customers staff rentals
"""
SHOP = """
countries; currencies countries; regions countries; addresses regions; customers addresses; customer_groups
group_members customers customer_groups; consents customers; sessions customers; carts customers currencies
brands; suppliers addresses; categories categories; products brands categories; variants products; options products
option_values options; variant_values variants option_values; images products; videos products; tags
product_tags products tags; attributes; attribute_values attributes products; prices variants currencies
price_lists customer_groups currencies; list_prices price_lists variants; promotions; coupons promotions
promotion_rules promotions categories; warehouses addresses; stock_items variants warehouses
stock_moves stock_items; purchase_orders suppliers warehouses; purchase_lines purchase_orders variants
cart_lines carts variants; orders customers addresses currencies; order_lines orders variants
order_coupons orders coupons; payments orders; payment_methods customers; refunds payments; invoices orders
invoice_lines invoices order_lines; carriers; shipments orders warehouses carriers; shipment_lines shipments order_lines
returns orders; return_lines returns order_lines; reviews products customers; review_votes reviews customers
questions products customers; answers questions customers; wishlists customers; wishlist_items wishlists variants
tax_classes; tax_rates tax_classes regions; product_taxes products tax_classes; users; roles; user_roles users roles
audit_entries users
"""
SCHEMAS = {"Chinook, 11 tables": CHINOOK, "Pagila, 15 tables": PAGILA, "a shop, 62 tables": SHOP}


def story_graph(nodes: int, edges: int, seed: int = 1) -> Graph:
    """Return stories in sprints of a twelfth of them; each waits for few others, mostly not far before it."""
    chance = random.Random(seed)
    pairs: set[tuple[int, int]] = set()
    while len(pairs) < edges:
        before = chance.randrange(nodes - 1)
        pairs.add((before, min(nodes - 1, before + 1 + int(chance.expovariate(1 / (nodes * 0.06 + 4))))))
    size = max(6, nodes // 12)
    ids = [f"S{at // size + 1}-{at % size + 1:02}" for at in range(nodes)]
    boxes = tuple(Node(id_, (Line((Span(id_),)),), group=str(at // size)) for at, id_ in enumerate(ids))
    lines = tuple(Edge(ids[a], ids[b]) for a, b in sorted(pairs) if a != b)
    return Graph(boxes, lines, tuple(Group(str(at), f"Sprint {at + 1}") for at in range((nodes - 1) // size + 1)))


def references(text: str) -> dict[str, list[str]]:
    """Return the tables of a schema above, each with the tables that it refers to."""
    entries = [entry.split() for line in text.strip().splitlines() for entry in line.split(";")]
    return {name: others for name, *others in entries}


def schema(text: str) -> Database:
    """Return a schema above as a plan holds it: a key, a name, and a column for each reference."""
    tables = []
    for name, others in references(text).items():
        keys = [_column(f"{other}_id", "bigint", other) for other in others]
        own = [_column("id", "bigint"), _column("name", "text")]
        tables.append({"name": name, "columns": [*own, *keys], "primary_key": ["id"]})
    found = partial_artifact("database", json.dumps({"tables": tables}))
    assert isinstance(found, Database)
    return found


def _column(name: str, type_: str, target: str = "") -> dict[str, object]:
    references = {"table": target, "column": "id" if target else "", "on_delete": "no action"}
    return {"name": name, "type": type_, "nullable": False, "unique": False, "references": references}


def sql(text: str) -> str:
    """Return a schema above as SQL."""
    lines = []
    for name, others in references(text).items():
        keys = "".join(f", {other}_id bigint REFERENCES {other} (id)" for other in others)
        lines.append(f"CREATE TABLE {name} (id bigint PRIMARY KEY, name text{keys});")
    return "\n".join(lines)


def names_graph(text: str) -> Graph:
    """Return the tables of a schema as boxes with their names, each below what it refers to."""
    found = references(text)
    edges = tuple(Edge(other, name) for name, others in found.items() for other in dict.fromkeys(others))
    return Graph(tuple(Node(name, (Line((Span(name),)),)) for name in found), edges)


def components_graph() -> Graph:
    """Return the components of the plan that the offline planner makes of the example, and what they need."""
    architecture = library_plan().architecture
    assert architecture is not None
    boxes = tuple(Node(one.id, (Line((Span(one.id),)),)) for one in architecture.components)
    known = {node.id for node in boxes}
    needs = ((one.id, other) for one in architecture.components for other in one.depends_on if other in known)
    return Graph(boxes, tuple(Edge(*pair) for pair in dict.fromkeys(needs)))
