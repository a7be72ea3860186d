#!/usr/bin/env bash
# Builds the pages of the web app into web/dist, which the next build of mps-api takes up.
#   --if-possible   without Node.js, says so and leaves everything as it is
set -euo pipefail
cd "$(dirname "$0")/../web"

# The version that the packages need (web/package.json, "engines").
enough() {
    command -v npm >/dev/null && command -v node >/dev/null &&
        node -e 'const [major, minor] = process.versions.node.split(".").map(Number);
            process.exit(major > 20 || (major === 20 && minor >= 19) ? 0 : 1)'
}
if ! enough; then
    echo "the web app needs Node.js 20.19 or later with npm" >&2
    [ "${1:-}" = --if-possible ] && exit 0
    exit 1
fi

# The list of versions is stored beside the packages that were installed from it.
if ! cmp -s package-lock.json node_modules/.installed-lock.json; then
    npm ci --no-audit --no-fund --loglevel=error
    cp package-lock.json node_modules/.installed-lock.json
fi
npm run --silent build
# Cargo does not see that a folder has appeared.
touch ../crates/mps-web/build.rs
