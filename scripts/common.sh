# Sourced by the scripts beside it: messages, and where the tools of the WebAssembly build are.
# shellcheck shell=bash
set -euo pipefail

project=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
deps=$project/build/deps
jobs=$(nproc 2>/dev/null || echo 2)

say() { printf '\n== %s\n' "$*"; }

die() {
  printf 'error: %s\n' "$*" >&2
  exit 1
}

have() { command -v "$1" >/dev/null 2>&1; }

# at_least WANTED FOUND: whether version FOUND is not older than WANTED.
at_least() { [ "$(printf '%s\n%s\n' "$1" "$2" | sort -V | head -n 1)" = "$1" ]; }

# duration SECONDS: for people.
duration() { printf '%d min %02d s' $(($1 / 60)) $(($1 % 60)); }

# logged LOG COMMAND…: runs the command with its output in build/logs/LOG.log. Prints nothing, even on failure.
logged() {
  local log=$project/build/logs/$1.log
  shift
  mkdir -p "$(dirname "$log")"
  "$@" >"$log" 2>&1
}

# quietly LOG COMMAND…: as logged, but prints the end of the output if the command fails.
quietly() {
  if ! logged "$@"; then
    tail -n 40 "$project/build/logs/$1.log" >&2
    printf 'error: "%s" failed; all it said is in build/logs/%s.log\n' "${*:2}" "$1" >&2
    return 1
  fi
}

# Finds emcc: on the PATH, else in an emsdk. Fails if there is none.
find_emscripten() {
  local folder
  if ! have emcc; then
    for folder in "${EMSDK:-}" "$HOME/emsdk" /opt/emsdk /emsdk; do
      if [ -n "$folder" ] && [ -f "$folder/emsdk_env.sh" ]; then
        # shellcheck disable=SC1091
        EMSDK_QUIET=1 . "$folder/emsdk_env.sh"
        have node || PATH=$(dirname "${EMSDK_NODE:-node}"):$PATH
        break
      fi
    done
  fi
  have emcc || return 1
  # Debian's emcc needs Node modules in a folder that only Debian's own Node searches.
  local emcc
  emcc=$(readlink -f "$(command -v emcc)")
  if [ -z "${NODE_PATH:-}" ] && [ "${emcc#/usr/share/emscripten/}" != "$emcc" ] &&
    ! (cd /usr/share/emscripten && node -e 'require("acorn")') >/dev/null 2>&1; then
    export NODE_PATH=/usr/share/nodejs
  fi
}

# configure_wasm ON|OFF: configures build/wasm, with or without the tests.
configure_wasm() {
  find_emscripten || die "no Emscripten: run scripts/setup.sh wasm"
  quietly configure-wasm emcmake cmake --preset wasm "-DSCRAWL_TESTS=$1"
}

# Finds the browsers for the page's tests, unless the environment names them; empty if there is none.
find_browsers() {
  export SCRAWL_CHROMIUM=${SCRAWL_CHROMIUM-$(first_of chromium chromium-browser google-chrome google-chrome-stable)}
  export SCRAWL_FIREFOX=${SCRAWL_FIREFOX-$(first_of firefox-esr firefox)}
}

# first_of COMMAND…: prints the path of the first one that is installed.
first_of() {
  local name
  for name in "$@"; do command -v "$name" && return; done
  return 0
}

# node_packages: installs the packages of package-lock.json, unless they are there. Sets "${npm[@]}" to npm.
node_packages() {
  npm=("$(command -v node)" "$(readlink -f "$(command -v npm)")") # Debian's npm works with Debian's Node only
  recent_node || true
  [ package-lock.json -nt node_modules/.package-lock.json ] || return 0
  quietly npm-ci "${npm[@]}" ci || return
  touch node_modules/.package-lock.json
}

# Whether there is a Node for the page's tests: the system's, or the one of scripts/setup.sh,
# which it puts in front of the PATH.
recent_node() {
  if have node && at_least 20.11 "$(node --version | tr -d v)"; then return; fi
  [ -x "$deps/node/bin/node" ] && PATH=$deps/node/bin:$PATH
}
