# `make run` and `make test` set up whatever is missing; nothing else has to be installed first.
PYTHON ?= python3
BIN := .venv/bin
# Without compiled files every process that the tests start would compile planroom anew.
unexport PYTHONDONTWRITEBYTECODE
EXAMPLE ?= examples/library-loans.md

.PHONY: help run test try-local test-local check format lock bench bench-drawings recording screenshots clean

help:  ## what each target does
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

run: .venv/.ready  ## the app on an example document with the offline planner (without a terminal: the deliverables)
	@if [ -t 0 ] && [ -t 1 ]; then $(BIN)/planroom new $(EXAMPLE); else $(BIN)/planroom run $(EXAMPLE) --out planroom-out --approve; fi

# Tests wait for terminals, engines and servers half of their time: two cores have enough to do with four at once.
test: .venv/.ready-dev  ## the whole test suite
	$(BIN)/python -m pytest -n 4 --dist worksteal -m "not local_model"

try-local: .venv/.ready-local  ## one agent drafts with a small real model on this machine
	@$(BIN)/python -m tests.local_model

test-local: .venv/.ready-local  ## the tests that run that model
	$(BIN)/python -m pytest -m local_model tests/local_model

check: .venv/.ready-dev  ## formatter, linter, type checker, import contract
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: .venv/.ready-dev  ## format the code and mend what the linter can
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: .venv/.ready-dev  ## the benchmarks, as ratios
	$(BIN)/python -m benchmarks

bench-drawings: .venv/.ready-dev  ## our drawings against other tools' (Graphviz, if it is there, is the measure)
	$(BIN)/pip install -q --disable-pip-version-check --no-deps -r benchmarks/drawings/requirements.txt
	cd benchmarks/drawings && npm ci --silent
	$(BIN)/python -m benchmarks.drawings

recording: .venv/.ready-dev  ## examples/afternoon.jsonl
	$(BIN)/python -m tests.recording

screenshots: .venv/.ready-dev  ## the pictures and the recording in screenshots/
	$(BIN)/python -m tests.screenshots

lock: .venv/.ready-dev  ## both lock files anew from pyproject.toml
	$(BIN)/pip install -q uv
	$(BIN)/uv pip compile -q --universal --generate-hashes --no-header --no-annotate --python-version 3.11 pyproject.toml --group build -o requirements.lock
	$(BIN)/uv pip compile -q --universal --generate-hashes --no-header --no-annotate --python-version 3.11 pyproject.toml --group dev -c requirements.lock -o requirements-dev.lock

.venv/bin/pip:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "planroom needs Python 3.11 or newer; name one with make PYTHON=/path/to/python3")'
	$(PYTHON) -m venv .venv

.venv/.ready: requirements.lock pyproject.toml | .venv/bin/pip
	$(BIN)/pip install -q --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/pip install -q --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

.venv/.ready-dev: requirements-dev.lock .venv/.ready
	$(BIN)/pip install -q --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@touch $@

.venv/.ready-local: tests/local_model/requirements.txt .venv/.ready-dev
	$(BIN)/pip install -q --disable-pip-version-check --no-deps --require-hashes -r tests/local_model/requirements.txt
	@touch $@

clean:  ## everything that make set up
	rm -rf .venv planroom-out
