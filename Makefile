# `make` alone lists the targets.
VENV := .venv
PYTHON ?= python3
BIN := $(VENV)/bin
STORE ?= out/store
ACTS ?= data/acts

.DEFAULT_GOAL := help
.PHONY: help install demo serve test fast check format score bench conformance clean

help: ## List the targets
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 16

FRONTEND := $(wildcard frontend/*.json frontend/*.mjs frontend/src/*/*.ts) hatch_build.py

$(VENV)/.installed: pyproject.toml requirements/models.txt $(FRONTEND)
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade pip
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable ".[formats]"
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements/models.txt
	@touch $@

$(VENV)/.developer: $(VENV)/.installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --group dev
	@touch $@

install: $(VENV)/.installed ## Set up .venv

demo: install ## Build, validate and query the sample acts
	$(BIN)/ecograph build $(ACTS) --store $(STORE)
	$(BIN)/ecograph validate --store $(STORE)
	$(BIN)/ecograph query who_funds_whom --store $(STORE)
	$(BIN)/ecograph tables --store $(STORE) --out out/tables
	@echo
	@echo "Go on / pour continuer :"
	@echo "  $(BIN)/ecograph queries                                # the questions one can ask"
	@echo "  $(BIN)/ecograph show \"Pôle SCS\" --store $(STORE)     # what is known about an actor"
	@echo "  make serve                                            # pages, SPARQL endpoint and network in the browser"

serve: install ## Serve the graph at http://127.0.0.1:8000
	$(BIN)/ecograph serve --store $(STORE)

test: $(VENV)/.developer ## Set up and run all tests, types and layers included
	$(BIN)/ruff check src tests benchmarks
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest

fast: $(VENV)/.developer ## Only the fast tests
	$(BIN)/python -m pytest tests/unit tests/shapes tests/ontology tests/properties

check: format test ## Format, then all tests

format: $(VENV)/.developer ## Format the code
	$(BIN)/ruff format src tests benchmarks
	$(BIN)/ruff check --fix src tests benchmarks

score: $(VENV)/.developer ## Measure precision and recall, write docs/quality.md
	$(BIN)/python -m benchmarks.quality

bench: $(VENV)/.developer ## Measure speed, write docs/performance.md
	$(BIN)/python -m benchmarks.build

conformance: $(VENV)/.developer ## Run the W3C SPARQL suite over HTTP, write docs/conformance.md
	$(BIN)/python -m tests.conformance.run_w3c

clean: ## Remove what was built
	rm -rf out build dist
