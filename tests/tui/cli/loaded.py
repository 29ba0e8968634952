"""Everything that a command may import, for processes that are forked from one that did."""

import gc
import importlib
import os
import pkgutil

import agents
import plan
import sessions
from agents import litellm_setup
from tui.cli import COMMANDS

_before = dict(os.environ)
litellm_setup.load()
VARIABLES = {name: value for name, value in os.environ.items() if _before.get(name) != value}
"""What loading set in the environment."""
_ours = [
    module.name
    for package in (plan, sessions, agents)
    for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}.")
    if not module.name.endswith("__main__")
]
for _name in (*COMMANDS.values(), *_ours, "networkx", "openapi_spec_validator", "sqlglot"):
    importlib.import_module(_name)
gc.freeze()
