#!/usr/bin/env bash
# Writes the hashes of Python packages again, after a version in a requirements file's first line was changed.
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"

usage='usage: scripts/pin_python.sh FILE...

The first line of each FILE names the packages that are wanted ("# pinned: NAME==VERSION ..."). The rest is
written by uv (from pip): these and all that they need, for every platform, with the SHA-256 of each file.'
case ${1-} in
  '' | -h | --help) echo "$usage" && exit ;;
esac
have uv || die "there is no uv here: pip install uv"
for file in "$@"; do
  wanted=$(sed -n '1s/^# pinned: //p' "$file")
  [ "$wanted" ] || die "$file does not begin with '# pinned: '"
  # shellcheck disable=SC2086
  found=$(printf '%s\n' $wanted | uv pip compile --quiet --generate-hashes --universal --python-version 3.11 \
    --no-emit-index-url --no-emit-find-links --no-header --no-annotate -)
  printf '# pinned: %s\n%s\n' "$wanted" "$found" >"$file.new"
  mv "$file.new" "$file"
done
