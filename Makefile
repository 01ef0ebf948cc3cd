# Two commands matter: `make site` builds the portal into site/, `make test` runs everything CI runs.
.PHONY: site demo test stress ci check serve docs desk lint bench schema screenshots lock clean pictures

BIN := .venv/bin
SITE_DONE := .venv/.site-ready
TEST_DONE := .venv/.test-ready
DESK_DONE := generator/desk/assets/decap/decap-cms.js

site: $(SITE_DONE)
	$(BIN)/gongkai build

demo: $(SITE_DONE)
	$(BIN)/gongkai build --config examples/shili/site_config.yml --site-dir demo --as-of 2026-06-30

# With a baseline only what is new fails, as of the day the baseline was written: a deadline that passes overnight
# stops nobody's change. The nightly run asks for today: make check BASELINE_DAY=
BASELINE ?= baseline.json
BASELINE_DAY ?= $(shell git log -1 --format=%cs -- $(BASELINE))
CHECK = $(BIN)/gongkai check $(if $(wildcard $(BASELINE)),--baseline $(BASELINE) $(BASELINE_DAY:%=--as-of %))

check: $(SITE_DONE)
	$(CHECK)

serve: $(SITE_DONE)
	$(BIN)/gongkai serve

desk: $(SITE_DONE) $(DESK_DONE)

# One zip file for an office without network and without Node.
.PHONY: kit
kit: $(SITE_DONE) $(DESK_DONE)
	$(BIN)/python scripts/kit.py

docs: $(SITE_DONE)
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --quiet --config-file handbook.yml

test: $(TEST_DONE) $(DESK_DONE) lint
	$(BIN)/python -m pytest -n 2 --dist loadfile

stress: $(TEST_DONE)
	$(BIN)/python -m tests.stress

lint: $(TEST_DONE)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

# Check with ratchet, build (which verifies what it built), a release verified file by file, every test.
ci: check site
	$(BIN)/gongkai release --to build/release
	$(BIN)/gongkai verify build/release/current
	$(MAKE) test

# What a forge shows beside a change: the findings and, with BASE in the environment, what changes in plain sentences.
.PHONY: ci-report
ci-report: $(SITE_DONE)
	mkdir -p build/ci
	-$(CHECK) --format sarif > build/ci/check.sarif
	-$(CHECK) --format junit > build/ci/check.xml
	test -z "$$BASE" || $(BIN)/gongkai changes "$$BASE" --format markdown > build/ci/changes.md

schema: $(SITE_DONE)
	$(BIN)/gongkai schema

screenshots: $(TEST_DONE)
	$(BIN)/python tests/browser/screenshots.py screenshots

# The handbook's pictures, taken of the desk: look at every one before they are committed.
pictures: $(TEST_DONE) $(DESK_DONE)
	$(BIN)/python tests/browser/desk_pictures.py docs/pictures

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
