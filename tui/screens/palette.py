"""The palette's commands: the action registry, as far as it holds on the screen below."""

from collections.abc import Awaitable, Callable

from textual.command import DiscoveryHit, Hit, Hits, Provider

from tui.actions import Action
from tui.screens.base import PlaceScreen


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
