#!/bin/sh
# Write the lock files of requirements/ anew from pyproject.toml: names, exact versions and
# the hashes of all files of a version, good for every Python and machine; no addresses.
# usage: tools/lock.sh [package ...]   only these are brought up to date, without any: all
set -eu
cd "$(dirname "$0")/.."

.venv/bin/python -m uv --version >/dev/null 2>&1 || .venv/bin/python -m pip install --quiet uv

upgrade=--upgrade
if [ $# -gt 0 ]; then
    upgrade=
    for package; do upgrade="$upgrade --upgrade-package $package"; done
fi

lock() {
    target=requirements/$1.txt
    shift
    # shellcheck disable=SC2086  # one word a package is meant
    .venv/bin/python -m uv pip compile --quiet --universal --python-version 3.11 \
        --fork-strategy fewest --generate-hashes --no-header --no-annotate \
        $upgrade --output-file "$target" "$@"
    # The hashes name the files; where they come from is every machine's own affair.
    sed -i -e '/^--/d' -e '/^ *#/d' "$target"
}

# What two locks share has one version: the later keep to the first.
lock run pyproject.toml
lock build --group build --constraints requirements/run.txt
lock dev pyproject.toml --extra html --group dev --constraints requirements/run.txt
