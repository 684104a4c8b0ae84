# `make run` and `make test` are all one needs; both install what they use into .venv.
# Nothing here names the checkout's own path, so it may hold spaces and Chinese characters; and tools
# are called as modules (`python -m`), because the scripts of a venv keep the path they were made in.

PYTHON ?= python3
HOST ?= 127.0.0.1
PORT ?= 8000
ARGS ?=
export HOST PORT ARGS

SHELL := /bin/sh
py := .venv/bin/python
pip := $(py) -m pip --disable-pip-version-check install --quiet --no-compile --require-hashes
# jieba is built from source and the project itself too: with the pinned tools, not with whatever is newest.
no_isolation := --no-build-isolation
# Bytecode is made by all processors, where pip uses one; of what is large and seldom imported, when it is.
bytecode := $(py) -W ignore -m compileall -qq -j 0 -x '/(pip|setuptools|mypy|mypyc|scipy|pygments|tests)/' .venv/lib || :

.DEFAULT_GOAL := help
.PHONY: help run test soak check rules types browser bench install install-dev venv lock clean

help:  ## Show this list
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1|\2/p' Makefile | awk -F'|' '{ printf "%-18s %s\n", $$1, $$2 }'
	@echo
	@echo '  HOST=127.0.0.1 PORT=8000   where `make run` listens'
	@echo '  PYTHON=python3             the Python (3.11 or newer) that .venv is made with'
	@echo '  ARGS=tests/web             what `make test` gives to pytest'

run: install  ## Build the index from seeds/ if it is out of date, and serve it at http://127.0.0.1:8000/
	@$(py) -m search index
	@exec $(py) -m search serve

# Files are taken in their order, which ends with many short ones; by the number of their tests, as pytest-xdist has it,
# the longest of all come last, and processors wait for them. Types, which take longest to check, are checked meanwhile.
test: rules browser  ## Check style, types and import rules, and run every test
	@$(py) -m mypy & types=$$!; \
	  $(py) -m pytest -n auto --dist loadfile --no-loadscope-reorder $$ARGS; tests=$$?; \
	  wait $$types || { echo 'make: the types are wrong, run `make check`' >&2; exit 1; }; exit $$tests

check: rules types  ## Only style, types and import rules

types: install-dev
	@$(py) -m mypy

rules: install-dev
	@$(py) -m ruff check
	@$(py) -m ruff format --check --quiet || { echo 'make: run `.venv/bin/python -m ruff format`' >&2; exit 1; }
	@$(py) -c 'from importlinter.cli import lint_imports_command as run; run()' --no-logo

# What is installed is written down as the checksum of everything that decides it, and the directory it is in:
# the second start compares two lines of text and calls no pip.
state = cat pyproject.toml $(1) | cksum | tr '\n' ' '; pwd
up_to_date = test -f .venv/$(1) && test "$$($(call state,$(2)))" = "$$(cat .venv/$(1))"

install: venv
	@$(call up_to_date,.run,requirements.txt requirements-build.txt) || { set -e; \
	  echo 'Installing what Mudan needs into .venv (once) ...'; \
	  $(pip) -r requirements-build.txt; \
	  $(pip) $(no_isolation) -r requirements.txt; \
	  $(py) -m pip --disable-pip-version-check install --quiet $(no_isolation) --no-deps --editable .; \
	  $(bytecode); \
	  { $(call state,requirements.txt requirements-build.txt); } > .venv/.run; }

install-dev: install
	@$(call up_to_date,.test,requirements-dev.txt) || { set -e; \
	  echo 'Installing what the tests need into .venv (once) ...'; \
	  $(pip) $(no_isolation) -r requirements-dev.txt; \
	  $(bytecode); \
	  { $(call state,requirements-dev.txt); } > .venv/.test; }

# A venv whose Python has gone (an upgrade, another machine) is made anew.
venv:
	@.venv/bin/python -c '' 2>/dev/null || { \
	  "$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
	    echo 'make: Mudan needs Python 3.11 or newer; "$(PYTHON)" is not. Say which: make PYTHON=python3.12' >&2; exit 1; }; \
	  "$(PYTHON)" -m venv --clear .venv || { \
	    echo 'make: no venv could be made; on Debian: apt-get install python3-venv' >&2; rm -rf .venv; exit 1; }; }

# The browser tests use a Chromium of the system, a font that has Chinese characters, and a driver (Node, in
# playwright's own wheel) that needs libatomic; one test puts nginx before the service. A Chromium that can have no
# window takes a quarter of the processor's time for each visitor; where there is none to install, any other will do.
browser: install-dev
	@$(call browser_ready,chromium-headless-shell) || { command -v apt-get >/dev/null 2>&1 && test "$$(id -u)" = 0 && { \
	    echo 'Installing chromium-headless-shell, fonts-noto-cjk and nginx for the tests (once) ...'; \
	    export DEBIAN_FRONTEND=noninteractive; apt-get update -qq && apt-get install -y -qq --no-install-recommends \
	      chromium-headless-shell fontconfig fonts-noto-cjk libatomic1 nginx-light >/dev/null; } && $(call browser_ready,chromium-headless-shell); } \
	  || $(call browser_ready,chromium chromium-browser google-chrome) \
	  || echo 'make: no Chromium, no Chinese font or no nginx: tests that need them are skipped (apt-get install chromium-headless-shell fonts-noto-cjk libatomic1 nginx-light)' >&2
browser_ready = { { test -n "$$MUDAN_TEST_CHROMIUM" || for one in $(1); do command -v $$one && break; done; } >/dev/null 2>&1 \
	  && { command -v nginx || test -x /usr/sbin/nginx; } >/dev/null 2>&1 \
	  && { ! command -v fc-list >/dev/null 2>&1 || test -n "$$(fc-list :lang=zh)"; } \
	  && $(py) -m playwright --version >/dev/null 2>&1; }

compile = UV_CUSTOM_COMPILE_COMMAND='make lock' $(py) -m uv pip compile --quiet --upgrade --universal --python-version 3.11 \
	  --fork-strategy fewest --generate-hashes --no-annotate --no-emit-index-url --no-emit-find-links
lock: install-dev  ## Resolve the dependencies of pyproject.toml anew into requirements*.txt
	@$(py) -m pip --disable-pip-version-check install --quiet uv==0.13.8
	@$(compile) pyproject.toml --extra fast --extra importers --group dev -o requirements-dev.txt
	@$(compile) pyproject.toml --extra fast --extra importers --constraint requirements-dev.txt -o requirements.txt
	@$(compile) --group build --constraint requirements-dev.txt -o requirements-build.txt
	@echo 'Now: make test'

soak: install-dev  ## The reliability tests in their long form: thousands of kills, cuts and damages (takes half an hour)
	@MUDAN_TEST_SOAK=1 $(py) -m pytest tests/reliability $$ARGS

# The peer lives in an environment of its own: nothing of it enters .venv.
bench: install-dev  ## Compare with tantivy: make bench CORPUS=articles.jsonl.xz (prints a table)
	@test -x .venv/peers/bin/python || { "$(PYTHON)" -m venv .venv/peers \
	  && .venv/peers/bin/python -m pip --disable-pip-version-check install --quiet -r tests/bench/requirements.txt; }
	@$(py) -m tests.bench --corpus "$(CORPUS)" --peer .venv/peers/bin/python $(ARGS)

clean:  ## Delete .venv, the index and every cache
	@rm -rf .venv build dist test-results .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	@find search web tests -name __pycache__ -type d -prune -exec rm -rf {} +
	@find index -mindepth 1 -not -name README.md -delete
