#!/usr/bin/env bash
# Runs a test binary so that it prints how long each test took, which stable Rust hides.
exec env RUSTC_BOOTSTRAP=1 "$@" -Z unstable-options --report-time
