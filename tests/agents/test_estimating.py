"""Planning poker on the wire: what a specialist sees, what is not accepted, and the offline planner's cards."""

import json

import pytest

from agents.asking import ask
from agents.estimating import EstimateJob, SettleJob
from agents.job import Progress
from plan.estimates import SPECIALISTS, AgentEstimates, Dispute, Estimate, Estimates, Settlement, disputes, in_order
from plan.plan import Plan
from sessions.events import DraftRetried
from tests.agents.server import Answer, provider

pytestmark = pytest.mark.usefixtures("litellm")


def estimate_job(plan: Plan, model: str, api_base: str = "") -> EstimateJob:
    assert plan.sprints
    return EstimateJob(
        draft="e1",
        model=model,
        api_base=api_base,
        agent="database-architect",
        requirements=plan.requirements,
        inputs={name: artifact for name in SPECIALISTS if (artifact := plan.artifact(name)) is not None},
        sprints=plan.sprints,
    )


def hand(plan: Plan, points: int = 3) -> Estimates:
    assert plan.sprints
    return Estimates(
        estimates=tuple(Estimate(story=s.id, points=points, reason="Two tables.") for s in in_order(plan.sprints))
    )


async def test_a_specialist_sees_the_stories_without_points(plan: Plan) -> None:
    async with provider(Answer(hand(plan).model_dump_json())) as server:
        answered = await ask(estimate_job(plan, "openai/some-model", server.api_base), lambda _: None)
        (request,) = server.asked
    assert answered.content == hand(plan)
    text = json.dumps(request["messages"])
    assert plan.sprints
    assert all(f'\\"{story.id}\\"' in text for story in in_order(plan.sprints))
    asked = request["messages"]
    assert isinstance(asked, list)
    assert '"points"' not in json.dumps(asked[-1]).replace("\\", "")
    assert "Estimates: database-architect" in text


async def test_a_story_without_a_card_goes_back_to_the_model(plan: Plan) -> None:
    whole = hand(plan)
    short = Estimates(estimates=(*whole.estimates[1:], Estimate(story="S9-99", points=4, reason="")))
    retried: list[Progress] = []
    async with provider(Answer(short.model_dump_json()), Answer(whole.model_dump_json())) as server:
        answered = await ask(estimate_job(plan, "openai/some-model", server.api_base), retried.append)
        text = json.dumps(server.asked[1]["messages"])
    assert answered.content == whole
    assert f"story {whole.estimates[0].story} has no entry" in text
    assert "there is no story S9-99" in text
    assert "4 points for S9-99 are not on the scale" in text
    assert any(isinstance(event, DraftRetried) for event in retried)


async def test_the_offline_planner_lays_cards_and_settles(plan: Plan) -> None:
    assert plan.sprints
    answered = await ask(estimate_job(plan, "offline/planner"), lambda _: None)
    stories = in_order(plan.sprints)
    assert [card.story for card in answered.content.estimates] == [story.id for story in stories]
    assert all(card.reason for card in answered.content.estimates)
    apart = Dispute(stories[0], (("api-architect", Estimate(story=stories[0].id, points=13, reason="Huge.")),))
    job = SettleJob(draft="s1", model="offline/planner", requirements=plan.requirements, disputes=(apart,))
    (verdict,) = (await ask(job, lambda _: None)).content.settlements
    assert verdict.story == stories[0].id
    assert "split" in verdict.reason


@pytest.mark.parametrize("seen", ["cards", "story"])
async def test_the_planner_sees_every_card_of_a_dispute(plan: Plan, seen: str) -> None:
    assert plan.sprints
    first = in_order(plan.sprints)[0]
    apart = disputes(plan.sprints, (AgentEstimates(agent="api-architect", estimates=hand(plan, 13).estimates),))
    settlements = {"settlements": [Settlement(story=d.story.id, points=8, reason="").model_dump() for d in apart]}
    async with provider(Answer(json.dumps(settlements))) as server:
        job = SettleJob(
            draft="s1",
            model="openai/some-model",
            api_base=server.api_base,
            requirements=plan.requirements,
            disputes=apart,
        )
        await ask(job, lambda _: None)
        text = json.dumps(server.asked[0]["messages"])
    assert (first.id if seen == "story" else "Two tables.") in text
