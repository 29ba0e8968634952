"""The pictures of the README and the guide are of the app as it is now."""

import pytest

from tests.screenshots.__main__ import FOLDER, PICTURES, sample_folder, take


async def test_the_pictures_show_what_the_app_shows_now(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANG", "C.UTF-8")
    with sample_folder() as home:
        monkeypatch.setenv("PLANROOM_HOME", str(home))
        monkeypatch.chdir(home)
        for picture in PICTURES:
            shown = await take(picture, home)
            kept = (FOLDER / f"{picture.name}.svg").read_text(encoding="utf-8")
            assert shown == kept, f"{picture.name} is another picture; `make screenshots` takes it anew"
        monkeypatch.undo()
