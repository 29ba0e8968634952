"""The API: its endpoints by group, how callers prove who they are, its schemas and rules."""

from collections import Counter
from collections.abc import Sequence

from textual.content import Content

from plan.api import Api, Endpoint
from widgets.amounts import amount
from widgets.marks import METHOD
from widgets.page import Laid, Page
from widgets.pane import MANY, Pane
from widgets.pictures import openapi_lines
from widgets.sought import Says, sought
from widgets.text import Part, between, clip, fit, joined, line

_WIDE = 90
_METHOD_WIDTH = 7


class EndpointsPane(Pane):
    """What the API architect drafts."""

    NAME = "endpoints"
    TITLE = "Endpoints"
    KEY = "3"
    SOURCES = ("api",)
    ASPECTS = ("all", "schemas", "rules", "OpenAPI", "endpoints")
    EMPTY = "Every operation of the API, with its permission, will stand here."

    @property
    def api(self) -> Api | None:
        """The artifact."""
        found = self.view.artifacts[0] if self.view.artifacts else None
        return found if isinstance(found, Api) else None

    def summary(self) -> str:
        """Return how much there is."""
        return amount(self.api)

    def gist(self) -> Content:
        """Return the groups, and how many endpoints each has."""
        groups = Counter(endpoint.tag or "Other" for endpoint in self.api.endpoints) if self.api else {}
        return line("  ").join(line((tag, "bold"), (f" {number}", "$text-muted")) for tag, number in groups.items())

    def lay(self, page: Page) -> None:
        """Lay out the artifact."""
        found = self.api
        if found is None:
            return
        if self.aspect == "OpenAPI":
            page.drawing(self.said_in(self._openapi(found)))
            return
        if self.shows("endpoints"):
            self._lay_endpoints(found, page)
        if self.shows("rules"):
            _rules(found, page, self.says)
        if self.shows("schemas"):
            _schemas(found, page, self.says)

    def copied(self) -> str:
        """Return the OpenAPI document, where that is shown."""
        return self.drawn_text(self.api, "OpenAPI") if self.aspect == "OpenAPI" else ""

    def _openapi(self, found: Api) -> Laid:
        said = self.view.requirements
        return self.drawing(found, MANY, (0, None), lambda: openapi_lines(found, said), "OpenAPI")

    def _lay_endpoints(self, found: Api, page: Page) -> None:
        method = found.authentication.method
        brief = self.form == "brief"
        if not brief and (found.style or method) and self.says(found.style, method):
            page.line((joined((found.style, method), " · "), "bold"), pointer="/authentication")
        tags = dict.fromkeys(endpoint.tag for endpoint in found.endpoints)
        for tag in tags:
            members = [(i, e) for i, e in sought(found.endpoints, self.says, _endpoint_texts) if e.tag == tag]
            if not members:
                continue
            heading = line((tag or "Other", "bold $text-secondary"), (f"  {len(members)}", "$text-muted"))
            if not brief:
                page.gap()
            page.line(heading)
            for index, endpoint in members:
                page.anchor(f"/endpoints/{index}")
                page.line(_short(endpoint, page.width) if brief else _endpoint(endpoint, page.width))
                if self.zoomed:
                    _detail(endpoint, page)


def _endpoint_texts(one: Endpoint) -> tuple[str, ...]:
    return one.tag, one.method, one.path, one.permission, one.summary, one.id


def _short(endpoint: Endpoint, width: int) -> Content:
    """Return method and path, for a narrow pane."""
    method = fit(line((endpoint.method, METHOD[endpoint.method])), _METHOD_WIDTH)
    return clip(method + line(endpoint.path), width)


def _endpoint(endpoint: Endpoint, width: int) -> Content:
    """Return one endpoint: method and path, what it does where there is room, and the permission at the right."""
    needs = endpoint.permission or ("signed in" if endpoint.authenticated else "open to all")
    method = fit(line((endpoint.method, METHOD[endpoint.method])), _METHOD_WIDTH)
    right = line((f" {needs}", "$text-accent" if endpoint.permission else "$text-muted"))
    if width < _WIDE:
        path = line(endpoint.path)
        most = max(width - _METHOD_WIDTH - right.cell_length, (width - _METHOD_WIDTH) * 2 // 3)
        shown = clip(path, most)
        return between(method + shown, clip(right, width - _METHOD_WIDTH - shown.cell_length), width)
    path = fit(line(endpoint.path), width // 3)
    return between(method + path + line((f" {endpoint.summary}", "$text-muted")), right, width)


def _detail(endpoint: Endpoint, page: Page) -> None:
    if page.width < _WIDE:
        page.prose(endpoint.summary, "$text-muted", indent=_METHOD_WIDTH)
    for p in endpoint.parameters:
        note = joined(("required" if p.required else "", f"default {p.default}" if p.default else ""))
        page.line((f"{p.place} ", "$text-muted"), p.name, (f" {p.type} {note}", "$text-muted"), indent=_METHOD_WIDTH)
    if endpoint.request:
        page.line(("takes ", "$text-muted"), endpoint.request, indent=_METHOD_WIDTH)
    for answer in endpoint.responses:
        parts = (
            (f"{answer.status} ", "$text-success"),
            answer.body or "no body",
            (f"  {answer.description}", "$text-muted"),
        )
        page.line(*parts, indent=_METHOD_WIDTH)
    for error in endpoint.errors:
        page.line(
            (f"{error.status} ", "$text-warning"),
            error.code,
            (f"  {error.description}", "$text-muted"),
            indent=_METHOD_WIDTH,
        )
    traced = joined((joined(endpoint.stories), joined(endpoint.tables), endpoint.rate_limit), " · ")
    if traced:
        page.line((f"← {traced}", "$text-muted"), indent=_METHOD_WIDTH)
    page.gap()


def _rules(found: Api, page: Page, says: Says) -> None:
    _rows(page, says, "Base URLs", [(b.environment, (b.url, "$text-secondary")) for b in found.base_urls])
    _rows(page, says, "Credentials", [(t.token, t.lifetime) for t in found.authentication.lifetimes])
    permissions = [((p.name, "$text-accent"), (joined(p.roles), "$text-muted")) for p in found.permissions]
    _rows(page, says, "Permissions", permissions)
    errors = found.error_format
    if errors.body and says("Errors", errors.body, errors.description):
        page.heading("Errors", errors.body)
        page.prose(errors.description)
    _rows(page, says, "Rate limits", [(limit.audience, limit.limit) for limit in found.rate_limits.limits])
    policy = [rule for rule in found.versioning.policy if says("Versioning", found.versioning.current, rule)]
    if found.versioning.current and (policy or says("Versioning", found.versioning.current)):
        page.heading("Versioning", found.versioning.current)
        for rule in policy:
            page.bullet(rule)
    pushed = [(c.name, (c.transport, "$text-accent"), (c.description, "$text-muted")) for c in found.realtime]
    _rows(page, says, "Pushed", pushed)
    _rows(page, says, "Outside APIs", [(i.name, (i.purpose, "$text-muted")) for i in found.integrations])
    if testing := sought(found.testing, says, lambda level: (level.level, level.scope)):
        page.heading("Testing")
        for _, level in testing:
            page.bullet(f"{level.level}: {level.scope}")


def _rows(page: Page, says: Says, title: str, rows: Sequence[Sequence[Part]]) -> None:
    """Add those rows of a section that say what is looked for, if there are any."""
    shown = [row for row in rows if says(line(" ").join(line(part) for part in row).plain)]
    if shown:
        page.heading(title)
        page.table(shown)


def _schemas(found: Api, page: Page, says: Says) -> None:
    shown = sought(found.schemas, says, lambda s: (s.name, s.description, *(f.name for f in s.fields)))
    if not shown:
        return
    page.heading("Schemas")
    for index, schema in shown:
        page.line((schema.name, "bold"), (f"  {schema.description}", "$text-muted"), pointer=f"/schemas/{index}")
        page.table(
            [
                (
                    field.name + ("" if field.required else "?"),
                    (joined((field.type, field.ref or field.items, field.format), " "), "$text-secondary"),
                    (field.example, "$text-muted"),
                )
                for field in schema.fields
            ],
            indent=1,
        )
