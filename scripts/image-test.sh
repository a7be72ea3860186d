#!/usr/bin/env bash
# `make image-test`: runs the image of `make image` as deploy/ runs it, but on SQLite: as user 10001, on a
# read-only root, without capabilities, with 512 MiB. Checks its size, health, one request, what it can
# write, its tools, the drain and the end, and the books that it leaves.
#   IMAGE              the image (mps-api:latest)
#   IMAGE_MAX_MB       how large it may be, unpacked (120)
#   CONTAINER_ENGINE   docker or podman (whichever is there)
set -euo pipefail
cd "$(dirname "$0")/.."

engine=$(scripts/container-engine.sh)
image=${IMAGE:-mps-api:latest}
limit=${IMAGE_MAX_MB:-120}

hardened=(--user 10001:10001 --read-only --cap-drop ALL --security-opt no-new-privileges
    --memory 512m --tmpfs /tmp:size=64m)
case $("$engine" --version) in
# Podman adds writable folders to a read-only root.
podman*) hardened+=(--read-only-tmpfs=false) ;;
esac

container=
volume=
finish() {
    local status=$?
    if [ -n "$container" ]; then
        [ "$status" -eq 0 ] || "$engine" logs "$container" 2>&1 | tail -n 20 >&2
        "$engine" rm --force "$container" >/dev/null
    fi
    [ -z "$volume" ] || "$engine" volume rm "$volume" >/dev/null
}
trap finish EXIT

fail() {
    echo "FAILED  $1" >&2
    exit 1
}
ok() { echo "ok      $1"; }
state() { "$engine" inspect --format "{{$1}}" "$container"; }
inside() { "$engine" exec "$container" "$@"; }
# The status of an answer of the server. The image has no curl, but bash.
status() {
    # shellcheck disable=SC2016 # $1 is of the shell inside.
    inside bash -c 'exec 3<>/dev/tcp/127.0.0.1/8000
        printf "GET %s HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n" "$1" >&3
        read -r _ status _ <&3 && echo "$status"' bash "$1"
}

"$engine" image inspect "$image" >/dev/null 2>&1 || fail "there is no image $image: make image"

# The layers unpacked, which all engines state alike, unlike the size of an image. The lowest one is the
# system.
layers=$("$engine" history --human=false --format json "$image" |
    grep -oiE '"size": ?"?[0-9]+' | grep -oE '[0-9]+$' | grep -vx 0)
size=$(awk '{ all += $1; root = $1 }
    END { printf "%.1f MB (system %.1f MB, the rest %.1f MB)", all / 1e6, root / 1e6, (all - root) / 1e6 }
    ' <<<"$layers")
awk -v limit="$limit" '{ all += $1 } END { exit all > limit * 1e6 }' <<<"$layers" ||
    fail "size: $size is above $limit MB"
ok "size: $size of at most $limit MB"

volume=$("$engine" volume create)
container=$("$engine" run --detach "${hardened[@]}" --volume "$volume:/data" "$image")

[ -n "$(state 'if .Config.Healthcheck}}has one{{end')" ] || fail "health: the image has no health check"
began=$SECONDS
until inside mps-api healthcheck >/dev/null 2>&1; do
    [ "$(state .State.Running)" = true ] || fail "health: the server ended"
    [ $((SECONDS - began)) -lt 30 ] || fail "health: not ready after 30 s"
    sleep 0.2
done
ok "health: ready after $((SECONDS - began)) s"

answer=$(status /ready)
[ "$answer" = 200 ] || fail "request: /ready is $answer"
ok "request: /ready is 200"

for tool in pg_dump psql; do
    version=$(inside "$tool" --version) || fail "tools: $tool does not start"
    ok "tools: $version"
done

[ "$(inside id -u):$(inside id -g)" = 10001:10001 ] || fail "user: $(inside id)"
capabilities=$(inside sh -c 'grep -E "^Cap(Inh|Prm|Eff|Bnd|Amb)" /proc/1/status')
[[ $capabilities =~ ^([A-Za-z:[:space:]]*0{16}[[:space:]]*)+$ ]] || fail "capabilities: $capabilities"
inside grep -qx 'NoNewPrivs:.1' /proc/1/status || fail "new privileges are possible"
ok "user: 10001, no capabilities, no new privileges"

# /dev, /proc and /sys are of the kernel and the engine. What the user may not even read is no fault.
writable=$(inside sh -c 'find / \( -path /dev -o -path /proc -o -path /sys \) -prune \
    -o ! -type l -writable -print -prune 2>/dev/null | sort | xargs')
[ "$writable" = "/data /tmp" ] || fail "writes: possible to $writable instead of /data /tmp"
inside test -s /data/mps.db || fail "writes: there are no books in /data"
# The engine itself puts the names of hosts into /etc.
changed=$("$engine" diff "$container" | grep -vx 'C /etc' || true)
[ -z "$changed" ] || fail "writes: the container has changed: $changed"
ok "writes: none outside /data and /tmp"

ok "memory: $("$engine" stats --no-stream --format '{{.MemUsage}}' "$container")"

began=$SECONDS
"$engine" kill --signal TERM "$container" >/dev/null
sleep 1
answers="$(status /ready) $(status /live)"
[ "$answers" = "503 200" ] || fail "drain: /ready and /live are $answers"
ok "drain: /ready is 503, /live is 200"
while [ "$(state .State.Running)" = true ]; do
    [ $((SECONDS - began)) -lt 30 ] || fail "end: still running after 30 s"
    sleep 0.2
done
code=$(state .State.ExitCode)
[ "$code" -eq 0 ] || fail "end: exit code $code"
ok "end: exit code 0 after $((SECONDS - began)) s"

"$engine" run --rm "${hardened[@]}" --volume "$volume:/data" "$image" verify >/dev/null ||
    fail "books: verify finds faults"
ok "books: verified"
