# The two commands that matter: make site, make test. make help lists the rest.

SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.PHONY: help setup site test bench contoh gambar serve lock clean

VENV := .venv
BIN := $(VENV)/bin
KELUAR := site

# The first Python on PATH that is new enough; override with PYTHON=...
PYTHON := $(shell for p in python3 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo $$p; break; }; done)

help:  ## this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

# The lock is compared by content, not by date: a new clone or a switched
# branch sets up again only if what is to be installed differs.
setup:  ## .venv from requirements.lock, only if the lock changed
	@command -v git >/dev/null || { echo "maklumat: git belum terpasang; pasang dahulu, misalnya: sudo apt install git (git is missing)." >&2; exit 2; }
	@cmp -s requirements.lock $(VENV)/requirements.lock && exit 0; \
	if [ -z "$(PYTHON)" ]; then \
		echo "maklumat: perlu Python 3.11 atau lebih baru (Python 3.11 or newer is needed)." >&2; exit 2; \
	elif ! $(PYTHON) -c 'import venv, ensurepip' 2>/dev/null; then \
		echo "maklumat: modul venv belum terpasang; pasang dahulu, misalnya: sudo apt install python3-venv (Python's venv module is missing)." >&2; exit 2; \
	fi; \
	echo "Menyiapkan $(VENV) dari requirements.lock, hanya kali ini; perlu beberapa menit ..." >&2; \
	$(PYTHON) -m venv --clear $(VENV); \
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock; \
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-index --no-deps --no-build-isolation --editable .; \
	cp requirements.lock $(VENV)/requirements.lock

site: setup  ## what standards/ publishes: website, PDFs and (where Pango is) the book, in site/
	@$(BIN)/maklumat bangun --keluar $(KELUAR)

test: setup  ## style, types, tests, then the checks of whatever standards/ holds
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/pytest -n 2
	$(BIN)/maklumat periksa || [ $$? -eq 1 ]  # drafts may have findings; the tests hold approved texts to none
	$(BIN)/maklumat verifikasi

bench: setup  ## a table of speeds; nothing is asserted
	@$(BIN)/python tests/bench/run.py

contoh: setup  ## play the example office anew, by the real commands, with throw-away keys
	@[ -f scripts/contoh/buat.py ] || { echo "maklumat: repositori ini tidak memuat kantor contoh." >&2; exit 2; }
	@$(BIN)/python scripts/contoh/buat.py

gambar: setup  ## take the pictures of README and guides anew
	@$(BIN)/python scripts/gambar/ambil.py

serve: setup  ## the approved site at http://127.0.0.1:8000
	@NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs serve

# Hashes must be those of the public files: pip settings of this machine
# (mirrors, local wheels) stay outside.
lock: setup  ## requirements.lock anew from pyproject.toml; NAIK=--upgrade takes newer versions
	@env -u PIP_INDEX_URL -u PIP_EXTRA_INDEX_URL -u PIP_FIND_LINKS PIP_CONFIG_FILE=/dev/null \
		CUSTOM_COMPILE_COMMAND="make lock" $(BIN)/pip-compile --quiet $(NAIK) \
		--generate-hashes --all-extras --all-build-deps --allow-unsafe --strip-extras \
		--no-emit-index-url --no-emit-trusted-host --no-emit-find-links \
		--output-file requirements.lock pyproject.toml

clean:  ## remove what was built and the tools' caches; .venv stays
	@rm -rf $(KELUAR) build .mypy_cache .pytest_cache .ruff_cache .hypothesis
	@find . -name __pycache__ -type d -not -path './$(VENV)/*' -prune -exec rm -rf {} +
