#!/usr/bin/env bash
# Writes what the server, the terminal program and the pages are made of to target/sbom/, as CycloneDX documents. The
# tool for the crates is built once, which takes some minutes.
set -euo pipefail
cd "$(dirname "$0")/.."

cargo install --quiet --locked --root target/tools --version 0.5.9 cargo-cyclonedx
rm -rf target/sbom
mkdir -p target/sbom
for program in mps-api mps-cli; do
    target/tools/bin/cargo-cyclonedx cyclonedx --manifest-path "crates/$program/Cargo.toml" --format json \
        --override-filename "$program.cdx"
    mv "crates/$program/$program.cdx.json" target/sbom/
    find crates -name "$program.cdx.json" -delete
done
(cd web && npm sbom --package-lock-only --omit dev --sbom-format cyclonedx) >target/sbom/web.cdx.json
ls -l target/sbom
