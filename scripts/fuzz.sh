#!/usr/bin/env bash
# Builds the fuzz targets and runs them one after the other, or tells what their inputs reach.
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"

usage() {
  cat <<'TEXT'
usage: scripts/fuzz.sh [--runs N | --seconds N | --coverage | --keep] [TARGET...]

Runs each target of native_tests/fuzz/ (without names, all) with the address and undefined-behaviour sanitizers:
  --runs N      so many inputs each, as a campaign does with 1000000
  --seconds N   so long each (60 without an option)
  --coverage    no new inputs: which lines of the parsers the ones of build/fuzz/corpus reach
  --keep        no new inputs: writes the smallest ones that reach most to native_tests/fuzz/corpus/
An input is a failure when the program ends or something that must hold does not, when it takes more than 1 s of the
processor's time (10 s where images are read, which sanitizers slow down tenfold), more than 1 GiB of memory in all or
512 MiB at once. It is then in build/fuzz/NAME-*, what was said in build/logs/fuzz-NAME.log.
Needs what 'scripts/setup.sh native fuzz' installs; --coverage also needs llvm-cov and llvm-profdata (Debian: llvm).
TEXT
}

limit=(-max_total_time=60)
action=run
names=()
while [ $# -gt 0 ]; do
  case $1 in
    --runs) limit=("-runs=${2:?--runs needs a number}") && shift ;;
    --seconds) limit=("-max_total_time=${2:?--seconds needs a number}") && shift ;;
    --coverage) action=coverage ;;
    --keep) action=keep ;;
    -h | --help) usage && exit ;;
    -*) usage >&2 && die "unknown option '$1'" ;;
    *) names+=("$1") ;;
  esac
  shift
done

cd "$project"
corpus=build/fuzz/corpus
# Without much memory for what is freed already, the bound on memory is one on what is in use.
export ASAN_OPTIONS=quarantine_size_mb=16:allocator_may_return_null=0${ASAN_OPTIONS:+:$ASAN_OPTIONS}

# What an input of a target may take, in seconds.
longest_time() {
  case $1 in
    image | page | made_model | c_api) echo 10 ;;
    *) echo 1 ;;
  esac
}

# The longest input of a target, in bytes: what a reader's time is in proportion to is kept short.
longest() {
  case $1 in
    number | page) echo 400 ;;
    made_model | recipe) echo 600 ;;
    image) echo 4097 ;;
    *) echo 4096 ;;
  esac
}

# other_seeds: other programs' models as the targets take them.
other_seeds() {
  local model files=native_tests/golden/formats
  cp "$files"/*.onnx "$corpus/onnx/"
  for model in functional uint8 uint16; do
    { cat "$files/tfjs-$model.json" && printf '\0' && cat "$files/tfjs-$model-shard1of1.bin"; } >"$corpus/tfjs/$model"
  done
  cp native_tests/apps/images/on_its_side_4.webp "$corpus/picture_file/"
}

# build PRESET: all targets, and the inputs that they begin with.
build() {
  have clang++ || die "there is no clang++ here: scripts/setup.sh native fuzz installs it"
  quietly "configure-$1" cmake --preset "$1"
  quietly "build-$1" cmake --build --preset "$1" -j "$jobs"
  "build/$1/bin/fuzz_seeds" "$corpus" native_tests/fuzz/corpus
  other_seeds
  [ ${#names[@]} -gt 0 ] || mapfile -t names < <(basename -s _fuzz.cpp native_tests/fuzz/*_fuzz.cpp)
}

# last_figure NAME STATISTIC: what libFuzzer said of it at its end.
last_figure() { sed -nE "s/^stat::$2: +//p" "build/logs/fuzz-$1.log" | tail -n 1; }

run_targets() {
  local name dictionary passed=0 failed=0 begin outcome
  build fuzz
  printf '%-14s %10s %8s %6s %9s  %s\n' target runs seconds MiB inputs outcome
  for name in "${names[@]}"; do
    dictionary=native_tests/fuzz/dictionaries/$name.dict
    begin=$SECONDS
    if SCRAWL_FUZZ_SECONDS=$(longest_time "$name") logged "fuzz-$name" "build/fuzz/bin/${name}_fuzz" "${limit[@]}" -timeout=600 -rss_limit_mb=1024 -malloc_limit_mb=512 \
      -print_final_stats=1 "-max_len=$(longest "$name")" "-artifact_prefix=build/fuzz/$name-" \
      ${SCRAWL_FUZZ_SEED:+-seed=$SCRAWL_FUZZ_SEED} $([ ! -e "$dictionary" ] || echo "-dict=$dictionary") "$corpus/$name"; then
      outcome=passed passed=$((passed + 1))
    else
      outcome=FAILED failed=$((failed + 1))
      tail -n 25 "build/logs/fuzz-$name.log" >&2
    fi
    printf '%-14s %10s %8d %6s %9d  %s\n' "$name" "$(last_figure "$name" number_of_executed_units)" \
      $((SECONDS - begin)) "$(last_figure "$name" peak_rss_mb)" "$(find "$corpus/$name" -type f | wc -l)" "$outcome"
  done
  echo "$passed passed, $failed failed"
  [ "$failed" = 0 ]
}

# What reads bytes from outside, and nothing else: the table is about these files.
parsers=(core/apps/{file_reader,images,io,page_labels,photograph,recipe,webp}.cpp core/api core/data/{idx,kaggle_csv,orientation,strokes}.cpp
  core/file_kind.cpp core/formats core/ink core/{joined_digits,json,line_search}.cpp core/model core/nn/architecture.cpp core/nn/layers core/printable.cpp
  core/read_image.cpp core/read_joined.cpp core/read_line.cpp core/read_lines.cpp core/read_number.cpp core/recogniser.cpp core/touching_digits.cpp core/training/checkpoint.cpp)

tell_coverage() {
  local name objects=()
  build coverage
  rm -f build/coverage/*.profraw
  for name in "${names[@]}"; do
    LLVM_PROFILE_FILE=build/coverage/$name.profraw logged "coverage-$name" "build/coverage/bin/${name}_fuzz" -runs=0 "$corpus/$name" ||
      echo "note: $name did not get to its end"
    objects+=(-object "build/coverage/bin/${name}_fuzz")
  done
  llvm-profdata merge -sparse build/coverage/*.profraw -o build/coverage/all.profdata
  llvm-cov report "${objects[@]:1}" -instr-profile=build/coverage/all.profdata "${parsers[@]}" | tee build/logs/coverage.log |
    awk '/^(Filename|TOTAL)/ || /\.cpp/ {printf "%-36s %8s lines %9s reached\n", $1, $8, $10}'
}

keep_inputs() {
  local name kept=build/fuzz/kept
  build fuzz
  for name in "${names[@]}"; do
    rm -rf "$kept" && mkdir -p "$kept"
    quietly "merge-$name" "build/fuzz/bin/${name}_fuzz" -merge=1 "-max_len=$(longest "$name")" "$kept" "$corpus/$name"
    # The tests run them, too, and reading an image takes long.
    scripts/keep_inputs.py --most "$([ "$(longest_time "$name")" = 1 ] && echo 30 || echo 8)" "$kept" "native_tests/fuzz/corpus/$name.hex"
  done
}

case $action in
  run) run_targets ;;
  coverage) tell_coverage ;;
  keep) keep_inputs ;;
esac
