#!/bin/sh
# Writes both lock files anew from pyproject.toml. Needs uv, which the dev extra does not carry: pip install uv.
set -eu
compile() {
    uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
        --no-emit-index-url "$@"
}
compile pyproject.toml scripts/build-requirements.in -o requirements.lock
compile --extra dev pyproject.toml scripts/build-requirements.in -o requirements-dev.lock
