#!/usr/bin/env bash
# Builds the page and serves it.
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"

usage() {
  cat <<'TEXT'
usage: scripts/demo.sh [--no-serve] [--port N] [--address A]

Installs what is missing, builds the page into build/site, serves it and prints its address.
  --no-serve   only build
  --port N     serve at this port (default: the first free one from 8000)
  --address A  listen at this address (default: 127.0.0.1; 0.0.0.0 lets other devices in)
TEXT
}

serve=yes
port=
address=127.0.0.1
while [ $# -gt 0 ]; do
  case $1 in
    --no-serve) serve= ;;
    --port | --address)
      [ $# -gt 1 ] || die "$1 needs a value"
      if [ "$1" = --port ]; then port=$2; else address=$2; fi
      shift
      ;;
    --port=*) port=${1#*=} ;;
    --address=*) address=${1#*=} ;;
    -h | --help) usage && exit ;;
    *) usage >&2 && die "unknown option '$1'" ;;
  esac
  shift
done
if [ -n "$port" ] && ! { [[ $port =~ ^[0-9]{1,5}$ ]] && [ "$port" -ge 1 ] && [ "$port" -le 65535 ]; }; then
  die "--port needs a number from 1 to 65535, not '$port'"
fi

# taken PORT: whether a program listens on the port already.
taken() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

if [ -z "$port" ]; then
  port=8000
  while taken "$port"; do port=$((port + 1)); done
elif [ "$serve" ] && taken "$port"; then
  die "port $port is in use: choose another with --port"
fi

cd "$project"
scripts/setup.sh wasm
say "Fetching MNIST, for the digits that the page learns with"
logged mnist python3 scripts/download_mnist.py ||
  echo "It could not be had (build/logs/mnist.log says why): the page reads all the same, but cannot be taught."
say "Building the page"
configure_wasm OFF
quietly build-site cmake --build --preset wasm -j "$jobs" --target site
echo "The site is in build/site ($(du -sh build/site | cut -f 1)); it took $(duration "$SECONDS")."
[ -d build/site/docs ] || echo "It is without the documentation: npm ci brings what that is made with."

if [ "$serve" ]; then
  printf '\nOpen http://%s:%s/ and draw a digit, then a whole number, then “Look inside”. Ctrl-C ends it.\n' "$address" "$port"
  exec python3 -m http.server "$port" --bind "$address" --directory build/site
fi
