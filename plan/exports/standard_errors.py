"""The errors that an endpoint can answer with: those the plan names, and those that follow from how it is reached."""

from collections import Counter
from collections.abc import Mapping, Sequence

from plan.api import Api, Endpoint, ErrorResponse
from plan.exports.openapi_paths import parameters_of, path_of

_FOLLOWING: Mapping[int, tuple[str, str]] = {
    400: ("VALIDATION_ERROR", "A field or parameter is missing or malformed."),
    401: ("UNAUTHENTICATED", "The credential is missing, wrong or expired."),
    403: ("FORBIDDEN", "The caller lacks the permission."),
    404: ("NOT_FOUND", "There is none with this id, or the caller may not see it."),
    429: ("RATE_LIMITED", "Too many requests; `Retry-After` says when to try again."),
}


class StandardErrors:
    """The errors of each endpoint of an API, in the API's own words wherever it has some for a status."""

    def __init__(self, api: Api) -> None:
        self._limited = bool(api.rate_limits.limits)
        said: dict[int, Counter[tuple[str, str]]] = {}
        for endpoint in api.endpoints:
            for error in endpoint.errors:
                said.setdefault(error.status, Counter())[error.code, error.description] += 1
        own = {status: counted.most_common(1)[0][0] for status, counted in said.items()}
        self._words = {status: own.get(status, words) for status, words in _FOLLOWING.items()}

    def of(self, endpoint: Endpoint) -> tuple[ErrorResponse, ...]:
        """Return an endpoint's errors by status; what the plan says of a status comes before what follows from it."""
        named = {error.status for error in endpoint.errors}
        following = [status for status in self._following(endpoint) if status not in named]
        words = [(status, *self._words[status]) for status in following]
        added = [ErrorResponse(status=status, code=code, description=text) for status, code, text in words]
        return tuple(sorted((*endpoint.errors, *added), key=lambda error: error.status))

    def _following(self, endpoint: Endpoint) -> Sequence[int]:
        wrong_input = {400, 422}.isdisjoint(error.status for error in endpoint.errors)
        asked = bool(endpoint.request) or any(parameter.place == "query" for parameter in endpoint.parameters)
        holds = {
            400: asked and wrong_input,
            401: endpoint.authenticated or bool(endpoint.permission),
            403: bool(endpoint.permission),
            404: bool(parameters_of(path_of(endpoint))),
            429: self._limited or bool(endpoint.rate_limit),
        }
        return [status for status, follows in holds.items() if follows]
