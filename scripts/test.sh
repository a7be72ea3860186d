#!/usr/bin/env bash
# All tests: those of the crates, a short crash test, and what `make run` does.
set -euo pipefail
cd "$(dirname "$0")/.."

log=$(mktemp)
trap 'rm -f "$log"' EXIT

cargo build --workspace --locked
cargo --config 'target."cfg(all())".runner = "scripts/timed.sh"' \
    test --workspace --locked --lib --bins --tests 2>&1 | tee "$log"

echo
echo "crash test, short form (make crash-test is the long one):"
target/debug/mps-bench crash --kills 12 --trace

echo
echo "make run, without staying up:"
MPS_BUILD=debug scripts/run.sh --once

echo
echo "the ten slowest tests:"
sed -nE 's/^test (.+) \.\.\. ok <([0-9.]+)s>$/\2 s  \1/p' "$log" | sort -rn | sed -n '1,10p'
