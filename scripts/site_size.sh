#!/usr/bin/env bash
# Measures the files of the site.
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"

usage() {
  cat <<'TEXT'
usage: scripts/site_size.sh

Prints the bytes of each file of build/site, and of those before the first answer against their budget.
Exit code 0 when these are within it. The site must have been built.
TEXT
}

case ${1:-} in
  '') ;;
  -h | --help) usage && exit ;;
  *) usage >&2 && die "unknown option '$1'" ;;
esac

# What the page brings before its first answer may take so many bytes, each file compressed by gzip -9.
# native_tests/browser/first-load.test.js sees to it that the list is complete.
first_load_budget=150000

cd "$project"
[ -f build/site-first-load.txt ] || die "there is no build/site: run scripts/demo.sh --no-serve"
table=$(mktemp)
trap 'rm -f "$table"' EXIT

# size_table: the site's files from standard input, and their sum.
size_table() {
  local file
  printf '%10s %10s  %s\n' bytes gzip file
  while read -r file; do
    printf '%10d %10d  %s\n' "$(wc -c <"build/site/$file")" "$(gzip -9 -c "build/site/$file" | wc -c)" "$file"
  done | tee "$table"
  awk '{raw += $1; zipped += $2} END {printf "%10d %10d  all\n", raw, zipped}' "$table"
}

find build/site -type f -printf '%P\n' | sort | grep --line-regexp --invert-match --file build/site-first-load.txt | size_table
printf '\nBefore the first answer:\n'
size_table <build/site-first-load.txt
zipped=$(awk '{zipped += $2} END {print zipped}' "$table")
texts=$(for file in build/site/texts/*/start.json; do gzip -9 -c "$file" | wc -c; done | sort -n | tail -n 1)
echo "in another language than English up to $((zipped + texts)), with its texts"
if [ "$zipped" -gt "$first_load_budget" ]; then
  die "$((zipped - first_load_budget)) more than the budget of $first_load_budget"
fi
echo "within the budget of $first_load_budget"
