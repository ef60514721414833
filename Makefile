# Tahqiq. A fresh machine needs Python 3.11 to 3.13 and make, nothing else:
#
#   make demo     the sample case, from its reports to its dossier
#   make test     every test that needs no server
#
# `make help` lists the rest. Another interpreter: make demo PYTHON=python3.12

PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check
RUNTIME := $(VENV)/.runtime
DEV := $(VENV)/.dev
EXCHANGE := $(VENV)/.exchange
DEMO ?= demo-case
CHROMIUM ?= chromium
LOCK := uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes \
	--no-header --no-emit-index-url --no-emit-find-links --quiet

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help setup setup-dev demo test test-fast test-postgres test-browser test-exchange check format docs evals bench picture pictures lock clean

help: ## say what can be typed
	@grep -hE '^[a-z-]+:.*##' Makefile | sed -E 's/:.*## /: /' | awk -F': ' '{printf "  make %-10s %s\n", $$1, $$2}'

setup: $(RUNTIME) ## install what Tahqiq needs into .venv, every package checked by its hash

setup-dev: $(DEV) ## the same, with what tests, checks and docs need

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 14))' || \
	  { echo "Python 3.11 to 3.13 is needed. Name one: make demo PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV) || \
	  { rm -rf $(VENV); echo "No venv could be made. On Debian and Ubuntu: apt-get install python3-venv" >&2; exit 1; }

# Each stamp is older than its requirements once these change, so packages follow them.
$(RUNTIME): requirements/runtime.txt pyproject.toml | $(BIN)/python
	$(PIP) install --quiet --require-hashes -r requirements/runtime.txt
	$(PIP) install --quiet --no-deps -e .
	@touch $@

$(DEV): requirements/dev.txt pyproject.toml | $(BIN)/python
	$(PIP) install --quiet --require-hashes -r requirements/dev.txt
	$(PIP) install --quiet --no-deps -e .
	@touch $(RUNTIME) $@

# PyICU is built here: it needs a C++ compiler, pkg-config and the headers of ICU and Python.
$(EXCHANGE): requirements/exchange.txt $(DEV)
	$(PIP) install --quiet --require-hashes -r requirements/exchange.txt
	@touch $@

demo: setup ## build the sample case and say where its dossier is
	$(BIN)/tahqiq demo $(DEMO)

test: setup-dev ## every test but those that need PostgreSQL or a browser
	$(BIN)/pytest -m "not postgres and not browser"

test-fast: setup-dev ## without the slow ones
	$(BIN)/pytest -m "not postgres and not browser and not slow"

test-postgres: setup-dev ## those that need PostgreSQL, on one started for them alone
	.ci/with-postgres $(BIN)/pytest -m postgres tests/contract tests/web/people

test-exchange: $(EXCHANGE) ## our exports read by followthemoney (needs a compiler, libicu-dev)
	$(BIN)/python -c "import followthemoney"
	$(BIN)/pytest tests/unit/publish/test_exchange.py tests/unit/publish/test_exports.py -k followthemoney

test-browser: setup-dev ## those in a real browser (needs chromium)
	$(BIN)/pytest -m browser tests/browser

# One target a tool, so that `make --keep-going check` runs them all.
CHECKS := ruff-check ruff-format mypy lint-imports deptry
check: $(CHECKS:%=check-%) ## style, types, import contracts, dependencies

check-ruff-check: setup-dev
	$(BIN)/ruff check

check-ruff-format: setup-dev
	$(BIN)/ruff format --check

check-mypy: setup-dev
	$(BIN)/mypy

check-lint-imports: setup-dev
	$(BIN)/lint-imports --no-logo

check-deptry: setup-dev
	$(BIN)/deptry .

format: setup-dev ## lay out the code and mend what the linter can
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

docs: setup-dev ## build docs/ into site/; a broken link is an error
	$(BIN)/mkdocs build --strict --quiet

evals: setup-dev ## one table of reading quality; data sets that are not here are named
	$(BIN)/python -m evals

bench: setup-dev ## speed, memory, growth, and kills in the middle of an add
	$(BIN)/python -m bench.read_speed
	$(BIN)/python -m bench.add_growth
	$(BIN)/python -m bench.web_pages
	$(BIN)/python -m bench.kill_add --runs 50

picture: demo ## docs/images/dossier.png, from the sample dossier (needs chromium)
	$(CHROMIUM) --headless --no-sandbox --disable-gpu --hide-scrollbars --window-size=1280,1500 \
	  --screenshot=docs/images/dossier.png "file://$(abspath $(DEMO))/dossier.html"

pictures: setup-dev ## docs/images of the workbench, from the sample case (needs chromium)
	$(BIN)/python docs/pictures.py --chromium $(CHROMIUM)

lock: ## pin all packages anew (needs uv); commit what changes
	$(LOCK) --group dev --output-file requirements/dev.txt
	$(LOCK) --constraint requirements/dev.txt --output-file requirements/runtime.txt
	$(LOCK) --group exchange --constraint requirements/runtime.txt --output-file requirements/exchange.txt

clean: ## remove what was made here; cases of your own are not touched
	rm -rf $(VENV) site dist demo-case .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
