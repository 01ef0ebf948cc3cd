# Two commands matter: `make site` builds the portal into site/, `make test` runs everything CI runs.
.PHONY: site demo test ci check serve desk lint bench schema screenshots lock clean

BIN := .venv/bin
SITE_DONE := .venv/.site-ready
TEST_DONE := .venv/.test-ready
DESK_DONE := generator/desk/assets/decap/decap-cms.js

site: $(SITE_DONE)
	$(BIN)/gongkai build

demo: $(SITE_DONE)
	$(BIN)/gongkai build --config examples/shili/site_config.yml --site-dir demo --as-of 2026-06-30

check: $(SITE_DONE)
	$(BIN)/gongkai check

serve: $(SITE_DONE)
	$(BIN)/gongkai serve

desk: $(SITE_DONE) $(DESK_DONE)

test: $(TEST_DONE) $(DESK_DONE) lint
	$(BIN)/python -m pytest -n 2 --dist loadfile

lint: $(TEST_DONE)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

ci: test site

schema: $(SITE_DONE)
	$(BIN)/gongkai schema

screenshots: $(TEST_DONE)
	$(BIN)/python tests/browser/screenshots.py screenshots

bench: $(TEST_DONE)
	$(BIN)/python benchmarks/run.py

lock: $(TEST_DONE)
	sh scripts/lock.sh

$(SITE_DONE): requirements.lock pyproject.toml scripts/setup.sh
	sh scripts/setup.sh requirements.lock
	touch $@

$(TEST_DONE): requirements-dev.lock requirements.lock pyproject.toml scripts/setup.sh scripts/setup-tests.sh tests/tools/package-lock.json
	sh scripts/setup-tests.sh
	sh scripts/setup.sh requirements-dev.lock
	touch $@ $(SITE_DONE)

$(DESK_DONE): scripts/desk/package-lock.json scripts/setup-desk.sh
	sh scripts/setup-desk.sh
	touch $@

clean:
	rm -rf .venv .tools site demo
