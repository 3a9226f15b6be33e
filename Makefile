# Two commands on a fresh machine: make demo, make test. Everything else builds on the same .venv.

PYTHON ?= python3
BIN := .venv/bin
DEMO ?= demo

.PHONY: demo run test test-deep bench pictures docs format clean app deb wheel audit

demo: .venv/words
	@test ! -e $(DEMO)/vault || { echo "“$(DEMO)” holds an earlier demo: move it away, or use DEMO=other-folder"; exit 1; }
	$(BIN)/evidence-kit demo --out $(DEMO)

run: .venv/words
	packaging/system-packages window
	$(BIN)/evidence-kit

test: .venv/words
	packaging/system-packages test
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest -q -m "not deep" -n 2

test-deep: test
	packaging/system-packages deep
	packaging/judges
	$(BIN)/python -m pytest -q -m deep -n 2 --dist loadgroup --timeout 3600
	packaging/fresh-demo

bench: .venv/words
	packaging/system-packages bench
	$(BIN)/python bench/run.py

pictures: .venv/words
	$(BIN)/python packaging/pictures.py --out build/pictures
	$(BIN)/python packaging/window_pictures.py --out build/pictures/screens --language all

# The guides as web pages and PDFs, from docs/guides.
docs: .venv/words
	$(BIN)/python packaging/guides.py --out build/guides

# A folder that needs no Python; a Debian package of it; a wheel for who has Python.
app: .venv/ready
	packaging/system-packages app
	packaging/app

deb: app .venv/words
	packaging/deb

wheel: .venv/words
	packaging/wheel

audit: .venv/ready
	$(BIN)/python packaging/audit.py

format: .venv/ready
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

clean:
	rm -rf build .venv demo

# The environment is made anew when the locked requirements change.
.venv/ready: packaging/requirements-dev.txt pyproject.toml packaging/qt_support.py
	packaging/system-packages build
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r packaging/requirements-dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	$(BIN)/python packaging/qt_support.py
	touch $@

# A language is built once all of its words are there.
.venv/words: .venv/ready $(wildcard assets/locale/*/LC_MESSAGES/evidence_kit.po)
	$(BIN)/python packaging/words.py compile
	touch $@
