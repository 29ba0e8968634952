"""Checks of what endpoints answer (API-009, API-010, API-012, API-013, API-015, API-016, API-018)."""

from collections.abc import Iterator

from plan.checks.endpoints import called
from plan.checks.lookup import Lookup, repeated
from plan.checks.paths import parameters_of, shape
from plan.checks.rule import Problem, rule
from plan.checks.wording import named


@rule(
    "API-009",
    "error",
    "api",
    mend="Say what the endpoint answers when all is well.",
    example="`DELETE /loans/{id}` lists errors and no response.",
)
def no_response(look: Lookup) -> Iterator[Problem]:
    """An endpoint has no answer for when all is well.

    A caller cannot tell success from anything else.
    """
    for at, endpoint in look.every_endpoint:
        if not endpoint.responses:
            yield Problem(at, f"{called(endpoint)} has no response for when all is well.")


@rule(
    "API-010",
    "error",
    "api",
    mend="Use 200, 201, 202 or 204 (or a redirect) for success, and 400 to 599 for errors.",
    example="`POST /loans` answers 404 among its responses.",
)
def status_out_of_place(look: Lookup) -> Iterator[Problem]:
    """A success has the status of an error, or an error that of a success.

    Clients, proxies and monitors go by the status and take the one for the other.
    """
    for at, endpoint in look.every_endpoint:
        for i, response in enumerate(endpoint.responses):
            if not 200 <= response.status < 400:
                message = f"{called(endpoint)} answers {response.status} when all is well."
                yield Problem(f"{at}/responses/{i}", message)
        for i, error in enumerate(endpoint.errors):
            if not 400 <= error.status < 600:
                yield Problem(f"{at}/errors/{i}", f"{called(endpoint)} answers {error.status} as an error.")


@rule(
    "API-012",
    "error",
    "api",
    mend="Leave the body out, or answer 200.",
    example="`DELETE /loans/{id}` answers 204 with the body `Loan`.",
)
def body_without_content(look: Lookup) -> Iterator[Problem]:
    """A 204 or 304 has a body.

    Both mean that there is none; the connection is broken by one.
    """
    for at, endpoint in look.every_endpoint:
        for i, response in enumerate(endpoint.responses):
            if response.status in {204, 205, 304} and response.body:
                message = f"{called(endpoint)} answers {response.status} with the body {named(response.body)}."
                yield Problem(f"{at}/responses/{i}", message)


@rule(
    "API-013",
    "warning",
    "api",
    mend="Answer 201 with what was created, or 202 if it is created later.",
    example="`POST /loans` answers 200, and `GET /loans/{id}` reads what it created.",
)
def created_with_200(look: Lookup) -> Iterator[Problem]:
    """A POST that creates something answers 200.

    201 is how a client knows that there is something new and where.
    """
    items = {shape(e.path) for _, e in look.every_endpoint}
    for at, endpoint in look.every_endpoint:
        creates = endpoint.method == "POST" and f"{shape(endpoint.path)}/{{}}" in items
        statuses = [r.status for r in endpoint.responses]
        if creates and 200 in statuses and not {201, 202, 204} & set(statuses):
            yield Problem(at, f"{called(endpoint)} creates something and answers 200.")


@rule(
    "API-015",
    "warning",
    "api",
    mend="Add a 404 error.",
    example="`GET /users/{id}` has no 404.",
)
def no_not_found(look: Lookup) -> Iterator[Problem]:
    """An endpoint that takes an id does not say what it answers when there is nothing with that id.

    It is the first thing that goes wrong, and every client has to guess it.
    """
    for at, endpoint in look.every_endpoint:
        if parameters_of(endpoint.path) and not {404, 410} & {e.status for e in endpoint.errors}:
            yield Problem(at, f"{called(endpoint)} has no 404.")


@rule(
    "API-016",
    "error",
    "api",
    mend="Keep one of them and put what differs into its body or description.",
    example="`POST /loans` lists 201 twice with different bodies.",
)
def duplicate_status(look: Lookup) -> Iterator[Problem]:
    """An endpoint has two answers for one status, or one error twice.

    OpenAPI has one answer for each status; which of the two comes is left open.
    """
    for at, endpoint in look.every_endpoint:
        for place, status in repeated(str(r.status) for r in endpoint.responses):
            yield Problem(f"{at}/responses/{place}", f"{called(endpoint)} has more than one response {status}.")
        for place, error in repeated(f"{e.status} {e.code}" for e in endpoint.errors):
            yield Problem(f"{at}/errors/{place}", f"{called(endpoint)} has more than one error {named(error)}.")


@rule(
    "API-018",
    "warning",
    "api",
    mend="Add a 400 (or 422) error.",
    example="`POST /loans` takes a body and has no 400.",
)
def no_bad_request(look: Lookup) -> Iterator[Problem]:
    """A new endpoint takes a body and does not say what it answers when the body is wrong, although others do.

    A form cannot show what is wrong with it.
    """
    wrong = {400, 422}
    taking = [
        (at, e, bool(wrong & {x.status for x in e.errors}))
        for at, e in look.every_endpoint
        if e.request and e.method != "GET"
    ]
    usual = sum(says for _, _, says in taking)
    fresh = {at for at, _ in look.fresh_endpoints}
    for at, endpoint, says in taking:
        if at in fresh and not says and 2 * usual >= len(taking) > 1:
            others = f"{usual} of {len(taking)} endpoints with a body do"
            yield Problem(at, f"{called(endpoint)} does not say what it answers to bad input; {others}.")
