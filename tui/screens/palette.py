"""The palette's commands: the action registry, as far as it holds on the screen below, and the items of the plan."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import partial

from textual.command import DiscoveryHit, Hit, Hits, Provider

from tui.actions import Action
from tui.plain_search import score, spans
from tui.screens.base import PlaceScreen
from widgets.text import clip, line, safe

_BESIDE = 10
"""So much of a terminal's width the palette keeps for itself."""
_FIRST = "help"
"""What the palette opens on: Enter does no harm there."""
_LAST = 1_000


@dataclass
class _Listed(DiscoveryHit):
    """What is listed before anything is typed, in one order: providers are asked side by side."""

    rank: int = 0

    @property
    def score(self) -> float:
        """Return how far up it stands."""
        return -self.rank


class _PlainProvider(Provider):
    """Finds by words, and shows each hit in one line."""

    def hit(self, query: str, text: str, also: str, run: Callable[[], object], help_line: str) -> Hit | None:
        """Return the hit if the text, or what is said of it `also`, says the words."""
        found = score(query, f"{text} {also}")
        if not found:
            return None
        shown = clip(line(text), self.app.size.width - _BESIDE)
        for start, end in spans(query, shown.plain):
            shown = shown.stylize("bold underline", start, end)
        return Hit(found, shown, partial(_call, run), text=text, help=help_line)


async def _call(run: Callable[[], object]) -> None:
    done = run()
    if isinstance(done, Awaitable):
        await done


class ItemsProvider(_PlainProvider):
    """Finds the items of the plan: stories, endpoints, tables and all else that has a name."""

    async def startup(self) -> None:
        """Look once what there is."""
        from plan.items import plan_items
        from tui.screens.exploring import ExploringScreen

        self._found: list[tuple[str, str, Callable[[], None]]] = []
        room = self.screen
        if isinstance(room, ExploringScreen) and room.state is not None:
            for item in plan_items(room.state.plan()):
                self._found.append((safe(f"{item.name}  {item.title}"), item.kind, partial(room.go_to, item)))

    async def search(self, query: str) -> Hits:
        """Yield the items that say the words."""
        for name, kind, go in self._found:
            if hit := self.hit(query, name, kind, go, kind):
                yield hit


class ActionsProvider(_PlainProvider):
    """Finds actions by what they do."""

    def _actions(self) -> tuple[Action, ...]:
        screen = self.screen
        found = screen.possible() if isinstance(screen, PlaceScreen) else ()
        return tuple(sorted(found, key=lambda action: action.name != _FIRST))

    async def discover(self) -> Hits:
        """Yield every action."""
        for rank, action in enumerate(self._actions()):
            yield _Listed(action.about, self._run(action), help=_key(action), rank=rank)

    async def search(self, query: str) -> Hits:
        """Yield the actions that say the words."""
        for action in self._actions():
            if hit := self.hit(query, action.about, action.word, self._run(action), _key(action)):
                yield hit

    def _run(self, action: Action) -> Callable[[], Awaitable[None]]:
        screen = self.screen

        async def run() -> None:
            await screen.run_action(action.name)

        return run


class EverywhereProvider(_PlainProvider):
    """Finds what can be done on every screen; it is listed last."""

    async def discover(self) -> Hits:
        """Yield all of it."""
        for rank, (name, about, run, _) in enumerate(self.app.get_system_commands(self.screen)):
            yield _Listed(name, run, help=about, rank=_LAST + rank)

    async def search(self, query: str) -> Hits:
        """Yield what says the words."""
        for name, about, run, _ in self.app.get_system_commands(self.screen):
            if hit := self.hit(query, name, about, run, about):
                yield hit


def _key(action: Action) -> str:
    return f"key {action.key}"
