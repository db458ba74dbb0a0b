# Sourced by setup.sh: gets what is not taken as the distribution has it, by hash, into build/deps.
# shellcheck shell=bash

# extracted FOLDER COMMAND…: runs the command in a new folder, which becomes FOLDER only on success.
extracted() {
  local target=$1 work
  shift
  work=$(mktemp -d "$deps/unpack.XXXXXX")
  (cd "$work" && "$@") || { rm -rf "$work"; return 1; }
  mkdir -p "$(dirname "$target")"
  chmod 755 "$work"
  mv -T "$work" "$target"
}

# right FILE SHA256: whether the file exists and has this checksum.
right() { [ -f "$1" ] && echo "$2  $1" | sha256sum --check --status; }

eigen_version=3.4.1
eigen_archive_sha256=b93c667d1b69265cdb4d9f30ec21f8facbbe8b307cf34c0b9942834c6d4fdbe2
eigen_wheel_sha256=0ccd7b73fe8a72e2729784253c982e75d1790e0a8c71f302eb5a1fb1dd3a8a90
eigen_archive=$deps/downloads/eigen-$eigen_version.tar.gz
eigen_wheel=$deps/downloads/cmeel_eigen-$eigen_version-0-py3-none-any.whl

eigen_from_wheel() {
  right "$eigen_wheel" "$eigen_wheel_sha256" || {
    echo "cmeel-eigen==$eigen_version --hash=sha256:$eigen_wheel_sha256" >"$deps/downloads/eigen.txt"
    logged pip-eigen python3 -m pip download --quiet --no-deps --require-hashes --only-binary=:all: \
      --requirement "$deps/downloads/eigen.txt" --dest "$deps/downloads"
  } && extracted "$deps/include/Eigen" python3 -c '
import pathlib, sys, zipfile
prefix = "cmeel.prefix/include/eigen3/Eigen/"
with zipfile.ZipFile(sys.argv[1]) as wheel:
    for name in wheel.namelist():
        if name.startswith(prefix) and not name.endswith("/"):
            path = pathlib.Path(name[len(prefix):])
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(wheel.read(name))' "$eigen_wheel"
}

eigen_from_archive() {
  right "$eigen_archive" "$eigen_archive_sha256" ||
    python3 "$project/scripts/fetch.py" "$eigen_archive" "$eigen_archive_sha256" \
      "https://gitlab.com/libeigen/eigen/-/archive/$eigen_version/eigen-$eigen_version.tar.gz"
  right "$eigen_archive" "$eigen_archive_sha256" &&
    extracted "$deps/include/Eigen" tar --extract --gzip --strip-components 2 --file "$eigen_archive" \
      "eigen-$eigen_version/Eigen"
}

# Debian's own libeigen3-dev (3.4.0) does not compile to WebAssembly SIMD.
get_eigen() {
  [ -e "$deps/include/Eigen/Core" ] && return
  say "Fetching Eigen $eigen_version"
  if right "$eigen_archive" "$eigen_archive_sha256"; then
    eigen_from_archive
  else
    eigen_from_wheel || eigen_from_archive
  fi || die "could not get Eigen: put upstream's eigen-$eigen_version.tar.gz into build/deps/downloads"
}

catch2_version=3.7.1
catch2_sha256=c991b247a1a0d7bb9c39aa35faf0fe9e19764213f28ffba3109388e62ee0269c
catch2_archive=$deps/downloads/catch2-$catch2_version.tar.gz

# Debian's source package contains upstream's archive. It comes from the mirrors that this machine
# uses, with a separate package list, so that the system's list is not changed.
catch2_from_debian() {
  local key=/usr/share/keyrings/debian-archive-keyring.gpg site work options
  have apt-get && [ -f "$key" ] || return 1
  echo "taking it from Debian's source package instead"
  work=$(mktemp -d)
  options=(-o "Dir::Etc::sourcelist=$work/sources.list" -o Dir::Etc::sourceparts=-
    -o "Dir::State::lists=$work/lists" -o APT::Sandbox::User=root)
  mkdir -p "$work/lists/partial"
  while read -r site; do
    echo "deb-src [signed-by=$key] $site trixie main" >"$work/sources.list"
    (cd "$work" && apt-get "${options[@]}" update && apt-get "${options[@]}" source --download-only catch2) \
      >"$deps/downloads/catch2.log" 2>&1 || continue
    mv "$work/catch2_$catch2_version.orig.tar.gz" "$catch2_archive" && break
  done < <(apt-get indextargets --format '$(SITE)' 'Identifier: Packages' | grep -v security | uniq)
  rm -rf "$work"
  right "$catch2_archive" "$catch2_sha256"
}

get_catch2() {
  [ -d "$deps/Catch2-$catch2_version" ] && return
  say "Fetching Catch2 $catch2_version"
  right "$catch2_archive" "$catch2_sha256" ||
    python3 "$project/scripts/fetch.py" "$catch2_archive" "$catch2_sha256" \
      "https://github.com/catchorg/Catch2/archive/refs/tags/v$catch2_version.tar.gz" ||
    catch2_from_debian ||
    die "could not get Catch2: put upstream's archive into build/deps/downloads as catch2-$catch2_version.tar.gz"
  extracted "$deps/Catch2-$catch2_version" tar --extract --gzip --strip-components 1 --file "$catch2_archive"
}

# RapidJSON 1.1.0 assigns to a constant in an unused function, which is an error since clang 18.
copy_rapidjson() {
  cp -r /usr/include/rapidjson/. .
  sed -i 's/\(GenericStringRef& operator=(const GenericStringRef& rhs)\) {.*length = rhs.length; }/\1 = delete;/' document.h
}

get_rapidjson() {
  [ -e "$deps/include/rapidjson/document.h" ] || extracted "$deps/include/rapidjson" copy_rapidjson
}

copy_protozero() { cp -r /usr/include/protozero/. .; }

get_protozero() {
  [ -e "$deps/include/protozero/version.hpp" ] || extracted "$deps/include/protozero" copy_protozero
}

# Debian 12's Node is too old for the page's tests; npm has newer versions.
get_node() {
  local version=22.23.3 machine sha256 archive
  recent_node && return
  case $(uname -m) in
    x86_64) machine=x64 sha256=00b5c43d88958dbbf45339c4d5e9a76289c7e25876fd08270b379e485e151fc5 ;;
    aarch64) machine=arm64 sha256=894b9938b215d40b3a38db094ef436d02b3bc7dd16f04fca145a4735cd9e9035 ;;
    *) die "the page's tests need Node 20 or newer: please install it" ;;
  esac
  say "Fetching Node $version, because $(node --version) is too old for the page's tests"
  archive=$deps/downloads/node-linux-$machine-$version.tgz
  right "$archive" "$sha256" ||
    (cd "$deps/downloads" && quietly npm-node npm pack "node-linux-$machine@$version") &&
    right "$archive" "$sha256" || die "could not get Node: please install 20 or newer"
  extracted "$deps/node" tar --extract --gzip --strip-components 1 --file "$archive" package/bin package/LICENSE
}
