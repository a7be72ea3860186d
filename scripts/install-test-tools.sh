#!/usr/bin/env bash
# Installs what the tests use and is not there yet: Debian packages, and schemathesis in target/fuzz-venv.
set -euo pipefail

# A program of each package, by which it is known to be there. PostgreSQL's server stands in a folder
# of its version.
have() {
    case $1 in
    postgresql) compgen -G '/usr/lib/postgresql/*/bin/postgres' >/dev/null || command -v postgres ;;
    python3-venv) python3 -c 'import ensurepip, venv' ;;
    redis-server | pgbouncer) command -v "$1" || test -x "/usr/sbin/$1" ;;
    *) command -v "$1" ;;
    esac >/dev/null 2>&1
}

missing=()
for package in strace postgresql redis-server pgbouncer openssl python3-venv; do
    have "$package" || missing+=("$package")
done
if [ "${#missing[@]}" -gt 0 ]; then
    as_root=()
    [ "$(id -u)" -eq 0 ] || as_root=(sudo)
    if ! command -v apt-get >/dev/null; then
        echo "please install: ${missing[*]}" >&2
        exit 1
    fi
    "${as_root[@]}" apt-get update --quiet
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install --yes --quiet "${missing[@]}"
fi

# The list of versions is kept beside what was installed from it, so that a change of it counts.
cd "$(dirname "$0")/.."
wanted=crates/mps-bench/fuzz/requirements.txt
venv=target/fuzz-venv
if ! cmp -s "$wanted" "$venv/requirements.txt"; then
    rm -rf "$venv"
    python3 -m venv "$venv"
    "$venv/bin/pip" install --quiet --disable-pip-version-check --requirement "$wanted"
    cp "$wanted" "$venv/requirements.txt"
fi
