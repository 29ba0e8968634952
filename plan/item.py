"""What every part of a plan has in common."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

Slug = Annotated[
    str,
    Field(description="A stable, readable id: lower-case words joined by hyphens, for example `auth-service`."),
]


class Item(BaseModel):
    """A closed, immutable piece of a plan.

    Every field is described, a model has to give each, and no field is nullable or a union: absent text is `""`, absent
    lists are empty, an absent number is 0. That keeps each artifact inside what OpenAI's strict mode and Anthropic's
    structured outputs accept, and the descriptions are what a model reads.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)
