"""The command line in the test's own process: the same code, and nothing is started."""

from collections.abc import Callable

import pytest

from tests.tui.cli.running import Ran
from tui.cli import main

Called = Callable[..., Ran]


@pytest.fixture
def called(capsys: pytest.CaptureFixture[str]) -> Called:
    """Call `planroom` with some arguments."""

    def call(*arguments: object) -> Ran:
        with pytest.raises(SystemExit) as ended:
            main([str(one) for one in arguments])
        said = capsys.readouterr()
        return Ran(int(ended.value.code or 0), said.out, said.err)

    return call
