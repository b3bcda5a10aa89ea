# What a person runs. `make run` and `make test` are enough; both need only Python 3.11 or
# newer (with venv and pip) and make. The others are for whoever changes Plenum.

SHELL := /bin/sh
MAKEFLAGS += --no-print-directory
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help run run-after install test check format bench pictures catalogues lock reset clean browser bytecode

VENV := .venv
PY := $(VENV)/bin/python
PIP := $(PY) -m pip install -qq --disable-pip-version-check --require-hashes
PYBABEL := $(VENV)/bin/pybabel --quiet
TRANSLATIONS := conference/translations
PO := $(wildcard $(TRANSLATIONS)/*/LC_MESSAGES/messages.po)
MO := $(PO:.po=.mo)

help:
	@echo "make run         start the demo on http://127.0.0.1:$${PORT:-5000}"
	@echo "make run-after   the same demo, a week after the day"
	@echo "make test        install what the tests need and run every check"
	@echo
	@echo "make install     what a server needs: libraries, bytecode and translations"
	@echo "make check       lint, format, types and architecture only"
	@echo "make format      let the formatter have its way"
	@echo "make bench       measure speed, memory and size"
	@echo "make pictures    take the README's pictures anew"
	@echo "make catalogues  gather new texts into the nynorsk and English catalogues"
	@echo "make lock        write requirements/*.txt from pyproject.toml (OPTIONS=--upgrade)"
	@echo "make reset       throw the demo's database away"
	@echo "make clean       throw the environment and all caches away"

run: install
	@$(PY) -m flask --app wsgi run-demo

run-after: install
	@DATABASE_URL=sqlite:///$(CURDIR)/instance/after.sqlite $(PY) -m flask --app wsgi run-demo --after

install: $(VENV)/run.stamp $(MO) bytecode
	@:

test: check browser
	@$(PY) -m pytest -n logical --maxprocesses 4 --dist worksteal

check: $(VENV)/test.stamp $(MO) bytecode
	@echo "Checking lint, format, types and architecture …"
	@$(VENV)/bin/ruff check --quiet
	@$(VENV)/bin/ruff format --check --quiet || { \
	    echo "These files are not formatted (make format):"; $(VENV)/bin/ruff format --check; exit 1; }
	@$(VENV)/bin/mypy --no-error-summary
	@$(VENV)/bin/lint-imports >$(VENV)/contracts.log 2>&1 || { cat $(VENV)/contracts.log; exit 1; }

format: $(VENV)/test.stamp
	@$(VENV)/bin/ruff format --quiet
	@$(VENV)/bin/ruff check --quiet --fix

browser: $(VENV)/test.stamp
	@$(PY) -m tests.support.chromium

bench: $(VENV)/test.stamp $(MO) bytecode
	@$(PY) -m benchmarks

pictures: browser $(MO)
	@PLENUM_PICTURES=docs/pictures $(PY) -m pytest -m browser

catalogues: $(VENV)/run.stamp
	@$(PYBABEL) extract --mapping-file babel.cfg --output-file $(VENV)/messages.pot \
	    --keyword _l --keyword N_ --keyword lazy_gettext --sort-output --no-location \
	    --project Plenum --version 1 --copyright-holder Plenum --no-wrap .
	@for language in nn en; do \
	    catalogue=$(TRANSLATIONS)/$$language/LC_MESSAGES/messages.po; \
	    verb=init options=; \
	    if [ -f $$catalogue ]; then \
	        verb=update options="--no-fuzzy-matching --ignore-obsolete --ignore-pot-creation-date"; \
	    fi; \
	    $(PYBABEL) $$verb --input-file $(VENV)/messages.pot --output-dir $(TRANSLATIONS) \
	        --locale $$language --no-wrap $$options || exit 1; \
	done
	@echo "The catalogues hold every text in the code. Fill in what is empty."

lock: $(PY)
	@$(PY) -m pip install -qq --disable-pip-version-check uv
	@$(VENV)/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	    --no-header --no-annotate $(OPTIONS) --output-file requirements/run.txt pyproject.toml
	@$(VENV)/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	    --no-header --no-annotate $(OPTIONS) --constraint requirements/run.txt --extra test \
	    --output-file requirements/test.txt pyproject.toml

reset:
	@rm -f instance/plenum.sqlite* instance/after.sqlite*
	@echo "The demo starts anew with the next make run."

clean:
	@rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	@rm -f $(TRANSLATIONS)/*/LC_MESSAGES/*.mo
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

# The steps behind the verbs. A stamp is newer than its list when nothing needs installing.

$(PY):
	@python=; for name in $(PYTHON) python3 python3.14 python3.13 python3.12 python3.11 python; do \
	    "$$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 \
	        && { python=$$name; break; }; \
	done; \
	if [ -z "$$python" ]; then \
	    echo "Plenum needs Python 3.11 or newer, and there is none on this machine's path"; \
	    echo "(python3 is `python3 --version 2>&1`). Install one, or name it: make run PYTHON=/path/to/python"; \
	    exit 1; \
	fi; \
	if ! "$$python" -c 'import ensurepip, venv' >/dev/null 2>&1; then \
	    echo "$$python lacks venv or pip. On Debian and Ubuntu: apt install python3-venv"; \
	    exit 1; \
	fi; \
	"$$python" -m venv --clear $(VENV)

$(VENV)/run.stamp: requirements/run.txt | $(PY)
	@echo "Installing what Plenum needs (once, less than a minute) …"
	@$(PIP) --requirement requirements/run.txt
	@touch $@

# The test list holds all of the run list, so its stamp counts for both.
$(VENV)/test.stamp: requirements/run.txt requirements/test.txt | $(PY)
	@echo "Installing what the tests need (once, about a minute) …"
	@$(PIP) --requirement requirements/test.txt
	@touch $(VENV)/run.stamp $@

# Compiled beforehand, a process starts a fifth sooner, also where it may write nothing itself.
bytecode: | $(VENV)/run.stamp
	@$(PY) -m compileall -q conference seeds

%.mo: %.po | $(VENV)/run.stamp
	@$(PYBABEL) compile --input-file $< --output-file $@
