#!/usr/bin/env bash
# `make run`: builds, makes demo data, starts the server, shows the main job once, and keeps running.
#   --once             stop after the main job, in a folder of its own (the tests do this)
#   MPS_BUILD=debug    use the debug build
#   MPS_DATA_DIR       where the books are (data)
#   API_PORT           where the server listens (8000)
set -euo pipefail
cd "$(dirname "$0")/.."

once=false
[ "${1:-}" != --once ] || once=true
build=${MPS_BUILD:-release}

for tool in cargo cc; do
    if ! command -v "$tool" >/dev/null; then
        echo "make run needs Rust (https://rustup.rs) and a C compiler; there is no '$tool'" >&2
        exit 1
    fi
done

case $build in
    # The tests have built the pages already.
    debug) ;;
    *)
        echo "== building the pages of the web app"
        scripts/web.sh --if-possible
        ;;
esac

echo "== building (the first time takes some minutes)"
case $build in
    # The build that the tests use.
    debug) cargo build --locked --workspace --lib --bins --tests ;;
    *) cargo build --locked -p mps-api -p mps-cli "--$build" ;;
esac
bin=${CARGO_TARGET_DIR:-target}/$build

server=
scratch=
finish() {
    [ -z "$server" ] || { kill "$server" 2>/dev/null && wait "$server" 2>/dev/null; } || true
    [ -z "$scratch" ] || rm -rf "$scratch"
}
trap finish EXIT
trap 'exit 0' INT TERM

if $once; then
    scratch=$(mktemp -d)
    export MPS_DATA_DIR=$scratch/data MPS_CLI_HOME=$scratch/cli DRAIN_SECONDS=0
    API_PORT=$(bash -c 'for port in $(shuf -i 20000-29999 -n 50); do
        (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null || { echo "$port"; break; }; done')
fi
export MPS_DATA_DIR=${MPS_DATA_DIR:-data} API_PORT=${API_PORT:-8000} PAYMENT_SANDBOX=true
export API_BASE_URL=http://127.0.0.1:$API_PORT
accounts=$MPS_DATA_DIR/demo-accounts.json
table=$MPS_DATA_DIR/demo-accounts.txt

if [ ! -s "$accounts" ]; then
    echo "== making a small shop in $MPS_DATA_DIR"
    mkdir -p "$MPS_DATA_DIR"
    # The files contain passwords: they are for their owner alone, and appear only if everything worked.
    (umask 077 && "$bin/mps-api" seed-demo --json-file "$accounts.new" >"$table" &&
        mv "$accounts.new" "$accounts") || {
        rm -f "$accounts.new" "$table"
        echo "to start over: remove $MPS_DATA_DIR, or set MPS_DATA_DIR to another folder" >&2
        exit 1
    }
fi

echo "== starting the server on $API_BASE_URL"
"$bin/mps-api" serve >"$MPS_DATA_DIR/server.log" 2>&1 &
server=$!
for _ in $(seq 100); do
    if "$bin/mps-api" healthcheck >/dev/null 2>&1 && kill -0 "$server" 2>/dev/null; then
        break
    fi
    if ! kill -0 "$server" 2>/dev/null; then
        echo "the server did not start:" >&2
        tail -n 3 "$MPS_DATA_DIR/server.log" >&2
        exit 1
    fi
    sleep 0.1
done

"$bin/mps-cli" tour --accounts "$accounts"

echo "== the books, recomputed from every entry (mps-api verify)"
"$bin/mps-api" verify

if $once; then
    exit 0
fi
cat <<TXT

The server stays up; Ctrl-C stops it. The books are in $MPS_DATA_DIR, the log is
$MPS_DATA_DIR/server.log, and the accounts are also in $accounts.

  wallet    $API_BASE_URL/wallet/
  till      $API_BASE_URL/pos/
  API       $API_BASE_URL/docs

$(sed 's/^/  /' "$table" 2>/dev/null || cat "$accounts")

Try, in another terminal:
  curl $API_BASE_URL/health
  $bin/mps-cli login --role member --identifier 0912000001     (password: see above)
  $bin/mps-cli cards
  $bin/mps-cli qr
  $bin/mps-cli login --role merchant --identifier SHOP001 --operator cashier
  $bin/mps-cli charge --amount 25.00
  $bin/mps-cli --help
TXT
wait "$server"
