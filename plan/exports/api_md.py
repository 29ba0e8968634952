"""`api.md`: the API specification for people; `openapi.yaml` is the same for programs."""

import json
from collections.abc import Iterable, Sequence
from http import HTTPStatus

from plan.api import Api, Endpoint, ErrorResponse, Header, Parameter, Schema, SchemaField
from plan.exports.markdown import Document, code, codes, inline, link
from plan.exports.openapi_schemas import SchemaIndex
from plan.exports.standard_errors import StandardErrors


def api_md(api: Api, project: str) -> str:
    """Return the document."""
    document = Document(f"API Specification: {project}")
    index = SchemaIndex(api.schemas)
    document.text(f"Style: {inline(api.style) or '—'}.")
    _access(document, api)
    document.heading(2, "Endpoints")
    errors = StandardErrors(api)
    for tag in dict.fromkeys(endpoint.tag for endpoint in api.endpoints):
        document.heading(3, f"{tag} Endpoints" if tag else "Endpoints")
        for endpoint in api.endpoints:
            if endpoint.tag == tag:
                endpoint_section(document, 4, endpoint, index, errors.of(endpoint))
    _schemas(document, api)
    error_format_section(document, api, index)
    _rate_limits(document, api)
    document.heading(2, "Versioning Strategy")
    document.text(f"**Current Version**: {inline(api.versioning.current) or '—'}")
    document.bullets(inline(rule) for rule in api.versioning.policy)
    _outside(document, api, index)
    document.heading(2, "OpenAPI Specification")
    document.text(f"The full OpenAPI 3.1 document is in {link('openapi.yaml', 'openapi.yaml')}.")
    document.heading(2, "Testing Strategy")
    document.bullets(f"**{inline(level.level)}**: {inline(level.scope)}" for level in api.testing)
    return document.render()


def _access(document: Document, api: Api) -> None:
    document.heading(2, "Base URL")
    document.bullets(f"{inline(base.environment)}: {code(base.url)}" for base in api.base_urls)
    document.heading(2, "Authentication")
    document.text(f"**Method**: {inline(api.authentication.method) or '—'}")
    _headers(document, api.authentication.headers)
    if api.authentication.lifetimes:
        document.text("**Token Lifetime**:")
        document.bullets(f"{inline(one.token)}: {inline(one.lifetime)}" for one in api.authentication.lifetimes)
    if api.permissions:
        document.heading(2, "Permissions")
        document.table(
            ("Permission", "Allows", "Roles"),
            ((code(one.name), inline(one.description), codes(one.roles)) for one in api.permissions),
        )


def _headers(document: Document, headers: Sequence[Header]) -> None:
    document.table(
        ("Header", "Description"),
        ((code(f"{header.name}: {header.value}"), inline(header.description)) for header in headers),
    )


def endpoint_section(
    document: Document, level: int, endpoint: Endpoint, index: SchemaIndex, errors: Sequence[ErrorResponse]
) -> None:
    """Add the contract of one endpoint: who may call it, what is sent, what is answered."""
    document.heading(level, f"{endpoint.method} {endpoint.path}")
    document.text(inline(endpoint.summary))
    needs = f"requires the {code(endpoint.permission)} permission" if endpoint.permission else ""
    access = "credentials" if endpoint.authenticated or endpoint.permission else "nobody has to log in"
    document.bullets(
        [
            f"Access: {access}" + (f" ({needs})" if needs else ""),
            f"Rate limit: {inline(endpoint.rate_limit)}" if endpoint.rate_limit else "",
            f"Asked for by: {codes(endpoint.stories)}" if endpoint.stories else "",
            f"Tables: {codes(endpoint.tables)}" if endpoint.tables else "",
        ]
    )
    document.table(
        ("Parameter", "In", "Type", "Rules", "Description"), (_parameter(one) for one in endpoint.parameters)
    )
    if endpoint.request:
        _body(document, f"Request ({code(endpoint.request)}):", endpoint.request, index)
    for response in endpoint.responses:
        title = f"Response ({status_line(response.status)})"
        said = inline(response.description)
        if said and said.lower() not in title.lower():
            title += f": {said}"
        _body(document, title, response.body, index)
    if errors:
        document.text("Errors:")
        document.bullets(
            f"{error.status}: {inline(error.description)}" + (f" ({code(error.code)})" if error.code else "")
            for error in errors
        )


def status_line(status: int) -> str:
    """Return a status code with its standard phrase: `201 Created`."""
    try:
        return f"{status} {HTTPStatus(status).phrase}"
    except ValueError:
        return str(status)


def _parameter(parameter: Parameter) -> tuple[str, str, str, str, str]:
    rules = ["required"] if parameter.required or parameter.place == "path" else []
    rules += [f"default: {code(parameter.default)}"] if parameter.default else []
    rules += [f"min: {code(parameter.minimum)}"] if parameter.minimum else []
    rules += [f"max: {code(parameter.maximum)}"] if parameter.maximum else []
    rules += [f"one of {codes(parameter.values)}"] if parameter.values else []
    kind = parameter.type + (f" ({inline(parameter.format)})" if parameter.format else "")
    return code(parameter.name), parameter.place, kind, ", ".join(rules), inline(parameter.description)


def _body(document: Document, title: str, name: str, index: SchemaIndex) -> None:
    document.text(title.rstrip(".:") + (":" if name or title.endswith(":") else ""))
    example = index.example(name) if name else None
    if example is not None:
        document.fence("json", json.dumps(example, indent=2, ensure_ascii=False))
    elif name:
        document.text(f"A {code(name)} object.")


def _schemas(document: Document, api: Api) -> None:
    if not api.schemas:
        return
    document.heading(2, "Schemas")
    for schema in api.schemas:
        schema_section(document, 3, schema)


def schema_section(document: Document, level: int, schema: Schema) -> None:
    """Add the fields of a schema."""
    document.heading(level, schema.name)
    document.text(inline(schema.description))
    document.table(("Field", "Type", "Rules", "Description"), _field_rows(schema))


def _field_rows(schema: Schema) -> Iterable[tuple[str, str, str, str]]:
    for field in schema.fields:
        rules = ["required"] if field.required else []
        rules += ["may be null"] if field.nullable else []
        rules += [f"one of {codes(field.values)}"] if field.values else []
        yield code(field.name), _field_type(field), ", ".join(rules), inline(field.description)


def _field_type(field: SchemaField) -> str:
    if field.type == "array":
        return f"array of {code(field.items)}" if field.items else "array"
    if field.type == "object" and field.ref:
        return code(field.ref)
    return field.type + (f" ({inline(field.format)})" if field.format else "")


def error_format_section(document: Document, api: Api, index: SchemaIndex) -> None:
    """Add the one shape of every error."""
    document.heading(2, "Error Response Format")
    document.text(inline(api.error_format.description))
    _body(document, "All errors follow this structure:", api.error_format.body, index)


def _rate_limits(document: Document, api: Api) -> None:
    document.heading(2, "Rate Limiting")
    if api.rate_limits.limits:
        document.text("**Global Limits**:")
        document.bullets(f"{inline(one.audience)}: {inline(one.limit)}" for one in api.rate_limits.limits)
    limited = [endpoint for endpoint in api.endpoints if endpoint.rate_limit]
    if limited:
        document.text("**Endpoint-Specific**:")
        document.bullets(f"{code(f'{one.method} {one.path}')}: {inline(one.rate_limit)}" for one in limited)
    _headers(document, api.rate_limits.headers)


def _outside(document: Document, api: Api, index: SchemaIndex) -> None:
    if api.realtime:
        document.heading(2, "Realtime")
        document.table(
            ("Channel", "Transport", "What is sent", "Payload"),
            (
                (code(one.name), inline(one.transport), inline(one.description), code(one.payload))
                for one in api.realtime
            ),
        )
        for channel in api.realtime:
            if channel.payload in index.by_name:
                _body(document, f"A message of {code(channel.name)}:", channel.payload, index)
    if api.integrations:
        document.heading(2, "Integrations")
        document.table(
            ("System", "Purpose", "While it does not answer"),
            ((inline(one.name), inline(one.purpose), inline(one.failure)) for one in api.integrations),
        )
