# What there is to do: make run, make test; and the long ones: make bench, make bench-postgres,
# make bench-reads, make bench-sign-ins, make crash-test, make backup-drill, make move-test, make differential-test,
# make batches, make servers-test, make nginx-test, make fuzz-api; the guides alone: make guides-test. After a
# change of the HTTP interface: make openapi.

.PHONY: run test lint openapi bench bench-postgres bench-reads bench-sign-ins crash-test backup-drill move-test guides-test differential-test batches servers-test nginx-test fuzz-api

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

# Writes docs/openapi.json anew, which a test compares with the code.
openapi:
	cargo run --quiet --locked -p mps-api -- openapi > docs/openapi.json.new
	mv docs/openapi.json.new docs/openapi.json

# Charges a second, next to the ceiling of HTTP alone. Takes some five minutes.
bench:
	cargo build --release --locked -p mps-api -p mps-bench
	target/release/mps-bench charges

# A backup under load, the server destroyed, a restore elsewhere, on both databases. Takes a minute.
backup-drill:
	@scripts/install-test-tools.sh
	cargo build --release --locked -p mps-api -p mps-bench
	target/release/mps-bench drill

# The books of a file with a million transactions carried over to PostgreSQL, and counted on both sides.
# Takes some minutes.
move-test:
	@scripts/install-test-tools.sh
	cargo build --release --locked -p mps-api -p mps-bench
	target/release/mps-bench move

# The commands of both guides for operators, on a made-up machine. Takes half a minute.
guides-test:
	@scripts/install-test-tools.sh
	cargo build --locked -p mps-api -p mps-cli -p mps-bench
	target/debug/mps-bench guides

# 200 kills under load, and the system calls of one charge. Takes some five minutes.
crash-test:
	@scripts/install-test-tools.sh
	cargo build --release --locked -p mps-api -p mps-bench
	target/release/mps-bench crash --kills 200 --trace

# The same 1 000 random sequences of 200 operations on both databases. Takes some ten minutes.
differential-test:
	@scripts/install-test-tools.sh
	MPS_DIFFERENTIAL_SEQUENCES=1000 cargo test --locked -p mps-store --test store -- differential --nocapture

# 5 000 times random commands in batches and the same one by one, on SQLite and on one, two and four lanes
# of PostgreSQL. Takes some two hours.
batches:
	@scripts/install-test-tools.sh
	MPS_BATCH_SEEDS=5000 cargo test --locked -p mps-store --test store -- batches --nocapture

# Several servers on one PostgreSQL: kills, races, restarts of the database, cut commits. Takes some
# four minutes.
servers-test:
	@scripts/install-test-tools.sh
	cargo build --release --locked -p mps-api -p mps-bench
	target/release/mps-bench servers

# nginx before three servers: what it lets through, rolling restarts, a kill, and a hundred users for
# five minutes. Takes some eight minutes.
nginx-test:
	@scripts/install-test-tools.sh
	cargo build --release --locked -p mps-api -p mps-bench
	target/release/mps-bench nginx

# Charges a second on PostgreSQL, next to pgbench on the same server. Takes some six minutes.
bench-postgres:
	@scripts/install-test-tools.sh
	cargo build --release --locked -p mps-api -p mps-bench
	target/release/mps-bench charges --database postgres

# Lists, searches and statistics with very many rows: two million transactions on SQLite, ten million
# on PostgreSQL. Takes some forty minutes and 30 GB.
bench-reads:
	@scripts/install-test-tools.sh
	cargo build --release --locked -p mps-api -p mps-bench
	target/release/mps-bench reads
	target/release/mps-bench reads --database postgres --members 1000000

# Whether sign-ins tell which accounts there are, or slow payments down. Takes a minute.
bench-sign-ins:
	cargo build --release --locked -p mps-api -p mps-bench
	target/release/mps-bench sign-ins

# Made-up requests to every operation, held to the OpenAPI document. Takes some ten minutes.
fuzz-api:
	@scripts/install-test-tools.sh
	cargo build --locked -p mps-api -p mps-bench
	target/debug/mps-bench fuzz --examples 200
	target/debug/mps-bench fuzz --examples 500 --database postgres
