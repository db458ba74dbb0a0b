# Sourced by test.sh: counts what the tests of a stage passed and failed, from what their runners print.
# "$stage" is the stage that runs; its log is build/logs/$stage.log.
# shellcheck shell=bash

passed=0
failed=0
summary=

# count STAGE PASSED FAILED SECONDS: adds to the closing table.
count() {
  passed=$((passed + $2))
  failed=$((failed + $3))
  summary+=$(printf '%-10s %5d passed %5d failed %6d s' "$@")$'\n'
}

# catch2_counts LOG: "passed failed" test cases over all of Catch2's summaries in a log of ctest.
# A test program that ended without a summary is one failure, and so is a log without tests.
catch2_counts() {
  awk '
    /^All tests passed/      { n = $0; sub(/.* in /, "", n); passed += n; told = 1 }
    /^test cases:/           { told = 1
                               if (match($0, /[0-9]+ passed/)) passed += substr($0, RSTART)
                               if (match($0, /[0-9]+ failed/)) failed += substr($0, RSTART) }
    /^Test (Passed|Failed)\./ { if ($2 == "Failed." && !told) failed += 1; told = 0 }
    END                      { print passed + 0, failed + (passed + failed == 0) }' "$1"
}

# node_tests SCRIPT: runs a script of package.json that runs Node's test runner, which says "pass N" and "fail N" at its
# end. Sets good and bad to these numbers.
node_tests() {
  local log=build/logs/$stage.log
  : >"$log"
  # Through a file: a browser that outlives a failed test would keep a pipe open.
  "${npm[@]}" run --silent "$1" >"$log" 2>&1 &
  tail --lines +1 --follow --pid $! --sleep-interval 0.2 "$log"
  wait $! || true
  good=$(sed -nE 's/^[^a-z]*pass ([0-9]+)$/\1/p' "$log")
  bad=$(sed -nE 's/^[^a-z]*(fail|cancelled) ([0-9]+)$/\2/p' "$log" | paste -sd+ -)
}

# python_tests FOLDER
python_tests() {
  local start=$SECONDS log=build/logs/$stage.log
  python3 -m unittest discover -s "$1" -p '*_test.py' 2>&1 | tee "$log" || true
  local ran bad
  ran=$(sed -nE 's/^Ran ([0-9]+) tests?.*/\1/p' "$log")
  bad=$(sed -nE 's/^FAILED \((.*)\)$/\1/p' "$log" | grep -oE '(failures|errors)=[0-9]+' | cut -d= -f2 | paste -sd+ -)
  [ "${ran:-0}" != 0 ] || bad=1
  count "$stage" $((${ran:-0} - ${bad:-0})) $((${bad:-0})) $((SECONDS - start))
}

# summary_of_counts: the closing table. Fails if anything failed.
summary_of_counts() {
  say "Summary"
  printf '%s' "$summary"
  echo "took $(duration "$SECONDS")"
  echo "$passed passed, $failed failed"
  [ "$failed" = 0 ]
}
