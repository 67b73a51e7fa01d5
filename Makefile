# Everything runs in the project's own virtual environment, which the first call creates.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check
FIXTURE := fixtures/monolith_app
DEMO_OUT := demo-output

# Stamps: a set-up is repeated only when pyproject.toml changes.
USER_READY := $(VENV)/.ready-to-use
DEVELOPER_READY := $(VENV)/.ready-to-develop

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help demo test lint format fixture-test tools coverage bench corpus recall frameworks boundaries replay clean

help: ## Show this list
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 22

demo: $(USER_READY) ## Take the bundled monolith apart and say where to look
	@$(BIN)/decomposer run $(FIXTURE) --out $(DEMO_OUT)
	@echo
	@echo "The results are in $(DEMO_OUT)/. Try your own code: $(BIN)/decomposer run PATH"

test: $(DEVELOPER_READY) tools lint fixture-test ## Run every check and every test
	$(BIN)/python -m pytest --numprocesses logical --maxprocesses 8 --dist loadfile

lint: $(DEVELOPER_READY) ## Check style, types and import layers
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(DEVELOPER_READY) ## Format the code and fix what can be fixed
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

fixture-test: $(DEVELOPER_READY) ## Run the bundled monolith's own tests
	cd $(FIXTURE) && $(CURDIR)/$(BIN)/python manage.py test

tools: ## Install nginx and Graphviz when missing (root on Debian only)
	@.ci/install-tools

coverage: $(DEVELOPER_READY) ## Run the tests and list the lines they miss
	$(BIN)/python -m pytest --numprocesses logical --maxprocesses 8 --dist loadfile --cov

bench: $(DEVELOPER_READY) ## Measure speed and memory
	@$(PIP) install --group bench
	$(BIN)/python -m tests.benchmarks

corpus: $(DEVELOPER_READY) ## Try real packages from the index and print a table
	$(BIN)/python -m tests.benchmarks.corpus

recall: $(DEVELOPER_READY) ## Compare the call graph with the calls that really run
	$(BIN)/python -m tests.benchmarks.recall

frameworks: $(DEVELOPER_READY) ## Compare what is read of web applications with what they really do
	$(BIN)/python -m tests.benchmarks.frameworks

boundaries: $(DEVELOPER_READY) ## Compare proposed services with those that people made
	$(BIN)/python -m tests.benchmarks.boundaries

replay: $(DEVELOPER_READY) ## Count new findings from release to release of a real package
	$(BIN)/python -m tests.benchmarks.replay

clean: ## Remove everything that make created
	rm -rf $(VENV) $(DEMO_OUT) .corpus build dist .coverage .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(BIN)/python:
	@.ci/create-venv $(PYTHON) $(VENV)

$(USER_READY): pyproject.toml | $(BIN)/python
	@echo "Installing into $(VENV) ..."
	@$(PIP) install --editable '.[dot]'
	@touch $@

# pip knows dependency groups since 25.1; Debian 12 brings 23.0.
$(DEVELOPER_READY): pyproject.toml | $(BIN)/python
	@echo "Installing into $(VENV), with the tools for development ..."
	@$(PIP) install 'pip>=25.1'
	@$(PIP) install --editable '.[dot,notebook]' --group dev
	@touch $@ $(USER_READY)
