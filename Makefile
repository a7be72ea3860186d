# What there is to do. `make help` lists it.

.PHONY: help run test web lint openapi bench bench-postgres bench-reads bench-sign-ins bench-waiting bench-exports sbom crash-test backup-drill move-test guides-test image image-test differential-test batches servers-test nginx-test web-test web-times schedules fuzz-api

# Lists the targets.
help:
	@awk '/^# /{text = text substr($$0, 2)} /^[a-z-]+:/{name = $$1; sub(":.*", "", name); \
	    printf "make %-18s%s\n", name, text} !/^#/{text = ""}' Makefile

# Sets up, builds, makes demo data, shows the main job once, and leaves the server running. Needs Rust
# and a C compiler.
run:
	@scripts/run.sh

# Sets up and runs all tests.
test:
	@scripts/test.sh

# Builds the pages of the web app, which the next build of the server takes up. Needs Node.js.
web:
	@scripts/web.sh

# Checks the form of the code and what clippy says.
lint:
	cargo fmt --all --check
	cargo clippy --workspace --all-targets --locked -- --deny warnings

# Writes docs/openapi.json again; a test compares it with the code.
openapi:
	cargo run --quiet --locked -p mps-api -- openapi > docs/openapi.json.new
	mv docs/openapi.json.new docs/openapi.json

# Charges per second, next to the limit of HTTP alone. Takes about five minutes.
bench:
	cargo build --release --locked -p mps-api -p mps-bench
	target/release/mps-bench charges

# Ten thousand phones wait for their code to be charged, on one server and on two, with Redis and without.
# Takes some three minutes.
bench-waiting:
	@scripts/install-test-tools.sh
	cargo build --release --locked -p mps-api -p mps-bench
	target/release/mps-bench waiting

# Memory and times of a server while nobody reads a thousand tables that were asked for. Takes two minutes.
bench-exports:
	cargo build --release --locked -p mps-api -p mps-bench
	target/release/mps-bench exports

# Writes what the programs and the pages are made of to target/sbom/ (CycloneDX).
sbom:
	@scripts/sbom.sh

# Takes a backup under load, destroys the server and restores elsewhere, on both databases. Takes a
# minute.
backup-drill:
	@scripts/install-test-tools.sh
	cargo build --release --locked -p mps-api -p mps-bench
	target/release/mps-bench drill

# Moves the books of a file with a million transactions to PostgreSQL, and counts the rows on both
# sides. Takes a few minutes.
move-test:
	@scripts/install-test-tools.sh
	cargo build --release --locked -p mps-api -p mps-bench
	target/release/mps-bench move

# Runs the commands of both operators' guides on a test machine. Takes half a minute.
guides-test:
	@scripts/install-test-tools.sh
	cargo build --locked -p mps-api -p mps-cli -p mps-bench
	target/debug/mps-bench guides

# Builds the image of the server with docker or podman, whichever is there. Takes some ten minutes the
# first time.
image:
	@scripts/image.sh

# Runs that image without root, capabilities and a writable root: its size, health, writes, drain and end.
# Takes half a minute.
image-test:
	@scripts/image-test.sh

# Kills the server 200 times under load, and traces the system calls of one charge. Takes about five
# minutes.
crash-test:
	@scripts/install-test-tools.sh
	cargo build --release --locked -p mps-api -p mps-bench
	target/release/mps-bench crash --kills 200 --trace

# Runs the same 1 000 random sequences of 200 operations on both databases. Takes about ten minutes.
differential-test:
	@scripts/install-test-tools.sh
	MPS_DIFFERENTIAL_SEQUENCES=1000 cargo test --locked -p mps-store --test store -- differential --nocapture

# Runs 5 000 rounds of random commands in batches and the same commands one by one, on SQLite and on
# one, two and four lanes of PostgreSQL. Takes about two hours.
batches:
	@scripts/install-test-tools.sh
	MPS_BATCH_SEEDS=5000 cargo test --locked -p mps-store --test store -- batches --nocapture

# Several servers on one PostgreSQL: kills, races, restarts of the database, cut commits. Takes about
# four minutes.
servers-test:
	@scripts/install-test-tools.sh
	cargo build --release --locked -p mps-api -p mps-bench
	target/release/mps-bench servers

# nginx in front of three servers: what it forwards, rolling restarts, a kill, and a hundred users for
# five minutes. Takes about eight minutes.
nginx-test:
	@scripts/install-test-tools.sh
	cargo build --release --locked -p mps-api -p mps-bench
	target/release/mps-bench nginx

# The browser tests of payments, wallet and till behind nginx with TLS, on PostgreSQL and Redis. Takes
# about five minutes.
web-test: web
	@scripts/install-test-tools.sh
	cargo build --release --locked -p mps-api -p mps-bench
	target/release/mps-bench web -- e2e/pay e2e/wallet e2e/till.spec

# How soon the pages are ready on a slow processor, and how soon a cashier sees the result of a scan. Takes
# about five minutes. Needs a quiet machine.
web-times: web
	@scripts/install-test-tools.sh
	cargo build --release --locked -p mps-api
	cd web && MPS_API_BIN=../target/release/mps-api npm run --silent times

# 2 000 sales in a browser over a network that drops, cuts, doubles and delays, with pages left in
# between; each is compared with the books. Takes about an hour.
schedules: web
	@scripts/install-test-tools.sh
	cargo build --release --locked -p mps-api
	cd web && MPS_API_BIN=../target/release/mps-api MPS_SCHEDULES=2000 npm run --silent e2e -- e2e/schedules

# Charges per second on PostgreSQL, next to pgbench on the same server. Takes about six minutes.
bench-postgres:
	@scripts/install-test-tools.sh
	cargo build --release --locked -p mps-api -p mps-bench
	target/release/mps-bench charges --database postgres

# Lists, searches and statistics with very many rows: two million transactions on SQLite, ten million on
# PostgreSQL. Takes about forty minutes and 30 GB.
bench-reads:
	@scripts/install-test-tools.sh
	cargo build --release --locked -p mps-api -p mps-bench
	target/release/mps-bench reads
	target/release/mps-bench reads --database postgres --members 1000000

# Measures whether sign-ins reveal which accounts exist, or slow payments down. Takes a minute.
bench-sign-ins:
	cargo build --release --locked -p mps-api -p mps-bench
	target/release/mps-bench sign-ins

# Sends generated requests to every operation and checks the answers against the OpenAPI document. Takes
# about ten minutes.
fuzz-api:
	@scripts/install-test-tools.sh
	cargo build --locked -p mps-api -p mps-bench
	target/debug/mps-bench fuzz --examples 200
	target/debug/mps-bench fuzz --examples 500 --database postgres
