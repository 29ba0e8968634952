"""What config.toml may say."""

from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from agents.commands import bare_address
from agents.keys import checked_reference
from sessions.events import Prices

Address = Annotated[str, AfterValidator(bare_address)]
KeyReference = Annotated[str, AfterValidator(checked_reference)]
Seconds = Annotated[float, Field(gt=0, le=86_400, allow_inf_nan=False)]
Dollars = Annotated[float, Field(ge=0, allow_inf_nan=False)]
Temperature = Annotated[float, Field(ge=0, le=2)]
MaxTokens = Annotated[int, Field(gt=0)]
Effort = Literal["none", "minimal", "low", "medium", "high"]
Key = Annotated[str, Field(min_length=1, max_length=40, pattern=r"^[^\s,]+$")]
"""A key as Textual names it; what actions there are is the app's business."""
Model = Annotated[str, Field(min_length=1, max_length=200, pattern=r"^\S+$")]


class _Section(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, hide_input_in_errors=True)


class TimeoutSection(_Section):
    """Seconds until a call's first token, between two, and for the whole draft."""

    first_token: Seconds | None = None
    between_tokens: Seconds | None = None
    total: Seconds | None = None


class FallbackSection(_Section):
    """A model that takes over."""

    model: Model
    api_base: Address = ""
    key: KeyReference = ""
    prices: Prices | None = None


class AgentSection(_Section):
    """One agent, or `default` for all four."""

    model: Model | None = None
    api_base: Address | None = None
    endpoint: str | None = None
    key: KeyReference | None = None
    temperature: Temperature | None = None
    max_tokens: MaxTokens | None = None
    reasoning_effort: Effort | None = None
    timeouts: TimeoutSection = TimeoutSection()
    fallbacks: list[Model | FallbackSection] | None = None
    prices: Prices | None = None


class EndpointSection(_Section):
    """A server of the person's own; `prices` holds for what it serves, unless something nearer names others."""

    api_base: Address
    key: KeyReference = ""
    prices: Prices | None = None


class AgentSections(_Section):
    """The four agents, and what holds for all of them."""

    default: AgentSection = AgentSection()
    tech_lead_orchestrator: AgentSection = Field(default=AgentSection(), alias="tech-lead-orchestrator")
    database_architect: AgentSection = Field(default=AgentSection(), alias="database-architect")
    api_architect: AgentSection = Field(default=AgentSection(), alias="api-architect")
    sprint_planner: AgentSection = Field(default=AgentSection(), alias="sprint-planner")


class Config(_Section):
    """The whole file."""

    agents: AgentSections = AgentSections()
    endpoints: dict[str, EndpointSection] = {}
    budget: Dollars | None = None
    cache: bool | None = None
    theme: str | None = None
    keys: dict[str, Key | list[Key]] = {}
