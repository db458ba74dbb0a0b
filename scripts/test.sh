#!/usr/bin/env bash
# Builds everything and runs every test.
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"
. "$(dirname "${BASH_SOURCE[0]}")/test_counts.sh"

usage() {
  cat <<'TEXT'
usage: scripts/test.sh [STAGE...]

Installs what is missing, builds, runs the tests. Without a stage, all of them but the last six:
  native   the tests, optimised for this machine
  debug    the same with address and undefined-behaviour sanitizers
  wasm     the same as WebAssembly under Node
  web      the page: types, ESLint, and tests in Chromium, Firefox and WebKit
  library  the C++ package: installed, and as a part of other projects, which use it from C++, C and Python
  package  the npm package as others install it, and the examples that use it
  docs     the commands and programs of the documentation, run
  scripts  the downloaders, and a release
  faults   train and the other programs when they are killed, and when reads or writes fail (SCRAWL_FAULTS=long: every call, 50 kills)
  supply   what comes from outside: hashes, licences, known weaknesses; site and package twice with the same bytes
  size     the bytes of each file of the site, and of those before the first answer against a budget
  lint     clang-tidy over the C++ files that have changed since they passed
  everywhere  native, portable, arm64 and WebAssembly builds: the same labels of MNIST, the same of random networks
  tsan     the tests with threads, with the thread sanitizer
  arm64    the kernels' and other tests of the core for arm64, compiled here and run in an emulator
  fuzz     a minute of made-up bytes for each parser, with clang (SCRAWL_FUZZ_RUNS=1000000: so many inputs each)
  monkey   thousands of random actions on the page in three browsers (SCRAWL_SEED=1), an hour or more
Exit code 0 when all passed. What the builds say goes to build/logs.
TEXT
}

stages=()
while [ $# -gt 0 ]; do
  case $1 in
    native | debug | wasm | library | web | package | docs | scripts | faults | supply | size | lint | everywhere | tsan | arm64 | fuzz | monkey) stages+=("$1") ;;
    -h | --help) usage && exit ;;
    *) usage >&2 && die "unknown stage '$1'" ;;
  esac
  shift
done
[ ${#stages[@]} -gt 0 ] || stages=(native debug wasm library web package docs scripts faults supply size)

# core_tests PRESET: builds and runs the core's tests in that world. Configured already.
core_tests() {
  local preset=$1 start=$SECONDS counts=(0 1)
  if quietly "build-$preset" cmake --build --preset "$preset" -j "$jobs"; then
    ${fixed_addresses:-} ctest --preset "$preset" -j "$jobs" || true
    read -ra counts < <(catch2_counts "build/$preset/Testing/Temporary/LastTest.log")
  fi
  count "$stage" "${counts[@]}" $((SECONDS - start))
}

# The site must have been built.
web_tests() {
  local start=$SECONDS check checked=0 unchecked=0 npm good bad
  node_packages || { count web 0 1 $((SECONDS - start)); return; }
  find_browsers
  for check in check lint; do
    if "${npm[@]}" run --silent "$check"; then checked=$((checked + 1)); else unchecked=$((unchecked + 1)); fi
  done
  node_tests test
  count web $((${good:-0} + checked)) $((${bad:-1} + unchecked)) $((SECONDS - start))
}

# The modules must have been built.
package_tests() {
  local start=$SECONDS npm good bad
  node_packages && quietly build-package node scripts/build_package.mjs build/wasm/bin build/package ||
    { count package 0 1 $((SECONDS - start)); return; }
  find_browsers
  node_tests test:package
  count package "${good:-0}" $((${bad:-1})) $((SECONDS - start))
}

# The modules must have been built.
docs_tests() {
  local start=$SECONDS npm good bad
  node_packages && quietly configure-release cmake --preset release &&
    quietly build-programs cmake --build --preset release -j "$jobs" --target inspect train evaluate predict convert scrawl_static &&
    quietly build-package node scripts/build_package.mjs build/wasm/bin build/package ||
    { count docs 0 1 $((SECONDS - start)); return; }
  node_tests test:docs
  count docs "${good:-0}" $((${bad:-1})) $((SECONDS - start))
}

fault_tests() {
  quietly configure-release cmake --preset release &&
    quietly build-programs cmake --build --preset release -j "$jobs" --target train evaluate predict convert && python_tests native_tests/faults
}

# The modules must have been built.
supply_tests() {
  local start=$SECONDS checked=0 unchecked=0 npm good bad
  node_packages || { count supply 0 1 $((SECONDS - start)); return; }
  if node scripts/check_supply.mjs; then checked=1; else unchecked=1; fi
  if scripts/reproduce_site.sh --modules build/wasm/bin; then checked=$((checked + 1)); else unchecked=$((unchecked + 1)); fi
  node_tests test:supply
  count supply $((${good:-0} + checked)) $((${bad:-1} + unchecked)) $((SECONDS - start))
}

library_tests() {
  quietly configure-release cmake --preset release &&
    quietly build-library cmake --build --preset release -j "$jobs" --target scrawl_static scrawl_shared scrawl_program &&
    python_tests native_tests/library
}

# The thread sanitizer has no room where newer kernels choose addresses as widely as they do.
tsan_tests() {
  local fixed_addresses="setarch --addr-no-randomize"
  $fixed_addresses true 2>/dev/null || fixed_addresses=
  quietly configure-tsan cmake --preset tsan && core_tests tsan
}

# The module and three native builds, as far as two programs need them. MNIST is fetched if it is not there.
everywhere_tests() {
  local start=$SECONDS preset good=0
  quietly download-mnist scripts/download_mnist.py --output build/data/mnist || return
  for preset in release portable arm64 wasm; do
    if [ "$preset" = wasm ]; then configure_wasm ON; else quietly "configure-$preset" cmake --preset "$preset"; fi || return
    quietly "build-$preset" cmake --build "build/$preset" -j "$jobs" --target scrawl_probabilities scrawl_random_networks || return
  done
  if scripts/compare_builds.py; then good=1; fi
  count everywhere "$good" $((1 - good)) $((SECONDS - start))
}

lint_files() {
  local start=$SECONDS log=build/logs/lint.log
  if ! have clang-tidy; then
    echo "There is no clang-tidy here, so nothing is looked at."
    return
  fi
  quietly configure-lint cmake --preset lint || return
  scripts/lint.py build/lint --jobs "$jobs" | tee "$log" || true
  local counts
  counts=$(sed -nE 's/^([0-9]+) passed, ([0-9]+) failed$/\1 \2/p' "$log")
  # shellcheck disable=SC2086
  count lint ${counts:-0 1} $((SECONDS - start))
}

# A minute each, or SCRAWL_FUZZ_RUNS inputs each.
fuzz_tests() {
  local start=$SECONDS log=build/logs/fuzz.log how=(--seconds 60) counts
  [ -z "${SCRAWL_FUZZ_RUNS:-}" ] || how=(--runs "$SCRAWL_FUZZ_RUNS")
  scripts/fuzz.sh "${how[@]}" | tee "$log" || true
  counts=$(sed -nE 's/^([0-9]+) passed, ([0-9]+) failed$/\1 \2/p' "$log")
  # shellcheck disable=SC2086
  count fuzz ${counts:-0 1} $((SECONDS - start))
}

# Random actions on the page, fewer where a browser's driver is slow. The site must have been built.
monkey_tests() {
  local start=$SECONDS engine good=0 bad=0
  node_packages || return
  find_browsers
  for engine in chromium:20000 firefox:5000 webkit:2000; do
    if node native_tests/browser/monkey/run.mjs --engine "${engine%:*}" --actions "${engine#*:}" --seed "${SCRAWL_SEED:-1}"; then
      good=$((good + 1))
    else
      bad=$((bad + 1))
    fi
  done
  count monkey "$good" "$bad" $((SECONDS - start))
}

size_test() {
  local start=$SECONDS good=0
  if scripts/site_size.sh; then good=1; fi
  count size "$good" $((1 - good)) $((SECONDS - start))
}

build_site() {
  configure_wasm ON
  if have npm; then node_packages || echo "Going on without the documentation, whose packages are missing."; fi
  quietly build-site cmake --build --preset wasm -j "$jobs" --target site
}

cd "$project"
mkdir -p build/logs
needs=()
for stage in "${stages[@]}"; do
  case $stage in
    native | debug | tsan) needs+=(native tests) ;;
    library) needs+=(native tests library) ;;
    faults) needs+=(native tests) ;;
    arm64) needs+=(tests arm64) ;;
    everywhere) needs+=(native tests arm64 wasm) ;;
    fuzz) needs+=(native fuzz) ;;
    wasm | size) needs+=(wasm tests) ;;
    web | package | monkey) needs+=(wasm tests web browsers docs) ;;
    supply) needs+=(wasm web docs) ;;
    docs) needs+=(native tests wasm web browsers docs) ;;
  esac
done
say "Setting up"
scripts/setup.sh "${needs[@]}"
if [[ " ${stages[*]} " == *" lint "* ]]; then
  scripts/setup.sh native tests lint || echo "Going on without what is missing for lint."
fi
echo "took $(duration "$SECONDS")"

for stage in "${stages[@]}"; do
  say "Stage $stage"
  case $stage in
    native) quietly configure-release cmake --preset release && core_tests release ;;
    debug) quietly configure-debug cmake --preset debug && core_tests debug ;;
    wasm) configure_wasm ON && core_tests wasm ;;
    web) build_site && web_tests ;;
    package) build_site && package_tests ;;
    docs) build_site && docs_tests ;;
    scripts) python_tests native_tests/scripts ;;
    faults) fault_tests ;;
    supply) build_site && supply_tests ;;
    library) library_tests ;;
    size) build_site && size_test ;;
    lint) lint_files ;;
    tsan) tsan_tests ;;
    arm64) quietly configure-arm64 cmake --preset arm64 && core_tests arm64 ;;
    fuzz) fuzz_tests ;;
    monkey) build_site && monkey_tests ;;
    everywhere) everywhere_tests ;;
  esac || count "$stage" 0 1 0
done

summary_of_counts
