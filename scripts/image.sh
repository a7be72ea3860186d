#!/usr/bin/env bash
# `make image`: builds the image of the server.
#   IMAGE              its name (mps-api:latest)
#   CONTAINER_ENGINE   docker or podman (whichever is there)
set -euo pipefail
cd "$(dirname "$0")/.."

engine=$(scripts/container-engine.sh)
options=()
case $("$engine" --version) in
# Podman's own format has no health checks.
podman*) options=(--format docker) ;;
esac
# Older versions of docker do not use BuildKit by themselves; the Dockerfile needs it.
DOCKER_BUILDKIT=1 "$engine" build "${options[@]}" --file deploy/docker/Dockerfile \
    --tag "${IMAGE:-mps-api:latest}" .
