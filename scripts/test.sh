#!/usr/bin/env bash
# All tests: the crates; the HTTP contract through a pooler; the web app; short forms of the crash test, of the tests
# with several servers, of nginx in front of them and of the generated requests; the files of deploy/;
# the commands of the guides; and `make run`.
set -euo pipefail
cd "$(dirname "$0")/.."

log=$(mktemp)
# What is under way, since when, and what each part before took: the end is a table of them. The last line
# of a failed run names the part that failed.
part=""
since=0
took=()
begin() {
    [ -z "$part" ] || took+=("$((SECONDS - since)) s|$part")
    part=$1
    since=$SECONDS
    echo
    echo "$part:"
}
finish() {
    local status=$?
    rm -f "$log" "$log.pooler" "$log.tools" "$log.web" "$log.fuzz"
    [ "$status" -eq 0 ] || echo "failed at this part of the tests: $part" >&2
}
trap finish EXIT
# A command's error message says what is wrong; a backtrace would only push it out of sight.
export RUST_LIB_BACKTRACE=0

run_tests() {
    cargo --config 'target."cfg(all())".runner = "scripts/timed.sh"' test --locked "$@" 2>&1
}

# The tools come over the network while the processors build. The binaries contain the pages of the web app.
scripts/install-test-tools.sh >"$log.tools" 2>&1 &
tools=$!
scripts/web.sh >"$log.web" 2>&1 &
web=$!

# Nothing is compiled before the pages are there: the compiler would look for pages that are being exchanged.
begin "the pages of the web app"
cargo fetch --quiet --locked
wait "$web" || {
    cat "$log.web" >&2
    exit 1
}
cat "$log.web"

begin "form and clippy"
make --no-print-directory lint

# All parts build the whole workspace with its tests: with other features, dependencies would be built
# again.
begin "building"
cargo build --locked --workspace --lib --bins --tests

begin "the tools of the tests"
wait "$tools" || {
    cat "$log.tools" >&2
    exit 1
}

begin "the tests of the crates"
run_tests --workspace --lib --bins --tests | tee "$log"

begin "the HTTP contract on PostgreSQL once more, through a transaction pooler"
MPS_TEST_POOLER=1 run_tests --workspace --test http -- on_2_On__Postgres | tee "$log.pooler"

# Counts the tests that ran on a database of each kind, by the names of their cases.
count() { grep -cE "^test .*::on_$1 \.\.\. ok" "$log" || true; }
sqlite=$(count 1_On__Sqlite)
postgres=$(count 2_On__Postgres)
echo
echo "tests of the store and of HTTP on SQLite: $sqlite, on PostgreSQL: $postgres"
if [ "$sqlite" -eq 0 ] || [ "$sqlite" -ne "$postgres" ]; then
    echo "the two databases are not tested alike" >&2
    exit 1
fi

begin "the web app: form, types and tests of its parts"
(cd web && npm run --silent check && npm test --silent)

begin "the web app in a browser"
(cd web && npm run --silent e2e)

begin "crash test, short form (make crash-test is the long one)"
target/debug/mps-bench crash --kills 12 --trace

begin "several servers on one PostgreSQL, short form (make servers-test is the long one)"
target/debug/mps-bench servers --kill-seconds 8 --races 60 --cuts 20 --restarts 1 \
    --redis-seconds 2

begin "nginx before three servers, short form (make nginx-test is the long one)"
target/debug/mps-bench nginx --restart-seconds 16 --failover-seconds 20 --seconds 5

begin "what stands in deploy/, with the tools that read it"
DEPLOY_TOOLS=$PWD/target/deploy-venv/bin deploy/check.sh

begin "the commands of the guides for operators, deploy/monitoring/check.sh among them"
target/debug/mps-bench guides

begin "made-up requests to every operation, short form (make fuzz-api is the long one)"
# Side by side: a client that makes up requests keeps one processor busy.
target/debug/mps-bench fuzz --examples 20 >"$log.fuzz" 2>&1 &
fuzz=$!
target/debug/mps-bench fuzz --examples 20 --database postgres
wait "$fuzz" || {
    cat "$log.fuzz" >&2
    exit 1
}

begin "make run, without staying up"
MPS_BUILD=debug scripts/run.sh --once

begin "the ten slowest tests"
sed -nE 's/^test (.+) \.\.\. ok <([0-9.]+)s>$/\2 s  \1/p' "$log" | sort -rn | sed -n '1,10p'

begin "all parts"
for line in "${took[@]}"; do
    printf '%7s  %s\n' "${line%%|*}" "${line#*|}"
done
printf '%7s  %s\n' "$SECONDS s" "together"
