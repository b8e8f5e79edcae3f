# `make demo` and `make test` are all a user needs; the rest is for those who change svodka.
PYTHON ?= python3
BIN := .venv/bin
PORT ?= 8080

.PHONY: demo test format lint types contracts docs lock record clean

demo: .venv/.installed
	@$(BIN)/svodka demo --port $(PORT)

test: .venv/.installed-dev
	$(BIN)/pytest -n auto

.venv/.installed: requirements.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "svodka needs Python 3.11 or newer: make PYTHON=python3.12 demo")'
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

.venv/.installed-dev: .venv/.installed requirements-dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@

# What a change needs before it lands; .ci/run does all of it on a fresh clone.
lint: .venv/.installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

format: .venv/.installed-dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

types: .venv/.installed-dev
	$(BIN)/mypy
	$(BIN)/pyright --pythonpath $(BIN)/python

contracts: .venv/.installed-dev
	$(BIN)/lint-imports

# Writes the pages that are made from the code.
docs: .venv/.installed-dev
	$(BIN)/python -m docs.generate

lock: .venv/.installed-dev
	$(BIN)/uv pip compile --quiet pyproject.toml --group build --universal --python-version 3.11 --generate-hashes \
		--custom-compile-command "make lock" -o requirements.txt
	$(BIN)/uv pip compile --quiet pyproject.toml --group build --group dev --universal --python-version 3.11 --generate-hashes \
		--custom-compile-command "make lock" -c requirements.txt -o requirements-dev.txt
	$(BIN)/uv pip compile --quiet pyproject.toml --group local-model --universal --python-version 3.11 --generate-hashes \
		--custom-compile-command "make lock" -c requirements-dev.txt -o requirements-local-model.txt

# Asks the model that is configured (SVODKA_MODEL, SVODKA_MODEL_KEY, SVODKA_MODEL_URL) and replaces the recordings.
record: .venv/.installed
	$(BIN)/svodka record

clean:
	rm -rf .venv .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
