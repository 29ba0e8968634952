"""What feedback asks of the API as a whole: paths by another name, pages by cursor, what is public, filters."""

import re

from agents.offline.endpoints import parameter
from agents.offline.examples import field
from agents.offline.feedback import Outcome
from agents.offline.inflection import identifier, slug
from plan.api import Api, Endpoint, Schema

OTHER_STYLES = re.compile(
    r"(?i)\b(?:use|switch to|move to|make it|go|offer|add|with|via)\b[^.]{0,20}\b(graphql|grpc|soap|odata)\b"
)
RENAME = re.compile(
    r"(?i)\brename\s+(?:the\s+)?(?:endpoints?\s+|paths?\s+|resource\s+)?`?/([\w-]+)`?\s+(?:to|into|as)\s+`?/?([\w-]+)`?"
)
CURSOR = re.compile(r"(?i)\bcursor[- ]?(?:based)?\b|\bkeyset\b")
PUBLIC = re.compile(r"(?i)\bmake\s+`?(GET)\s+(/[\w:{}/\-]*)`?\s+(?:public|open)")
FILTER = re.compile(
    r"(?i)\badd\s+(?:an?\s+)?(?:filter|query parameter|parameter)\s+(?:by\s+|for\s+|"
    r"on\s+)?`?([\w-]+)`?\s+(?:to|on|for)\s+`?GET\s+(/[\w:{}/\-]*)`?"
)
FOR = re.compile(
    r"(?i)\b(?:add|create|we need|expose)\s+(?:an?\s+)?(GET|POST|PUT|PATCH|DELETE)\s+(?:endpoint\s+|"
    r"operation\s+|method\s+)?"
    r"(?:for|on|to)\s+(?:the\s+|all\s+|single\s+)?`?([\w -]+?)`?$"
)


def refused_style(name: str) -> Outcome[Api]:
    """Say plainly that the rules write REST contracts only."""
    return None, f"The rules write REST contracts only; a contract in {name} needs a model or a person."


def renamed(api: Api, old: str, new: str) -> Outcome[Api]:
    """Return the API with every path below `/old` below `/new`, ids and tables as they were."""
    name = slug(new, 40)
    hit = [e for e in api.endpoints if e.path.split("/")[1:2] == [old]]
    if not hit or not name:
        return None, f"There is no path /{old}."
    if any(e.path.split("/")[1:2] == [name] for e in api.endpoints):
        return None, f"There are paths below /{name} already."

    def moved(endpoint: Endpoint) -> Endpoint:
        if endpoint not in hit:
            return endpoint
        path = "/".join(["", name, *endpoint.path.split("/")[2:]])
        return endpoint.model_copy(update={"path": path, "tag": name.replace("-", " ").capitalize()})

    return api.model_copy(update={"endpoints": tuple(moved(e) for e in api.endpoints)}), ""


def by_cursor(api: Api) -> Outcome[Api]:
    """Return the API with every list paged by an opaque cursor instead of a number."""
    cursor = parameter("cursor", "query", "Where the page before ended; not sent for the first page.")

    def turned(endpoint: Endpoint) -> Endpoint:
        known = {p.name for p in endpoint.parameters}
        if "page" not in known or "cursor" in known:
            return endpoint
        return endpoint.model_copy(
            update={"parameters": tuple(cursor if p.name == "page" else p for p in endpoint.parameters)}
        )

    endpoints = tuple(turned(e) for e in api.endpoints)
    if endpoints == api.endpoints:
        return None, "No list is paged by number."

    def page(schema: Schema) -> Schema:
        if not {"page", "page_size"} <= {f.name for f in schema.fields}:
            return schema
        after = field(
            "next_cursor",
            "string",
            "Sent as `cursor` for the next page; null on the last.",
            '"b2Zmc2V0"',
            nullable=True,
        )
        size = tuple(f for f in schema.fields if f.name == "page_size")
        return schema.model_copy(update={"fields": (after, *size)})

    return api.model_copy(update={"endpoints": endpoints, "schemas": tuple(page(s) for s in api.schemas)}), ""


def made_public(api: Api, found: Endpoint | None) -> Outcome[Api]:
    """Return the API with one endpoint that strangers may read."""
    if found is None:
        return None, "There is no such endpoint."
    opened = found.model_copy(
        update={
            "authenticated": False,
            "permission": "",
            "errors": tuple(e for e in found.errors if e.status not in {401, 403}),
        }
    )
    endpoints = tuple(opened if e is found else e for e in api.endpoints)
    used = {e.permission for e in endpoints}
    permissions = tuple(p for p in api.permissions if p.name in used or p.name != found.permission)
    return api.model_copy(update={"endpoints": endpoints, "permissions": permissions}), ""


def with_filter(api: Api, name: str, found: Endpoint | None) -> Outcome[Api]:
    """Return the API with one more query parameter on a list."""
    wanted = identifier(name)
    if found is None or not wanted:
        return None, "There is no such list."
    if any(p.name == wanted for p in found.parameters):
        return None, f"It has a parameter {wanted} already."
    what = wanted.removesuffix("_id").replace("_", " ")
    more = found.model_copy(
        update={"parameters": (*found.parameters, parameter(wanted, "query", f"Only those of this {what}."))}
    )
    return api.model_copy(update={"endpoints": tuple(more if e is found else e for e in api.endpoints)}), ""


def path_for(method: str, what: str, api: Api) -> str:
    """Return the path that `a DELETE for titles` means, by the paths that are there; empty where none fits."""
    wanted = slug(what, 40)
    bases = {e.path.split("/")[1] for e in api.endpoints if e.path.count("/")}
    base = next((b for b in sorted(bases) if b in {wanted, f"{wanted}s", f"{wanted}es"}), "")
    if not base:
        return ""
    single = next(
        (e.path for e in api.endpoints if re.fullmatch(rf"/{re.escape(base)}/{{[^}}]+}}", e.path)), f"/{base}/{{id}}"
    )
    return f"/{base}" if method == "POST" else single if method in {"DELETE", "PATCH", "PUT"} else f"/{base}"
