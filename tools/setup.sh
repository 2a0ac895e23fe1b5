#!/bin/sh
# Make this checkout ready: system libraries, a virtual environment, what the locks name.
# usage: tools/setup.sh run|dev|system   (make calls it; run again it has nothing to do)
#
# run     what the program needs          dev     that and what the tests need
# system  Debian's packages alone
set -eu
cd "$(dirname "$0")/.."
stage=${1:-run}

say() { printf 'setup: %s\n' "$*" >&2; }
die() { say "$*"; exit 1; }

# What an environment was made from: when any of it changes, it is brought up to date.
fingerprint() {
    { pwd; cat pyproject.toml requirements/*.txt tools/setup.sh; } | cksum
}

ready() {
    for done in "$@"; do
        [ "$(cat ".venv/.ready-$done" 2>/dev/null)" = "$wanted" ] && return 0
    done
    return 1
}

find_python() {
    for candidate in "${PYTHON:-}" python3 python3.14 python3.13 python3.12 python3.11; do
        [ -n "$candidate" ] || continue
        if "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            echo "$candidate"
            return
        fi
    done
    die "no Python 3.11 or later; install one, or name it: make brief PYTHON=/path/to/python3"
}

# Debian's packages that this machine lacks, a word each.
lacking() {
    "$python" -c 'import ensurepip, venv' 2>/dev/null ||
        "$python" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])'
    # The program knows which libraries it loads; it says so without anything installed.
    "$python" -B -c '
from briefing.pdf.machine import LIBRARIES, missing
lacking = {thing.what for thing in missing()}
print(*(package for library, package in LIBRARIES if library in lacking))'
    if [ "$stage" != run ]; then
        command -v pdftotext >/dev/null || echo poppler-utils
        command -v qpdf >/dev/null || echo qpdf
        command -v chromium >/dev/null || command -v chromium-browser >/dev/null ||
            echo chromium libatomic1
    fi
    if [ "$stage" = system ]; then
        command -v make >/dev/null || echo make
    fi
}

install_lacking() {
    # shellcheck disable=SC2046  # one word a package is meant
    set -- $(lacking)
    [ $# -gt 0 ] || return 0
    command -v apt-get >/dev/null ||
        die "this machine lacks (by their names in Debian): $*; install them and run this again"
    as_root=
    if [ "$(id -u)" -ne 0 ]; then
        as_root="sudo -n"
        sudo -n true 2>/dev/null ||
            die "run once: sudo apt-get install --no-install-recommends $*"
    fi
    say "installing $*"
    export DEBIAN_FRONTEND=noninteractive
    $as_root apt-get update -qq >/dev/null || say "the package lists could not be brought up to date"
    # shellcheck disable=SC2086  # "sudo -n" is two words
    $as_root apt-get install -y -qq --no-install-recommends "$@" >/dev/null ||
        die "apt-get failed; run: apt-get install --no-install-recommends $*"
}

# A mail server for the one test that starts it by itself; another one that is there stays.
install_postfix() {
    [ "$stage" != run ] || return 0
    if command -v sendmail >/dev/null || [ -x /usr/sbin/sendmail ] ||
        ! command -v debconf-set-selections >/dev/null; then
        return 0
    fi
    as_root=
    if [ "$(id -u)" -ne 0 ]; then
        as_root="sudo -n"
        sudo -n true 2>/dev/null || return 0
    fi
    say "installing postfix, neither set up nor started"
    export DEBIAN_FRONTEND=noninteractive
    echo "postfix postfix/main_mailer_type select No configuration" |
        $as_root debconf-set-selections &&
        $as_root apt-get update -qq >/dev/null &&
        $as_root apt-get install -y -qq --no-install-recommends postfix >/dev/null ||
        say "without postfix its test is left out"
}

pip_install() {
    .venv/bin/python -m pip install -qq --disable-pip-version-check "$@" >&2
}

install_python() {
    if [ -e .venv/.unfinished ] || ! .venv/bin/python -m pip --version >/dev/null 2>&1; then
        say "making .venv with $("$python" --version)"
        # What was cut short is made anew; the mark outlives another interruption.
        mkdir -p .venv
        touch .venv/.unfinished
        find .venv -mindepth 1 ! -name .unfinished -delete
        "$python" -m venv .venv
    fi
    touch .venv/.unfinished
    rm -f .venv/.ready-*
    say "installing what requirements/$stage.txt names"
    # Some of it comes as source: it is built with the locked tools, not with the newest.
    pip_install --require-hashes -r requirements/build.txt
    pip_install --require-hashes --no-build-isolation -r "requirements/$stage.txt"
    pip_install --no-build-isolation --no-deps --editable .
    # As pip compiles what it copies: else each run does where Python may not write bytecode.
    .venv/bin/python -m compileall -q briefing
    printf '%s\n' "$wanted" > ".venv/.ready-$stage"
    rm -f .venv/.unfinished
}

# Two at a time would undo each other: the second waits.
if command -v flock >/dev/null; then
    exec 9< tools/setup.sh
    flock 9
fi

wanted=$(fingerprint)
case $stage in
    run) ready run dev && exit 0 ;;
    dev) ready dev && exit 0 ;;
    system) ;;
    *) die "usage: tools/setup.sh run|dev|system" ;;
esac
python=$(find_python)
install_lacking
install_postfix
[ "$stage" = system ] || install_python
