"""Sentences in a box: a long path can be read and copied line by line."""

from textual.app import App, ComposeResult

from widgets.prose import Prose

PATH = "/srv/projects/library-loans/edits/barberwise-752da9-sprints-04bf5ff7f982f.yaml"


class Shown(App[None]):
    def compose(self) -> ComposeResult:
        yield Prose(f"Your text is kept in\n{PATH}; [b]go on[/b].")


def lines(app: App[None]) -> list[str]:
    prose = app.query_one(Prose)
    return [strip.text.rstrip() for strip in prose.render_lines(prose.content_region.at_offset((0, 0)))]


async def test_a_path_is_broken_after_its_slashes_at_any_width() -> None:
    app = Shown()
    async with app.run_test(size=(60, 10)) as pilot:
        await pilot.pause()
        assert lines(app)[1] == "/srv/projects/library-loans/edits/"
        assert f"{PATH};" in "".join(lines(app))
        assert lines(app)[-1].endswith("[b]go on[/b].")
        await pilot.resize_terminal(100, 10)
        await pilot.pause()
        assert lines(app)[1].startswith(PATH)
        app.query_one(Prose).tell("")
        await pilot.pause()
        assert not "".join(lines(app))
