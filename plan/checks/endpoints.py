"""Checks of endpoints: their paths, parameters and bodies (API-001 to API-008, API-011, API-014, API-017)."""

from collections.abc import Iterator

from plan.api import Endpoint, Parameter
from plan.checks.lookup import Lookup, repeated
from plan.checks.paths import malformed, parameters_of, shape
from plan.checks.rule import Problem, rule
from plan.checks.wording import listed, named


def called(endpoint: Endpoint) -> str:
    """Return how people name an endpoint: `GET /users/{id}`."""
    return f"{endpoint.method} {named(endpoint.path)}"


@rule(
    "API-001",
    "error",
    "api",
    mend="Merge the two endpoints, or give one of them another path or method.",
    example="`GET /users/{id}` and `GET /users/{user_id}` are two endpoints.",
)
def duplicate_operation(look: Lookup) -> Iterator[Problem]:
    """Two endpoints have the same method and path.

    A request matches both, whatever their parameters are called; which one answers is an accident.
    """
    for place, _ in repeated(f"{e.method} {shape(e.path)}" for _, e in look.every_endpoint):
        at, endpoint = look.every_endpoint[place]
        yield Problem(at, f"{called(endpoint)} is there more than once.")


@rule(
    "API-002",
    "error",
    "api",
    mend="Give each endpoint an id of its own.",
    example="Two endpoints are called `users-list`.",
)
def duplicate_endpoint_id(look: Lookup) -> Iterator[Problem]:
    """Two endpoints have the same id.

    A story that builds the id builds only one of them, and generated clients name their functions by it.
    """
    for place, id_ in repeated(e.id for _, e in look.every_endpoint):
        yield Problem(f"/endpoints/{place}", f"There is more than one endpoint {named(id_)}.")


@rule(
    "API-003",
    "error",
    "api",
    mend="Write the path from its slash on, with parameters in braces: `/users/{id}`.",
    example="The path of `users-read` is `/users/:id`.",
)
def path_malformed(look: Lookup) -> Iterator[Problem]:
    """A path is not written as OpenAPI has it.

    No router and no client can use it as it stands.
    """
    for at, endpoint in look.every_endpoint:
        if problem := malformed(endpoint.path):
            yield Problem(at, f"The path of {called(endpoint)} {problem}.")


@rule(
    "API-004",
    "error",
    "api",
    mend="Declare a parameter with place `path` for each name in braces, and only for those.",
    example="`GET /users/{id}` declares no parameter `id`.",
)
def path_parameters(look: Lookup) -> Iterator[Problem]:
    """The parameters in a path are not the ones that are declared.

    OpenAPI refuses the document: a value is asked for that nobody describes, or described and never asked for.
    """
    for at, endpoint in look.every_endpoint:
        if malformed(endpoint.path):
            continue
        declared = [p.name for p in endpoint.parameters if p.place == "path"]
        used = parameters_of(endpoint.path)
        if undeclared := [n for n in dict.fromkeys(used) if n not in declared]:
            yield Problem(at, f"{called(endpoint)} does not declare {listed(undeclared)}.")
        if twice := [n for _, n in repeated(used)]:
            yield Problem(at, f"{called(endpoint)} has {listed(dict.fromkeys(twice))} in its path more than once.")
        if unused := [n for n in dict.fromkeys(declared) if n not in used]:
            yield Problem(at, f"{called(endpoint)} declares {listed(unused)}, which its path does not have.")


@rule(
    "API-005",
    "error",
    "api",
    mend="Set `required` on the path parameter.",
    example="`id` in `GET /users/{id}` is not required.",
)
def path_parameter_optional(look: Lookup) -> Iterator[Problem]:
    """A path parameter is not required.

    Without it the path is another path; OpenAPI refuses the document.
    """
    for at, endpoint, parameter in _parameters(look):
        if parameter.place == "path" and not parameter.required:
            yield Problem(at, f"Path parameter {named(parameter.name)} of {called(endpoint)} is not required.")


def _parameters(look: Lookup) -> Iterator[tuple[str, Endpoint, Parameter]]:
    for at, endpoint in look.every_endpoint:
        for i, parameter in enumerate(endpoint.parameters):
            yield f"{at}/parameters/{i}", endpoint, parameter


@rule(
    "API-006",
    "error",
    "api",
    mend="Keep one of the two.",
    example="`GET /users` declares the query parameter `page` twice.",
)
def duplicate_parameter(look: Lookup) -> Iterator[Problem]:
    """An endpoint declares the same parameter twice.

    OpenAPI refuses the document.
    """
    for at, endpoint in look.every_endpoint:
        names = [f"{p.place} {p.name.lower() if p.place == 'header' else p.name}" for p in endpoint.parameters]
        for place, _ in repeated(names):
            name = named(endpoint.parameters[place].name)
            yield Problem(f"{at}/parameters/{place}", f"{called(endpoint)} declares {name} more than once.")
        for i, parameter in enumerate(endpoint.parameters):
            if not parameter.name:
                yield Problem(f"{at}/parameters/{i}", f"{called(endpoint)} has a parameter without a name.")


@rule(
    "API-007",
    "error",
    "api",
    mend="Write numbers, the smaller one as the minimum.",
    example="`page_size` has a minimum of 100 and a maximum of 20.",
)
def parameter_bounds(look: Lookup) -> Iterator[Problem]:
    """The bounds of a parameter are no numbers, are for something that is none, or leave nothing between them.

    Every request is refused, or none is.
    """
    for at, endpoint, parameter in _parameters(look):
        low, high = number(parameter.minimum), number(parameter.maximum)
        what = f"{named(parameter.name)} of {called(endpoint)}"
        if parameter.type not in {"integer", "number"}:
            if parameter.minimum or parameter.maximum:
                yield Problem(at, f"{what} has bounds but is a {parameter.type}.")
        elif (parameter.minimum and low is None) or (parameter.maximum and high is None):
            yield Problem(at, f"{what} has a bound that is no number.")
        elif low is not None and high is not None and low > high:
            yield Problem(at, f"{what} has a minimum of {low:g} above its maximum of {high:g}.")


def number(text: str) -> float | None:
    """Return the finite number that a text writes, or None."""
    try:
        value = float(text)
    except ValueError:
        return None
    return value if value - value == 0 and "_" not in text else None


@rule(
    "API-008",
    "error",
    "api",
    mend="Make the default a value that the parameter itself allows.",
    example="`page_size` has the default 500 and a maximum of 100.",
)
def parameter_default(look: Lookup) -> Iterator[Problem]:
    """The default of a parameter is not a value that it allows, or one of its values is not of its type.

    The request that leaves the parameter out is refused.
    """
    for at, endpoint, parameter in _parameters(look):
        what = f"{named(parameter.name)} of {called(endpoint)}"
        if odd := [v for v in parameter.values if not _is_of(v, parameter)]:
            yield Problem(at, f"{what} allows {listed(odd)}, which is no {parameter.type}.")
            continue
        if not parameter.default:
            continue
        default = unquoted(parameter.default)
        value, low, high = number(default), number(parameter.minimum), number(parameter.maximum)
        problem = ""
        if not _is_of(default, parameter):
            problem = f"is no {parameter.type}"
        elif parameter.values and default not in map(unquoted, parameter.values):
            problem = f"is none of {listed(parameter.values)}"
        elif value is not None and low is not None and value < low:
            problem = f"is below its minimum of {low:g}"
        elif value is not None and high is not None and value > high:
            problem = f"is above its maximum of {high:g}"
        elif parameter.place == "path":
            problem = "can never be used, because the parameter is part of the path"
        if problem:
            yield Problem(at, f"The default {named(parameter.default)} of {what} {problem}.")


def unquoted(text: str) -> str:
    """Return a JSON string's content, and any other text as it is."""
    return text[1:-1] if len(text) > 1 and text[0] == text[-1] == '"' else text


def _is_of(text: str, parameter: Parameter) -> bool:
    if parameter.type == "boolean":
        return text in {"true", "false"}
    if parameter.type == "string":
        return True
    value = number(text)
    return value is not None and (parameter.type == "number" or value.is_integer())


@rule(
    "API-011",
    "error",
    "api",
    mend="Move what the body says into query parameters, or use POST.",
    example="`GET /loans` has a request body `LoanFilter`.",
)
def get_with_body(look: Lookup) -> Iterator[Problem]:
    """A GET has a request body.

    HTTP gives it no meaning; caches, proxies and many clients drop it.
    """
    for at, endpoint in look.every_endpoint:
        if endpoint.method == "GET" and endpoint.request:
            yield Problem(at, f"{called(endpoint)} has the request body {named(endpoint.request)}.")


@rule(
    "API-014",
    "warning",
    "api",
    mend="Describe the body that is sent.",
    example="`PUT /users/{id}` has no request body.",
)
def write_without_body(look: Lookup) -> Iterator[Problem]:
    """A PUT or PATCH has no request body.

    It replaces or changes something by what is sent, and nothing is.
    """
    for at, endpoint in look.every_endpoint:
        links = endpoint.method == "PUT" and len(parameters_of(endpoint.path)) > 1  # PUT /users/{id}/roles/{role}
        if endpoint.method in {"PUT", "PATCH"} and not endpoint.request and not links:
            yield Problem(at, f"{called(endpoint)} has no request body.")


@rule(
    "API-017",
    "error",
    "api",
    mend="List the endpoints that the user stories need.",
    example="The list of endpoints is empty.",
)
def no_endpoints(look: Lookup) -> Iterator[Problem]:
    """The API has no endpoints.

    There is nothing to call.
    """
    if look.plan.api and not look.plan.api.endpoints and look.plan.api.style.lower() not in {"graphql", "none"}:
        yield Problem("/endpoints", "The API has no endpoints.")
