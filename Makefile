# Needs make and Python 3.11 or newer; everything else goes into .venv, at the versions in requirements/.
PYTHON ?= python3
BIN := .venv/bin
SETUP := command -v $(PYTHON) >/dev/null || \
  { echo "Install Python 3.11 or newer, or name it, as in 'make run PYTHON=python3.13'." >&2; exit 1; }; \
  $(PYTHON) requirements/install.py
LOCK := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
  --custom-compile-command "make lock" pyproject.toml

.DEFAULT_GOAL := help
.PHONY: help run test check format bench bench-cards bench-study screenshots lock wheel clean

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' Makefile
	@echo "PYTHON=python3.13 takes another Python; ARGS='...' is passed on by test, bench and lock."

run: ## build the deck and open the quiz
	@$(SETUP) run
	@$(BIN)/kaiser-study build
	@if [ -t 0 ] && [ -t 1 ]; then $(BIN)/kaiser-study study; else \
	  echo "Import that deck into Anki (File > Import), or run 'make run' in a terminal to study here."; fi

test: ## run the tests, as in: make test ARGS='-k cloze'
	@$(SETUP) dev
	$(BIN)/pytest $(ARGS)

check: ## lint, format, types, and who imports whom
	@$(SETUP) dev
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache

format: ## format the code and mend what ruff can mend
	@$(SETUP) dev
	$(BIN)/ruff check --fix --exit-zero
	$(BIN)/ruff format

bench: ## measure, as in: make bench ARGS='--help'
	@$(SETUP) dev
	$(BIN)/python bench/bench.py $(ARGS)

bench-study: ## the quiz with a million reviews, and its core beside Anki's
	@$(SETUP) dev
	$(BIN)/python bench/study.py

bench-cards: ## how often the chooser hides what people would: make bench-cards GOLD='a.jsonl b.jsonl'
	@$(SETUP) dev
	$(BIN)/python bench/cards.py $(GOLD)

screenshots: ## take the screenshots in docs/screenshots again
	@$(SETUP) dev
	$(BIN)/python -m scripts.screenshots

lock: ## remake requirements/*.txt after a change of pyproject.toml, or newer with ARGS=--upgrade
	@$(SETUP) dev
	$(LOCK) --group build --output-file requirements/run.txt $(ARGS)
	$(LOCK) --group dev --constraints requirements/run.txt --output-file requirements/dev.txt $(ARGS)

wheel: ## build the wheel and the source archive into dist/
	@$(SETUP) run
	$(BIN)/python -m hatchling build -d dist

clean: ## remove all that make made
	rm -rf .venv dist .hypothesis .mypy_cache .pytest_cache .ruff_cache snapshot_report.html
	find . -name __pycache__ -prune -exec rm -rf {} +
