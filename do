#!/bin/sh
# One entry point for people and for CI: ./do demo | test | setup | check | docs | matrix | fuzz | generate | bench
# Everything it needs beyond python3, a C compiler and the Python headers it installs into this folder.
set -eu
cd "$(dirname "$0")"

UV_VERSION=0.13.9
# Company networks often bring certificates of their own; the system's store knows them.
export UV_SYSTEM_CERTS="${UV_SYSTEM_CERTS:-1}"
say() { printf '%s\n' "$*" >&2; }

need_compiler() {
    # durable-rules, the inference engine, is published as source only.
    if ! command -v cc >/dev/null 2>&1 && ! command -v gcc >/dev/null 2>&1; then
        say "golive needs a C compiler and the Python headers: apt-get install -y gcc python3-dev"
        exit 2
    fi
    if ! "$PYTHON" -c 'import os, sysconfig, sys; sys.exit(not os.path.exists(os.path.join(sysconfig.get_path("include"), "Python.h")))'; then
        say "golive needs the Python headers: apt-get install -y python3-dev"
        exit 2
    fi
}

find_python() {
    for name in python3 python3.13 python3.12 python3.11; do
        if command -v "$name" >/dev/null 2>&1 && "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            command -v "$name"
            return
        fi
    done
    say "golive needs Python 3.11 or later: apt-get install -y python3 python3-venv python3-dev"
    exit 2
}

find_uv() {
    if [ -x .bootstrap/bin/uv ]; then
        echo .bootstrap/bin/uv
        return
    fi
    say "setting up (once, about a minute) ..."
    if ! "$PYTHON" -m venv .bootstrap >&2; then
        say "golive needs the venv module of Python: apt-get install -y python3-venv"
        exit 2
    fi
    .bootstrap/bin/python -m pip install --quiet --disable-pip-version-check "uv==$UV_VERSION" >&2
    echo .bootstrap/bin/uv
}

setup() {
    PYTHON=$(find_python)
    need_compiler
    UV=$(find_uv)
    UV_PYTHON=${UV_PYTHON:-$PYTHON} "$UV" sync --quiet --frozen --all-extras
    mkdir -p .typing
    ln -sfn .. .typing/golive
}

docs() {
    "$UV" sync --quiet --frozen --all-extras --group docs
    .venv/bin/python .ci/site/build.py
}

run() { .venv/bin/python -m "$@"; }

check() {
    run ruff check .
    run ruff format --check --quiet .
    run mypy
    .venv/bin/lint-imports --no-cache
    .venv/bin/python .ci/generate.py --check
    run pytest -q -n auto
    GOLIVE_THOROUGH=1 run pytest -q -n auto -m thorough tests
    .venv/bin/python .ci/fuzz.py 60
    .venv/bin/python .ci/wheel.py
    docs
}

# The interpreters of one version that work: on the path, or kept by pyenv.
python_of() {
    for candidate in "$(command -v "python$1" 2>/dev/null)" "$HOME/.pyenv/versions/$1".*/bin/python; do
        if [ -n "$candidate" ] && [ -x "$candidate" ] && "$candidate" -c '' 2>/dev/null; then
            echo "$candidate"
            return
        fi
    done
    return 1
}

matrix() {
    status=0
    for version in 3.11 3.12 3.13 3.14 3.15; do
        python=$(python_of "$version") || continue
        say "== $("$python" --version)"
        UV_PROJECT_ENVIRONMENT=".matrix/$version" "$UV" sync --quiet --frozen --all-extras --python "$python"
        ".matrix/$version/bin/python" -m pytest -q -n auto -p no:cacheprovider || status=1
    done
    return $status
}

case "${1:-}" in
    demo)
        setup
        # Findings make `golive check` exit with 1; for the demo that is success.
        .venv/bin/golive check examples/office-365-migration.yaml || [ $? -eq 1 ] ;;
    test) setup; shift; run pytest -q -n auto "$@" ;;
    setup) setup ;;
    check) setup; check ;;
    matrix) setup; matrix ;;
    fuzz) setup; shift; .venv/bin/python .ci/fuzz.py "$@" ;;
    generate) setup; .venv/bin/python .ci/generate.py ;;
    docs) setup; docs ;;
    bench)
        setup
        # The engines that golive is compared with are in a group of their own.
        "$UV" sync --quiet --frozen --all-extras --group bench
        shift
        run benchmarks "$@" ;;
    *)
        say "usage: ./do demo | test | setup | check | docs | matrix | fuzz | generate | bench"
        exit 2 ;;
esac
