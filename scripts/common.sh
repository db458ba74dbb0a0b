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

# logged LOG COMMAND…: the output goes to build/logs/LOG.log. Says nothing: for what may fail.
logged() {
  local log=$project/build/logs/$1.log
  shift
  mkdir -p "$(dirname "$log")"
  "$@" >"$log" 2>&1
}

# quietly LOG COMMAND…: as logged, but the output's end is shown when the command fails.
quietly() {
  if ! logged "$@"; then
    tail -n 40 "$project/build/logs/$1.log" >&2
    printf 'error: "%s" failed; all it said is in build/logs/%s.log\n' "${*:2}" "$1" >&2
    return 1
  fi
}

# Finds emcc: on the PATH, else in an emsdk. Fails when there is none.
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
  # Debian's emcc leans on modules that only Debian's own Node looks for.
  local emcc
  emcc=$(readlink -f "$(command -v emcc)")
  if [ -z "${NODE_PATH:-}" ] && [ "${emcc#/usr/share/emscripten/}" != "$emcc" ] &&
    ! (cd /usr/share/emscripten && node -e 'require("acorn")') >/dev/null 2>&1; then
    export NODE_PATH=/usr/share/nodejs
  fi
}

# configure_wasm ON|OFF: prepares build/wasm, with or without the tests.
configure_wasm() {
  find_emscripten || die "no Emscripten: run scripts/setup.sh wasm"
  quietly configure-wasm emcmake cmake --preset wasm "-DSCRAWL_TESTS=$1"
}

# Names the browsers that the page's tests drive, unless the environment does; empty when there is none.
find_browsers() {
  export SCRAWL_CHROMIUM=${SCRAWL_CHROMIUM-$(first_of chromium chromium-browser google-chrome google-chrome-stable)}
  export SCRAWL_FIREFOX=${SCRAWL_FIREFOX-$(first_of firefox-esr firefox)}
}

# first_of COMMAND…: the path of the first one that there is.
first_of() {
  local name
  for name in "$@"; do command -v "$name" && return; done
  return 0
}

# node_packages: brings what package-lock.json names, unless it is there. "${npm[@]}" is npm then.
node_packages() {
  npm=("$(command -v node)" "$(readlink -f "$(command -v npm)")") # Debian's npm runs with its own Node only
  recent_node || true
  [ package-lock.json -nt node_modules/.package-lock.json ] || return 0
  quietly npm-ci "${npm[@]}" ci || return
  touch node_modules/.package-lock.json
}

# Whether there is a Node that the page's tests run with: the system's, or the one of scripts/setup.sh,
# which is put in front of the PATH then.
recent_node() {
  if have node && at_least 20.11 "$(node --version | tr -d v)"; then return; fi
  [ -x "$deps/node/bin/node" ] && PATH=$deps/node/bin:$PATH
}
