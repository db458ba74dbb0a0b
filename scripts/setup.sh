#!/usr/bin/env bash
# Installs what a build needs, if it is missing: tools from the distribution, dependencies by hash.
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"
. "$(dirname "${BASH_SOURCE[0]}")/dependencies.sh"

usage() {
  cat <<'TEXT'
usage: scripts/setup.sh [native] [library] [arm64] [wasm] [tests] [web] [browsers] [bench] [lint] [fuzz] [docs]

Installs what is missing, and only that; what is there already is used.
  native    compiler and libraries of the native binaries
  library   pkg-config, for the tests of the installed library
  arm64     compiler and emulator for the tests on arm64
  wasm      Emscripten (an emcc on the PATH or an emsdk is used, else the distribution's), and esbuild
            for the page
  tests     Catch2
  web       npm and Node 20 or newer, for the page's checks
  browsers  Chromium, Firefox and WebKit, for the page's tests
  bench     Chromium and Python's venv, for the programs that measure
  lint      clang and clang-tidy
  fuzz      clang with its fuzzer
  docs      Doxygen, for the C++ reference of the documentation
CMake, Ninja, Eigen, RapidJSON and protozero are needed by all. Packages are installed as root or through sudo;
dependencies go to build/deps. An archive put into build/deps/downloads by hand is used instead of the
network when its checksum is right.
TEXT
}

packages=()

# want PACKAGE COMMAND-OR-FILE: adds the package to the list if the command or file is missing.
want() {
  case $2 in
    /*) [ -e "$2" ] || packages+=("$1") ;;
    *) have "$2" || packages+=("$1") ;;
  esac
}

want_browsers() {
  find_browsers
  local missing=()
  [ "$SCRAWL_CHROMIUM" ] || missing+=(chromium)
  [ "$SCRAWL_FIREFOX" ] || missing+=(firefox-esr)
  if [ ${#missing[@]} -gt 0 ] && grep -qs '^ID=ubuntu' /etc/os-release; then
    echo "note: Ubuntu has these only as snaps, their tests will fail until you install them: ${missing[*]}" >&2
  else
    packages+=("${missing[@]}")
  fi
  want webkit2gtk-driver WebKitWebDriver
  want xvfb Xvfb
  want xauth xauth
}

collect() {
  local need
  want cmake cmake
  want ninja-build ninja
  want python3 python3
  want ca-certificates /etc/ssl/certs/ca-certificates.crt
  if [ ! -e "$deps/include/Eigen/Core" ]; then
    python3 -m pip --version >/dev/null 2>&1 || packages+=(python3-pip)
  fi
  [ -e "$deps/include/rapidjson/document.h" ] || want rapidjson-dev /usr/include/rapidjson/document.h
  [ -e "$deps/include/protozero/version.hpp" ] || want libprotozero-dev /usr/include/protozero/version.hpp
  for need in "$@"; do
    case $need in
      native)
        want g++ c++
        want libcli11-dev /usr/include/CLI/CLI.hpp
        want libstb-dev /usr/include/stb/stb_image.h
        want zlib1g-dev /usr/include/zlib.h
        want libwebp-dev /usr/include/webp/decode.h
        ;;
      library) want pkg-config pkg-config ;;
      arm64)
        want g++-aarch64-linux-gnu aarch64-linux-gnu-g++
        want qemu-user-static qemu-aarch64-static
        ;;
      wasm)
        find_emscripten || packages+=(emscripten)
        want esbuild esbuild
        ;;
      web)
        want nodejs node
        want npm npm
        ;;
      browsers) want_browsers ;;
      bench)
        find_browsers
        [ "$SCRAWL_CHROMIUM" ] || packages+=(chromium)
        python3 -c 'import ensurepip' >/dev/null 2>&1 || packages+=(python3-venv)
        ;;
      lint)
        want clang clang++
        want clang-tidy clang-tidy
        ;;
      docs) want doxygen doxygen ;;
      fuzz)
        want clang clang++
        have clang++ && [ -d "$(clang++ -print-resource-dir)/lib/linux" ] || packages+=(libclang-rt-dev)
        ;;
    esac
  done
}

install_packages() {
  [ ${#packages[@]} -gt 0 ] || return 0
  local command=(env DEBIAN_FRONTEND=noninteractive apt-get)
  have apt-get || die "please install by your system's own means: ${packages[*]}"
  if [ "$(id -u)" != 0 ]; then
    have sudo || die "not root, and no sudo: please have installed: apt-get install ${packages[*]}"
    command=(sudo "${command[@]}")
  fi
  mapfile -t packages < <(printf '%s\n' "${packages[@]}" | sort -u)
  say "Installing ${packages[*]}"
  logged apt-update "${command[@]}" update || echo "Going on with the package lists that are there."
  quietly apt-install "${command[@]}" install --yes --no-install-recommends "${packages[@]}"
}

check_versions() {
  local found
  found=$(cmake --version | sed -n '1s/[^0-9]*//p')
  at_least 3.25 "$found" ||
    die "CMake $found is too old, 3.25 is needed: a newer one comes with 'pip install cmake' or from cmake.org"
}

for need in "$@"; do
  case $need in
    native | library | arm64 | wasm | tests | web | browsers | bench | lint | fuzz | docs) ;;
    -h | --help) usage && exit ;;
    *) usage >&2 && die "unknown need '$need'" ;;
  esac
done
mkdir -p "$deps/downloads"
collect "$@"
install_packages
check_versions
get_eigen
get_rapidjson
get_protozero
for need in "$@"; do
  case $need in
    tests) get_catch2 ;;
    web) get_node ;;
  esac
done
