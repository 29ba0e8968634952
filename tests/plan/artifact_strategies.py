"""Hypothesis strategies for artifacts of any content, valid by type though not by meaning."""

from collections.abc import Callable
from functools import cache
from typing import Annotated, Literal, cast, get_args, get_origin

from hypothesis import strategies as st
from pydantic import BaseModel

from plan.artifacts import MODELS, Artifact, ArtifactName

TEXT = st.text(alphabet=st.characters(codec="utf-8"), max_size=8).map(str.strip)


@cache  # building a strategy takes longer than drawing from it
def artifacts(name: ArtifactName, text: st.SearchStrategy[str] = TEXT) -> st.SearchStrategy[Artifact]:
    """Any artifact called `name`, its texts drawn from `text`."""
    return cast("st.SearchStrategy[Artifact]", of_type(MODELS[name], text))


def of_type(annotation: object, text: st.SearchStrategy[str]) -> st.SearchStrategy[object]:
    """Any value of a type that artifacts are made of."""
    origin = get_origin(annotation)
    if origin is Annotated:
        return of_type(get_args(annotation)[0], text)
    if origin is Literal:
        return st.sampled_from(get_args(annotation))
    if origin is tuple:
        return st.lists(of_type(get_args(annotation)[0], text), max_size=2).map(tuple)
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        fields = {name: of_type(field.annotation, text) for name, field in annotation.model_fields.items()}
        return st.builds(cast("Callable[..., object]", annotation), **fields)
    scalars: dict[object, st.SearchStrategy[object]] = {str: text, int: st.integers(0, 1000), bool: st.booleans()}
    return scalars[annotation]
