#!/usr/bin/env bash
# Prints the name of the container engine to use: docker or podman, whichever is there and answers.
#   CONTAINER_ENGINE   use this one
set -euo pipefail

for engine in ${CONTAINER_ENGINE:-docker podman}; do
    # A docker whose service does not run, or may not be asked, is no engine.
    if "$engine" version >/dev/null 2>&1; then
        echo "$engine"
        exit
    fi
done
echo "no container engine answers: install podman, or docker and start its service" \
    "(tried: ${CONTAINER_ENGINE:-docker podman})" >&2
exit 1
