"""The API: what the API architect drafts."""

from typing import Literal

from pydantic import Field

from plan.item import Item, Slug

Method = Literal["GET", "POST", "PUT", "PATCH", "DELETE"]
FieldType = Literal["string", "integer", "number", "boolean", "object", "array"]


class BaseUrl(Item):
    """Where the API answers in one environment."""

    environment: str = Field(description="`Development`, `Production`, …")
    url: str = Field(description="URL with the version in its path: `https://api.example.com/v1`.")


class TokenLifetime(Item):
    """How long a credential is good for."""

    token: str = Field(description="Which credential: `Access token`.")
    lifetime: str = Field(description="How long: `15 minutes`.")


class Header(Item):
    """An HTTP header that the API reads or sends."""

    name: str = Field(description="Header name: `Authorization`.")
    value: str = Field(description="What it holds, as an example or a pattern: `Bearer <jwt_token>`.")
    description: str = Field(description="What it is for.")


class Authentication(Item):
    """How callers prove who they are."""

    method: str = Field(description="The method: `JWT (JSON Web Tokens)`.")
    headers: tuple[Header, ...] = Field(description="Headers that carry the proof.")
    lifetimes: tuple[TokenLifetime, ...] = Field(description="Lifetimes of the credentials.")


class Permission(Item):
    """Something a role may do."""

    name: str = Field(description="`resource.action`: `users.read`.")
    description: str = Field(description="What it allows.")
    roles: tuple[str, ...] = Field(description="Names of the roles that have it.")


class Parameter(Item):
    """A path, query or header parameter of an endpoint."""

    name: str = Field(description="Name as it is sent.")
    place: Literal["path", "query", "header"] = Field(description="Where it is sent.")
    type: Literal["string", "integer", "number", "boolean"] = Field(description="JSON type of its value.")
    format: str = Field(description="OpenAPI format (`uuid`, `date`, …); empty if none.")
    required: bool = Field(description="Whether it must be sent; always true in a path.")
    default: str = Field(description="Value when it is not sent, as JSON; empty if none.")
    minimum: str = Field(description="Smallest number allowed; empty if unbounded.")
    maximum: str = Field(description="Largest number allowed; empty if unbounded.")
    values: tuple[str, ...] = Field(description="The only values allowed; empty if any.")
    description: str = Field(description="What it does.")


class Response(Item):
    """What an endpoint answers when all is well."""

    status: int = Field(description="HTTP status code.")
    description: str = Field(description="When it is sent.")
    body: str = Field(description="Name of the schema of its body; empty if it has none.")


class ErrorResponse(Item):
    """What an endpoint answers when something is wrong."""

    status: int = Field(description="HTTP status code.")
    code: str = Field(description="Machine-readable code in the error body: `EMAIL_TAKEN`.")
    description: str = Field(description="When it is sent.")


class Endpoint(Item):
    """One operation of the API."""

    id: Slug
    method: Method = Field(description="HTTP method.")
    path: str = Field(description="Path below the base URL, parameters in braces: `/users/{id}`.")
    summary: str = Field(description="What it does, in one line.")
    tag: str = Field(description="Group it belongs to: `User management`.")
    authenticated: bool = Field(description="Whether a credential is needed.")
    permission: str = Field(description="Name of the permission it needs; empty if none.")
    parameters: tuple[Parameter, ...] = Field(description="Path, query and header parameters.")
    request: str = Field(description="Name of the schema of the request body; empty if it has none.")
    responses: tuple[Response, ...] = Field(description="Answers when all is well.")
    errors: tuple[ErrorResponse, ...] = Field(description="Answers when something is wrong.")
    rate_limit: str = Field(description="Its own limit: `5 requests/minute`; empty if the global one holds.")
    stories: tuple[str, ...] = Field(description="Ids of the user stories or requirements that ask for it.")
    tables: tuple[str, ...] = Field(description="Tables it reads or writes.")


class SchemaField(Item):
    """A field of a schema."""

    name: str = Field(description="Name in the JSON.")
    type: FieldType = Field(description="JSON type.")
    format: str = Field(description="OpenAPI format (`uuid`, `email`, `date-time`, `password`, …); empty if none.")
    items: str = Field(
        description="For an array, the JSON type of its items, or the name of their schema; empty otherwise."
    )
    ref: str = Field(description="For an object, the name of its schema; empty otherwise.")
    required: bool = Field(description="Whether it is always there.")
    nullable: bool = Field(description="Whether it may be null.")
    values: tuple[str, ...] = Field(description="The only values allowed; empty if any.")
    example: str = Field(
        description='Example value as JSON text: `"user@example.com"`, `2`, `["editor"]`; '
        "empty where `ref` or `items` names a schema, whose own examples are used."
    )
    description: str = Field(description="What it holds.")


class Schema(Item):
    """A named JSON object that requests and responses use."""

    name: str = Field(description="PascalCase name: `UserCreate`.")
    description: str = Field(description="What it stands for.")
    fields: tuple[SchemaField, ...] = Field(description="Its fields in order.")


class ErrorFormat(Item):
    """The one shape of every error."""

    body: str = Field(description="Name of the schema that every error response has.")
    description: str = Field(description="What its parts mean.")


class GlobalRateLimit(Item):
    """A limit over all endpoints."""

    audience: str = Field(description="Whom it holds for: `Authenticated users`.")
    limit: str = Field(description="The limit: `1000 requests/hour`.")


class RateLimits(Item):
    """How much a caller may ask for."""

    limits: tuple[GlobalRateLimit, ...] = Field(description="Limits over all endpoints.")
    headers: tuple[Header, ...] = Field(description="Headers that tell the caller where it stands.")


class Versioning(Item):
    """How the API changes without breaking its callers."""

    current: str = Field(description="Current version: `v1`.")
    policy: tuple[str, ...] = Field(description="What happens at a breaking change, one rule an entry.")


class RealtimeChannel(Item):
    """Something that is pushed instead of asked for."""

    name: str = Field(description="Channel or event name.")
    transport: str = Field(description="WebSocket, server-sent events, webhook, …")
    description: str = Field(description="What is sent and when.")
    payload: str = Field(description="Name of the schema of a message; empty if none.")


class ApiIntegration(Item):
    """An outside API that this one calls or is called by."""

    name: str = Field(description="The outside system.")
    purpose: str = Field(description="What it is used for.")
    failure: str = Field(description="What happens while it does not answer.")


class TestLevel(Item):
    """One kind of test of the API."""

    __test__ = False

    level: str = Field(description="`Unit tests`, `Contract tests`, `Load tests`, …")
    scope: str = Field(description="What they cover, with numbers where there are some.")


class Api(Item):
    """The API's contract."""

    style: str = Field(description="REST, GraphQL, …")
    base_urls: tuple[BaseUrl, ...] = Field(description="Where it answers.")
    authentication: Authentication = Field(description="How callers prove who they are.")
    permissions: tuple[Permission, ...] = Field(description="What roles may do.")
    endpoints: tuple[Endpoint, ...] = Field(description="Every operation, grouped by tag.")
    schemas: tuple[Schema, ...] = Field(description="Every JSON object that is named above or below.")
    error_format: ErrorFormat = Field(description="The one error format.")
    rate_limits: RateLimits = Field(description="Rate limits.")
    versioning: Versioning = Field(description="Versioning strategy.")
    realtime: tuple[RealtimeChannel, ...] = Field(description="What is pushed; empty if nothing is.")
    integrations: tuple[ApiIntegration, ...] = Field(description="Outside APIs.")
    testing: tuple[TestLevel, ...] = Field(description="Testing strategy.")
