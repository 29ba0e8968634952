"""The messages of planning poker: a specialist's blind cards, and the planner's settling."""

from collections.abc import Mapping, Sequence

from pydantic import JsonValue

from agents.prompts.blocks import block
from agents.prompts.composing import Message, parsed, text_of
from plan.artifacts import AgentName, Artifact, ArtifactName
from plan.estimates import Dispute, Estimates, Settlements, in_order
from plan.requirements import Requirements
from plan.sprints import SprintPlan


def estimate_messages(
    agent: AgentName,
    requirements: Requirements,
    inputs: Mapping[ArtifactName, Artifact],
    sprints: SprintPlan,
    last: Estimates | None,
    problems: Sequence[str],
    answer: str,
    form: str,
) -> list[Message]:
    """Return what is sent to `agent`: the artifacts and the stories, whose points it does not see."""
    stories: list[JsonValue] = [story.model_dump(mode="json", exclude={"points"}) for story in in_order(sprints)]
    blocks = [block("requirements", requirements), *(block(name, artifact) for name, artifact in inputs.items())]
    blocks.append(block("stories", stories))
    return _conversation(f"Estimates: {agent}", "estimates", blocks, last, problems, answer, form)


def settle_messages(
    requirements: Requirements,
    disputes: Sequence[Dispute],
    last: Settlements | None,
    problems: Sequence[str],
    answer: str,
    form: str,
) -> list[Message]:
    """Return what is sent to the planner: the disputed stories and every card."""
    data: list[JsonValue] = [
        {
            "story": dispute.story.model_dump(mode="json"),
            "cards": [{"agent": agent, **card.model_dump(mode="json")} for agent, card in dispute.cards],
        }
        for dispute in disputes
    ]
    blocks = [block("requirements", requirements), block("disputes", data)]
    return _conversation("Settlements: sprint-planner", "settlements", blocks, last, problems, answer, form)


def _conversation(
    head: str,
    task: str,
    blocks: list[str],
    last: Estimates | Settlements | None,
    problems: Sequence[str],
    answer: str,
    form: str,
) -> list[Message]:
    system = "\n\n".join(part for part in (head, text_of(task), text_of("common"), form) if part)
    if last is not None:
        blocks.append(block("last-draft", last))
    if answer:
        blocks.append(block("answer", parsed(answer)))
    if problems:
        blocks.append(block("problems", list(problems)))
        blocks.append(f"Your last answer does not hold. Mend every point of `problems`; answer with all {task} again.")
    else:
        blocks.append(f"Give your {task}.")
    return [{"role": "system", "content": system}, {"role": "user", "content": "\n\n".join(blocks)}]
