#!/bin/bash
# Checks everything in this folder with the real tools. A missing tool is a failure.
#
# DEPLOY_TOOLS is the bin folder of a Python virtual environment with the packages of requirements.txt.
# nginx, openssl, systemd-analyze and python3 come from the system. scripts/install-test-tools.sh
# installs both, and `make test` runs this script.
#   DEPLOY_TOOLS=$PWD/target/deploy-venv/bin deploy/check.sh
set -euo pipefail
cd "$(dirname "$0")"

if [ -n "${DEPLOY_TOOLS:-}" ]; then
    PATH=$DEPLOY_TOOLS:$PATH
fi
PATH=$PATH:/usr/sbin

missing=0
for tool in kubectl kubernetes-validate docker-compose hadolint shellcheck yamllint nginx openssl \
    systemd-analyze python3; do
    if ! command -v "$tool" > /dev/null; then
        echo "missing: $tool" >&2
        missing=1
    fi
done
[ "$missing" -eq 0 ] || exit 1

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
passed=0
failed=0

# check NAME COMMAND...: runs the command, and shows its output only when it fails. Runs it in its own
# shell and not as a condition, because a condition would ignore the first failure inside a function.
check() {
    local name=$1 status
    shift
    set +e
    (set -e; "$@") > "$scratch/output" 2>&1
    status=$?
    set -e
    if [ "$status" -eq 0 ]; then
        passed=$((passed + 1))
        echo "ok      $name"
    else
        failed=$((failed + 1))
        echo "FAILED  $name"
        sed 's/^/        /' "$scratch/output"
    fi
}

overlay() {
    kubectl kustomize "k8s/overlays/$1" > "$scratch/$1.yaml"
    kubernetes-validate --strict --quiet --no-warn "$scratch/$1.yaml"
}

# The two kinds of probes must differ, or a database outage kills healthy servers.
liveness_is_not_readiness() {
    kubectl kustomize k8s/overlays/production |
        grep -A 4 'livenessProbe:' | grep -q 'path: /live'
}

compose() {
    local files=()
    for file in "$@"; do
        files+=(-f "compose/$file")
    done
    # init.sh sets it; nothing is started here.
    MPS_UID=10001 docker-compose "${files[@]}" config > "$scratch/compose.yaml"
}

# Only nginx may be reachable from outside.
only_nginx_is_published() {
    compose compose.yaml
    python3 - "$scratch/compose.yaml" <<'PYTHON'
import re, sys
service, published = None, {}
for line in open(sys.argv[1]):
    if match := re.match(r"  ([\w-]+):$", line):
        service = match[1]
    if match := re.match(r'        published: "(\d+)"', line):
        published.setdefault(service, []).append(match[1])
sys.exit(published != {"nginx": ["80", "443"]} and f"published: {published}")
PYTHON
}

# The program need not be installed here, so another program takes its place.
unit() {
    sed "s|^ExecStart=/usr/local/bin/mps-api|ExecStart=/bin/true|" "systemd/$1" > "$scratch/$1"
    systemd-analyze verify --man=no "$scratch/$1" > "$scratch/unit" 2>&1
    cat "$scratch/unit"
    # A message about this unit is a fault, even if the unit would still start.
    if grep -q "$1" "$scratch/unit"; then
        return 1
    fi
}

# The first start makes the secrets, for their owner alone; a second one changes nothing.
secrets() {
    mkdir "$scratch/compose"
    cp compose/init.sh "$scratch/compose"
    "$scratch/compose/init.sh"
    sha256sum "$scratch"/compose/secrets/* > "$scratch/sums"
    "$scratch/compose/init.sh"
    sha256sum --check --quiet "$scratch/sums"
    [ -z "$(find "$scratch/compose/secrets" -type f ! -perm 600)" ]
    sed -n 's|.*{file: ./\(secrets/.*\)}|\1|p' compose/compose.yaml > "$scratch/names"
    [ -s "$scratch/names" ]
    (cd "$scratch/compose" && xargs -d '\n' ls < "$scratch/names" > /dev/null)
}

for place in k8s/overlays/*/; do
    place=$(basename "$place")
    check "kubernetes, $place" overlay "$place"
done
check "kubernetes, example of a secret" \
    kubernetes-validate --strict --quiet --no-warn k8s/secret.example.yaml
check "kubernetes, liveness is not readiness" liveness_is_not_readiness
check "compose.yaml" compose compose.yaml
check "compose.yaml with compose.grafana.yaml" compose compose.yaml compose.grafana.yaml
check "compose.dev.yaml" compose compose.dev.yaml
check "compose, only nginx is published" only_nginx_is_published
check "compose, secrets" secrets
for file in docker/*Dockerfile; do
    check "hadolint, $file" hadolint "$file"
done
mapfile -t scripts < <(find . -name '*.sh' -not -path './monitoring/*')
check "shellcheck" shellcheck "${scripts[@]}"
check "yamllint" yamllint --strict .
for file in systemd/*.service; do
    check "systemd, $(basename "$file")" unit "$(basename "$file")"
done
check "nginx -t" python3 tests/nginx.py --test-only
if [ "${1:-}" != --quick ]; then
    check "nginx, running" python3 tests/nginx.py
fi

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
