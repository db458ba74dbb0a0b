#!/usr/bin/env bash
# Installs and builds what the benchmarks need.
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"

usage() {
  cat <<'TEXT'
usage: scripts/prepare_bench.sh [native] [web]

Installs what is missing, fetches MNIST into build/data/mnist and builds:
  native  for scripts/bench_native.py and scripts/bench_training.py, and scrawl_bench
  web     for scripts/bench_web.mjs, bench_page.mjs and bench_lighthouse.mjs, make_pictures.mjs and
          scrawl_bench.js
Both without an argument. What they compare with, they install themselves.
TEXT
}

worlds=()
while [ $# -gt 0 ]; do
  case $1 in
    native | web) worlds+=("$1") ;;
    -h | --help) usage && exit ;;
    *) usage >&2 && die "unknown argument '$1'" ;;
  esac
  shift
done
[ ${#worlds[@]} -gt 0 ] || worlds=(native web)

prepare_native() {
  scripts/setup.sh native tests bench
  say "Building the programs"
  quietly configure-release cmake --preset release
  quietly build-bench cmake --build --preset release -j "$jobs" --target train convert scrawl_inference_bench scrawl_bench
  quietly configure-portable cmake --preset portable
  quietly build-bench-portable cmake --build --preset portable -j "$jobs" --target scrawl_inference_bench
}

prepare_web() {
  scripts/setup.sh native wasm tests web bench
  say "Building the page, and the module that is measured"
  configure_wasm ON
  quietly build-bench-web cmake --build --preset wasm -j "$jobs" --target site classifier scrawl_bench
  say "Building the program that writes the peers' networks"
  quietly configure-release cmake --preset release
  quietly build-convert cmake --build --preset release -j "$jobs" --target convert
  local before=$PATH
  node_packages
  [ "$PATH" = "$before" ] || echo "The system's Node is too old: call them with PATH=build/deps/node/bin:\$PATH"
}

cd "$project"
python3 scripts/download_mnist.py --output build/data/mnist
for world in "${worlds[@]}"; do "prepare_$world"; done
