#!/usr/bin/env bash
# Builds site and npm package twice and compares the bytes.
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"

usage() {
  cat <<'TEXT'
usage: scripts/reproduce_site.sh [--modules DIR]

Copies the sources into two folders with names of different lengths, builds page, documentation and npm package in
each, with another time zone, language, umask and number of jobs, without ccache, and compares every byte. Says what
differs and leaves both folders in build/reproduce; without a difference removes them.
  --modules DIR  takes these WebAssembly modules instead of compiling them twice
Needs what scripts/setup.sh wasm web installs, and npm ci.
TEXT
}

modules=
while [ $# -gt 0 ]; do
  case $1 in
    --modules)
      [ $# -gt 1 ] || die "$1 needs a value"
      modules=$(realpath "$2")
      shift
      ;;
    -h | --help) usage && exit ;;
    *) usage >&2 && die "unknown argument '$1'" ;;
  esac
  shift
done
[ -z "$modules" ] || [ -f "$modules/scrawl.wasm" ] || die "there are no modules in $modules"

cd "$project"
node_packages
[ "$modules" ] || find_emscripten || die "no Emscripten: run scripts/setup.sh wasm"
work=$project/build/reproduce
rm -rf "$work"

# copied FOLDER: the sources as they are now, beside what is installed.
copied() {
  mkdir -p "$1/build" "$1/scripts/docs"
  git ls-files -z --cached --others --exclude-standard -- ':!node_modules' ':!scripts/docs/node_modules' |
    tar --create --null --files-from - --ignore-failed-read | tar --extract --touch --directory "$1"
  ln -s "$deps" "$1/build/deps"
  ln -s "$(realpath node_modules)" "$1/node_modules"
  [ ! -d scripts/docs/node_modules ] || ln -s "$(realpath scripts/docs/node_modules)" "$1/scripts/docs/node_modules"
}

# built FOLDER JOBS: everything that is given away, in FOLDER/build/site and FOLDER/build/package.
built() (
  cd "$1"
  own=$modules
  if [ -z "$own" ]; then
    export CCACHE_DISABLE=1
    quietly "reproduce-configure-$2" emcmake cmake --preset wasm -DSCRAWL_TESTS=OFF
    quietly "reproduce-compile-$2" cmake --build --preset wasm -j "$2" --target scrawl foreign inspector learning
    own=$PWD/build/wasm/bin
  fi
  SCRAWL_DATA=${SCRAWL_DATA:-$project/data} python3 scripts/make_site_data.py build/site-data
  node scripts/build_site.mjs build/site "$own" build/site-data scrawl foreign inspector learning
  node scripts/build_docs.mjs build/site/docs
  node scripts/build_package.mjs "$own" build/package
  [ "$modules" ] || cp "$own"/*.wasm "$own"/*.mjs build/package
)

one=$work/a
other=$work/another-folder/with-a-longer-name
copied "$one"
copied "$other"
say "Building in $one"
(umask 022 && TZ=UTC LC_ALL=C built "$one" "$jobs")
say "Building in $other"
(umask 077 && TZ=Pacific/Kiritimati LC_ALL=C.UTF-8 built "$other" 1)

say "Comparing"
same=1
for part in site package; do
  diff --recursive --brief "$one/build/$part" "$other/build/$part" || same=0
  echo "$part: $(find "$one/build/$part" -type f | wc -l) files"
done
[ "$same" = 1 ] || die "the bytes differ; both are in $work"
rm -rf "$work"
echo "the same bytes twice"
