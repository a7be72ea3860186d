#!/usr/bin/env bash
# All tests: those of the crates, the HTTP contract through a pooler, short forms of the crash test, of
# what may happen to several servers, of nginx before them and of the made-up requests, the files of
# deploy/, the commands of the guides, and what `make run` does.
set -euo pipefail
cd "$(dirname "$0")/.."

log=$(mktemp)
trap 'rm -f "$log" "$log.pooler"' EXIT
run_tests() {
    cargo --config 'target."cfg(all())".runner = "scripts/timed.sh"' test --locked "$@" 2>&1
}

cargo build --workspace --locked
run_tests --workspace --lib --bins --tests | tee "$log"

echo
echo "the HTTP contract on PostgreSQL once more, through a transaction pooler:"
MPS_TEST_POOLER=1 run_tests -p mps-api --test http -- on_2_On__Postgres | tee "$log.pooler"

# Tests that run on a database of each kind, by the names that their cases have.
count() { grep -cE "^test .*::on_$1 \.\.\. ok" "$log" || true; }
sqlite=$(count 1_On__Sqlite)
postgres=$(count 2_On__Postgres)
echo
echo "tests of the store and of HTTP on SQLite: $sqlite, on PostgreSQL: $postgres"
if [ "$sqlite" -eq 0 ] || [ "$sqlite" -ne "$postgres" ]; then
    echo "the two databases are not tested alike" >&2
    exit 1
fi

echo
echo "crash test, short form (make crash-test is the long one):"
target/debug/mps-bench crash --kills 12 --trace

echo
echo "several servers on one PostgreSQL, short form (make servers-test is the long one):"
target/debug/mps-bench servers --kill-seconds 8 --races 60 --cuts 20 --restarts 1 \
    --redis-seconds 2

echo
echo "nginx before three servers, short form (make nginx-test is the long one):"
target/debug/mps-bench nginx --restart-seconds 16 --failover-seconds 12 --seconds 5

echo
echo "what stands in deploy/, with the tools that read it:"
DEPLOY_TOOLS=$PWD/target/deploy-venv/bin deploy/check.sh

echo
echo "the commands of the guides for operators, deploy/monitoring/check.sh among them:"
target/debug/mps-bench guides

echo
echo "made-up requests to every operation, short form (make fuzz-api is the long one):"
target/debug/mps-bench fuzz --examples 20
target/debug/mps-bench fuzz --examples 20 --database postgres

echo
echo "make run, without staying up:"
MPS_BUILD=debug scripts/run.sh --once

echo
echo "the ten slowest tests:"
sed -nE 's/^test (.+) \.\.\. ok <([0-9.]+)s>$/\2 s  \1/p' "$log" | sort -rn | sed -n '1,10p'
