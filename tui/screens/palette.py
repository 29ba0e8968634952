"""The palette's commands: the action registry, as far as it holds on the screen below."""

from collections.abc import Awaitable, Callable
from functools import partial

from textual.command import DiscoveryHit, Hit, Hits, Provider

from tui.actions import Action
from tui.screens.base import PlaceScreen
from widgets.text import safe


class ItemsProvider(Provider):
    """Finds the items of the plan: stories, endpoints, tables and all else that has a name."""

    async def startup(self) -> None:
        """Look once what there is."""
        from plan.items import plan_items
        from tui.screens.exploring import ExploringScreen

        self._found: list[tuple[str, str, Callable[[], None]]] = []
        room = self.screen
        if isinstance(room, ExploringScreen) and room.state is not None:
            for item in plan_items(room.state.plan()):
                go = partial(room.go_to, item)
                self._found.append((safe(f"{item.name}  {item.title}"), item.kind, go))

    async def search(self, query: str) -> Hits:
        """Yield the items that match."""
        matcher = self.matcher(query)
        for name, kind, go in self._found:
            score = matcher.match(name)
            if score > 0:
                yield Hit(score, matcher.highlight(name), go, help=kind)


class ActionsProvider(Provider):
    """Finds actions by what they do."""

    def _actions(self) -> tuple[Action, ...]:
        screen = self.screen
        return screen.possible() if isinstance(screen, PlaceScreen) else ()

    async def discover(self) -> Hits:
        """Yield every action."""
        for action in self._actions():
            yield DiscoveryHit(action.about, self._run(action), help=f"key {action.key}")

    async def search(self, query: str) -> Hits:
        """Yield the actions that match."""
        matcher = self.matcher(query)
        for action in self._actions():
            score = matcher.match(action.about)
            if score > 0:
                yield Hit(score, matcher.highlight(action.about), self._run(action), help=f"key {action.key}")

    def _run(self, action: Action) -> Callable[[], Awaitable[None]]:
        screen = self.screen

        async def run() -> None:
            await screen.run_action(action.name)

        return run
