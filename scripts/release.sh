#!/usr/bin/env bash
# Makes a release of a tag.
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"

usage() {
  cat <<'TEXT'
usage: scripts/release.sh TAG [--output DIR] [--repository URL] [--modules DIR]

Makes of the tag vX.Y.Z, not of the working tree, in DIR (default: build/release-TAG):
  scrawl-X.Y.Z.tar.gz         the sources
  scrawl-digits-X.Y.Z.tgz     the npm package
  scrawl-site-X.Y.Z.tar.gz    the page with its documentation
  scrawl-X.Y.Z.cdx.json       what of others the sources use, in CycloneDX's form
  SHA256SUMS                  their checksums
The same tag and the same tools give the same bytes. The page has digits to learn with where MNIST is in
SCRAWL_DATA or in data/.
  --repository URL  is what the package says it comes from, which npm's provenance needs
  --modules DIR     takes these WebAssembly modules instead of building the tag's
TEXT
}

tag=
output=
repository=
modules=
while [ $# -gt 0 ]; do
  case $1 in
    --output | --repository | --modules)
      [ $# -gt 1 ] || die "$1 needs a value"
      declare "${1#--}=$2"
      shift
      ;;
    -h | --help) usage && exit ;;
    -*) usage >&2 && die "unknown option '$1'" ;;
    *) [ -z "$tag" ] || die "one tag at a time, not '$tag' and '$1'"; tag=$1 ;;
  esac
  shift
done
[ "$tag" ] || { usage >&2; die "which tag?"; }
[[ $tag =~ ^v[0-9]+\.[0-9]+\.[0-9]+$ ]] || die "'$tag' is no tag of a release: vX.Y.Z"
version=${tag#v}
modules=${modules:+$(realpath --canonicalize-missing "$modules")}
output=$(realpath --canonicalize-missing "${output:-$project/build/release-$tag}")

cd "$project"
git rev-parse --quiet --verify "refs/tags/$tag^{commit}" >/dev/null || die "there is no tag $tag here"
# of TAG FILE: a file as it is in the tag.
of() { git show "$1:$2"; }
of "$tag" CMakeLists.txt | grep --quiet --fixed-strings "VERSION $version " || die "CMakeLists.txt of $tag has another version"
of "$tag" CHANGELOG.md | grep --quiet --extended-regexp "^## ${version//./\\.} - [0-9]{4}-" ||
  die "CHANGELOG.md of $tag has no heading for $version with its day"
[ -z "$modules" ] || [ -d "$modules" ] || die "there is no folder $modules with modules"
have doxygen || die "no Doxygen for the documentation: run scripts/setup.sh wasm web docs"
node_packages
epoch=$(git log -1 --format=%ct "$tag")

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
sources=$work/scrawl-$version
mkdir -p "$output"
rm -f "$output"/{scrawl-*.tar.gz,scrawl-*.cdx.json,scrawl-digits-*.tgz,SHA256SUMS}

# packed NAME FOLDER: an archive of the folder in which nothing tells when, where or by whom it was made.
packed() {
  tar --create --sort=name --mtime="@$epoch" --owner=0 --group=0 --numeric-owner --mode=u+rw,go=u-w --format=gnu \
    --directory "$(dirname "$2")" "$(basename "$2")" | gzip --no-name -9 >"$output/$1"
}

say "Sources"
git archive --format=tar --prefix="scrawl-$version/" "$tag" | gzip --no-name -9 >"$output/scrawl-$version.tar.gz"
tar --extract --gzip --file "$output/scrawl-$version.tar.gz" --directory "$work"
mkdir -p "$sources/build"
ln -s "$deps" "$sources/build/deps"
if cmp --silent package-lock.json "$sources/package-lock.json"; then
  ln -s "$project/node_modules" "$sources/node_modules"
  ln -s "$project/scripts/docs/node_modules" "$sources/scripts/docs/node_modules"
else
  (cd "$sources" && quietly release-npm "${npm[@]}" ci)
fi

if [ -z "$modules" ]; then
  say "WebAssembly modules"
  find_emscripten || die "no Emscripten: run scripts/setup.sh wasm"
  (cd "$sources" && quietly release-configure emcmake cmake --preset wasm -DSCRAWL_TESTS=OFF &&
    quietly release-build cmake --build --preset wasm -j "$jobs" --target scrawl foreign inspector learning)
  modules=$sources/build/wasm/bin
fi

say "npm package"
package=$work/package
(cd "$sources" && node scripts/build_package.mjs "$modules" "$package")
[ -z "$repository" ] ||
  (cd "$package" && "${npm[@]}" pkg set repository.type=git "repository.url=$repository")
(cd "$package" && quietly release-pack "${npm[@]}" pack --pack-destination "$output")

(cd "$sources" && node scripts/write_sbom.mjs "$output/scrawl-$version.cdx.json")

say "Page and documentation"
site=$work/scrawl-site-$version
(
  cd "$sources"
  export SCRAWL_DATA=${SCRAWL_DATA:-$project/data}
  python3 scripts/make_site_data.py "$work/site-data"
  node scripts/build_site.mjs "$site" "$modules" "$work/site-data" scrawl foreign inspector learning
  node scripts/build_docs.mjs "$site/docs"
)
[ -f "$site/docs/index.html" ] || die "the documentation was not built"
packed "scrawl-site-$version.tar.gz" "$site"

(cd "$output" && sha256sum scrawl-* | tee SHA256SUMS)
say "Release $version is in $output; it took $(duration "$SECONDS")"
