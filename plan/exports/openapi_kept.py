"""An operation of an existing OpenAPI document, in its own words, with what the plan says otherwise than it read."""

from dataclasses import dataclass

from pydantic import JsonValue

from plan.api import Endpoint
from plan.existing.openapi import ExistingApi
from plan.existing.openapi_document import Object, References, is_object, list_of, object_of, schema_name
from plan.exports.openapi_merging import merged, merged_parameters, written_out
from plan.exports.openapi_upgrade import upgraded


@dataclass(frozen=True, slots=True)
class Said:
    """What a plan says of one operation: the endpoint, and the operation that is written from it."""

    endpoint: Endpoint
    operation: Object
    schemas: Object


class KeptOperations:
    """Puts changes into the operations of one document; raises NotKeptError where its words have no place for one."""

    def __init__(self, references: References, read: ExistingApi, root: Object) -> None:
        self._references = references
        self._read = read
        self._guarded_by_root = "security" in root

    def operation(self, own: Object, shared: list[JsonValue], was: Said, now: Said) -> Object:
        """Return an operation with what differs between what was read and what is planned.

        `shared` are the parameters that its path has for all operations.
        """
        found = dict(own)
        self._put_parameters(found, shared, was.operation, now.operation)
        for key in ("tags", "summary"):
            self._put(found, key, was.operation, now.operation)
        for key, value in now.operation.items():
            if key in {"summary", "operationId"} or key.startswith("x-"):
                found.setdefault(key, value)
        answers = dict(object_of(own, "responses"))
        before, after = (self._answers(answers, said, was, now) for said in (was, now))
        for status in {**before, **after}:
            self._put(answers, status, before, after)
        found["responses"] = answers or now.operation.get("responses") or {"default": {"description": "Any answer"}}
        if was.endpoint.request or not self._unsaid(was):
            requests = [self._in_media(own.get("requestBody"), said, "requestBody") for said in (was, now)]
            self._put(found, "requestBody", *requests)
        self._say_access(found, was, now)
        return found

    def _put(self, own: Object, key: str, before: Object, after: Object) -> None:
        if before.get(key) == after.get(key):
            return
        if key not in after:
            own.pop(key, None)
        elif key in own:
            own[key] = merged(self._shown(own[key]), before.get(key, {}), after[key])
        else:
            own[key] = after[key]

    def _put_parameters(self, own: Object, shared: list[JsonValue], was: Object, now: Object) -> None:
        given = list_of(own, "parameters")
        said = list_of(was, "parameters"), list_of(now, "parameters")
        parameters = merged_parameters([*shared, *given], *said, self._shown)
        changed = [one for one in parameters if one not in shared or one in given]
        if changed:
            own["parameters"] = changed
        else:
            own.pop("parameters", None)

    def _answers(self, own: Object, said: Said, was: Said, now: Said) -> Object:
        """Return the answers that the plan names, each where the document has it: 404 may stand under 4XX there."""
        named = {str(error.status) for error in (*was.endpoint.errors, *now.endpoint.errors)}
        found: Object = {}
        for status, answer in object_of(said.operation, "responses").items():
            if not is_object(answer) or (status >= "400" and status not in named):
                continue  # It follows from how the operation is called, and the document need not say it.
            wide = next((one for one in (f"{status[0]}XX", f"{status[0]}xx") if one in own), status)
            place = wide if status not in own else status
            if place != status and place in found:
                continue
            written = self._in_media(own.get(place), said, "", answer)["it"]
            assert is_object(written)
            if self._unsaid(was) and not any(response.body for response in was.endpoint.responses):
                written = {key: value for key, value in written.items() if key != "content"}
            if status >= "400":
                # The plan has one form for all errors; the document has its own for each.
                written = {key: written[key] for key in ("description", "content") if key in written}
            found[place] = written
        return found

    def _unsaid(self, was: Said) -> bool:
        """Whether the document says of the bodies what no plan has words for."""
        return (was.endpoint.method, was.endpoint.path) in self._read.unsaid

    def _in_media(self, own: JsonValue, said: Said, key: str, given: Object | None = None) -> Object:
        """Return what has a body under the document's media type for JSON, schemas without a name written out."""
        body = given if given is not None else object_of(said.operation, key)
        if not body:
            return {}
        there = self._shown(own)
        kinds = [kind for kind in (object_of(there, "content") if is_object(there) else {}) if "json" in kind]
        content = {kinds[0] if kinds else kind: value for kind, value in object_of(body, "content").items()}
        whole = {**body, "content": content} if content else body
        return {key or "it": written_out(whole, said.schemas, self._read.inline)}

    def _say_access(self, own: Object, was: Said, now: Said) -> None:
        if not self._read.says_access or bool(was.operation["security"]) != bool(now.operation["security"]):
            own["security"] = now.operation["security"]
        elif "security" not in own and not self._guarded_by_root:
            own["security"] = []

    def _shown(self, node: JsonValue) -> JsonValue:
        """Return what a reference to anything but a schema means, else the value itself."""
        if is_object(node) and "$ref" in node and not schema_name(node["$ref"]):
            target = self._references.resolved(node)
            return node if target is None else upgraded(target)
        return node
