"""What the offline planner writes in answer to the messages of a call, and how it comes: piece by piece."""

import asyncio
import re
import time
from collections.abc import AsyncGenerator, Mapping, Sequence
from dataclasses import dataclass

_PIECE = re.compile(r"\s*\S{1,24}")
_CHARACTERS_A_TOKEN = 4
_MOST_PIECES = 4_000
"""More pieces than that show nothing more to anybody, and each costs litellm a third of a millisecond."""
_MOST_UNPACED_PIECES = 400
"""Where nothing slows the stream down, nobody can read along anyway."""


@dataclass(frozen=True, slots=True)
class Written:
    """An answer as a whole: the artifact's JSON, and a few sentences of reasoning that come before it."""

    reasoning: str
    text: str
    asked_tokens: int

    @property
    def tokens(self) -> int:
        """About what the answer would be in tokens of a language model."""
        return -(-len(self.reasoning + self.text) // _CHARACTERS_A_TOKEN)

    async def pieces(self, tokens_per_second: float = 0.0) -> AsyncGenerator[tuple[str, str], None]:
        """Yield pieces of the reasoning and then of the text, in pairs of which one is empty.

        `tokens_per_second` slows that down; 0 is as fast as possible.
        """
        pause = 1 / (tokens_per_second * _CHARACTERS_A_TOKEN) if tokens_per_second > 0 else 0.0
        begun, told = time.monotonic(), 0
        for piece in _PIECE.findall(self.reasoning):
            yield piece, ""
            told += len(piece)
            await asyncio.sleep(max(0.0, begun + told * pause - time.monotonic()))
        for start, end in _cut(self.text, _MOST_PIECES if pause else _MOST_UNPACED_PIECES):
            yield "", self.text[start:end]
            await asyncio.sleep(max(0.0, begun + (told + end) * pause - time.monotonic()))


def write(messages: Sequence[Mapping[str, object]]) -> Written:
    """Return what the rules make of the messages of a call; raises RequestError for what is no request to plan."""
    # What only knows that there is an offline planner does not wait for its rules to be imported.
    from agents.offline.cards import lay, read_cards
    from agents.offline.narration import narrate
    from agents.offline.planner import answer
    from agents.offline.request import RequestError, read_request
    from agents.offline.sprints import StartDateError

    asked = sum(len(str(message.get("content", ""))) for message in messages) // _CHARACTERS_A_TOKEN
    cards = read_cards(messages)
    if cards is not None:
        return Written("", lay(cards).model_dump_json(), asked)
    request = read_request(messages)
    try:
        planned = answer(request)
    except StartDateError as error:
        raise RequestError(str(error)) from error
    return Written(narrate(request, planned.points), planned.artifact.model_dump_json(), asked)


def _cut(text: str, most: int) -> list[tuple[int, int]]:
    """Cut a text into `most` pieces at most, of a word or so, of several where it is long; they make up all of it."""
    cuts = [match.end() for match in _PIECE.finditer(text)]
    several = -(-len(cuts) // most)
    cuts = cuts[several - 1 :: several] if several > 1 else cuts
    if not cuts or cuts[-1] < len(text):
        cuts.append(len(text))
    return list(zip([0, *cuts[:-1]], cuts, strict=True))
