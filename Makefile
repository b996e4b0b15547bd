# The one door: `make run`, `make test`. Both set up a fresh machine first, and need no network the second time.
.PHONY: run test test-long bench pictures lint format lock setup setup-dev
PYTHON ?= python3
BIN := .venv/bin
# Tests start hundreds of offices; their folders live in memory where the machine has such a folder.
SCRATCH := $(shell [ -w /dev/shm ] && echo /dev/shm || echo /tmp)
# One worker a core: a browser that has to wait for its turn waits for everything. The tests of a file stay together.
WORKERS := $(shell nproc)
TEST = TMPDIR=$(SCRATCH) $(BIN)/python -m pytest -n $(WORKERS) --dist loadfile --no-loadscope-reorder
export PYTHON
export PIP_DISABLE_PIP_VERSION_CHECK := 1

run: setup
	@exec $(BIN)/python -m config.box

test: setup-dev lint
	@$(TEST) -m "not long" --reruns 1 -rR

test-long: setup-dev lint
	@$(TEST) --timeout 3600 --hypothesis-profile searching

bench: setup-dev
	@$(BIN)/python -m tests.bench

# The staff guide's pictures, by the walk that the tests take too.
pictures: setup-dev
	@FOYER_PICTURES=docs/pictures/desk TMPDIR=$(SCRATCH) $(BIN)/python -m pytest tests/browser/desk/test_staff_guide.py

lint: setup-dev
	@$(BIN)/ruff check -q .
	@$(BIN)/ruff format -q --check .
	@$(BIN)/mypy --no-error-summary
	@node_modules/.bin/eslint .

format: setup-dev
	@$(BIN)/ruff check -q --fix .
	@$(BIN)/ruff format -q .

setup:
	@config/setup.sh run

setup-dev:
	@config/setup.sh dev

# uv resolves for every platform at once; the hashes are what pip holds the downloads to.
lock:
	@for name in requirements requirements-dev; do \
	  uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-annotate \
	    --no-emit-index-url --custom-compile-command "make lock" -o $$name.txt $$name.in; done
	@npm install --package-lock-only --silent
