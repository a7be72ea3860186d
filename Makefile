# What there is to do: make run, make test; and the long ones: make bench, make crash-test.

.PHONY: run test bench crash-test lint

# Set-up, build, demo data, the main job once, then the server stays up. Needs Rust and a C compiler.
run:
	@scripts/run.sh

# Set-up and all tests.
test: lint
	@scripts/install-test-tools.sh
	@scripts/test.sh

lint:
	cargo fmt --all --check
	cargo clippy --workspace --all-targets --locked -- --deny warnings

# Charges a second, next to the ceiling of HTTP alone. Takes some five minutes.
bench:
	cargo build --release --locked -p mps-api -p mps-bench
	target/release/mps-bench charges

# 200 kills under load, and the system calls of one charge. Takes some five minutes.
crash-test:
	@scripts/install-test-tools.sh
	cargo build --release --locked -p mps-api -p mps-bench
	target/release/mps-bench crash --kills 200 --trace
