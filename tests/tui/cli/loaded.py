"""Everything that a command may import, for processes that are forked from one that did."""

import gc
import importlib
import os

from agents import litellm_setup
from tui.cli import COMMANDS

_before = dict(os.environ)
litellm_setup.load()
VARIABLES = {name: value for name, value in os.environ.items() if _before.get(name) != value}
"""What loading set in the environment."""
for _module in (*COMMANDS.values(), "agents.offline.cards", "agents.offline.narration", "agents.offline.planner"):
    importlib.import_module(_module)
gc.freeze()
