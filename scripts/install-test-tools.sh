#!/usr/bin/env bash
# Installs the Debian packages that the tests use and that are not there yet.
set -euo pipefail

# A program of each package, by which it is known to be there. PostgreSQL's server stands in a folder
# of its version.
have() {
    case $1 in
    postgresql) compgen -G '/usr/lib/postgresql/*/bin/postgres' >/dev/null || command -v postgres ;;
    redis-server | pgbouncer) command -v "$1" || test -x "/usr/sbin/$1" ;;
    *) command -v "$1" ;;
    esac >/dev/null
}

missing=()
for package in strace postgresql redis-server pgbouncer openssl; do
    have "$package" || missing+=("$package")
done
[ "${#missing[@]}" -gt 0 ] || exit 0

as_root=()
[ "$(id -u)" -eq 0 ] || as_root=(sudo)
if ! command -v apt-get >/dev/null; then
    echo "please install: ${missing[*]}" >&2
    exit 1
fi
"${as_root[@]}" apt-get update --quiet
"${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install --yes --quiet "${missing[@]}"
