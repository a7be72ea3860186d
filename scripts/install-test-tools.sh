#!/usr/bin/env bash
# Installs the missing tools of the tests: Debian packages, schemathesis in target/fuzz-venv, and the
# tools that check the files of deploy/ in target/deploy-venv.
set -euo pipefail

# Checks for a package by one of its programs. PostgreSQL's server is in a folder named after its
# version.
have() {
    case $1 in
    postgresql) compgen -G '/usr/lib/postgresql/*/bin/postgres' >/dev/null || command -v postgres ;;
    python3-venv) python3 -c 'import ensurepip, venv' ;;
    python3-yaml) python3 -c 'import yaml' ;;
    redis-server | pgbouncer | nginx) command -v "$1" || test -x "/usr/sbin/$1" ;;
    prometheus) command -v promtool ;;
    prometheus-alertmanager) command -v amtool ;;
    systemd) command -v systemd-analyze ;;
    zbar-tools) command -v zbarimg ;;
    fonts-noto-cjk) fc-list 2>/dev/null | grep -q 'Noto Sans CJK' ;;
    *) command -v "$1" ;;
    esac >/dev/null 2>&1
}

missing=()
for package in strace postgresql redis-server pgbouncer openssl python3-venv nginx prometheus \
    prometheus-alertmanager python3-yaml systemd age curl sqlite3 zstd chromium zbar-tools \
    fonts-noto-cjk; do
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
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install --yes --quiet \
        --no-install-recommends "${missing[@]}"
    # Debian starts the services that it installs. The tests start their own, on free ports, so a
    # service that was not here before must neither keep running nor start at the next boot.
    for service in "${missing[@]}"; do
        [ -x "/etc/init.d/$service" ] || continue
        if [ -d /run/systemd/system ]; then
            "${as_root[@]}" systemctl disable --quiet --now "$service"
        else
            "${as_root[@]}" "/etc/init.d/$service" stop
            "${as_root[@]}" update-rc.d "$service" disable
        fi
    done
fi

cd "$(dirname "$0")/.."

# venv FOLDER REQUIREMENTS. The list of versions is stored beside the environment that was installed
# from it, so that a change of the list is noticed.
venv() {
    if ! cmp -s "$2" "$1/requirements.txt"; then
        rm -rf "$1"
        python3 -m venv "$1"
        "$1/bin/pip" install --quiet --disable-pip-version-check --requirement "$2"
        cp "$2" "$1/requirements.txt"
    fi
}
venv target/fuzz-venv crates/mps-bench/fuzz/requirements.txt
venv target/deploy-venv deploy/requirements.txt
