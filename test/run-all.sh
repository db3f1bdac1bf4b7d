#!/bin/sh
# Runs every runner and adds their counts: the last line is `N passed, N failed, N skipped`.
# An argument names one of them: vitest, bats, lint, lab. MLN_TEST_SHELLS lists the shells of all of the runtime's tests; those of
# MLN_TEST_MORE_SHELLS run some of them, so that the whole stays quick.
cd "$(dirname "$0")/.." || exit 70
work=$(mktemp -d) || exit 70
trap 'rm -rf "$work"' EXIT
passed=0 failed=0 skipped=0 broken=0
shells=${MLN_TEST_SHELLS-'dash;busybox sh;bash --posix;mksh'}
more_shells=${MLN_TEST_MORE_SHELLS-'yash;zsh --emulate sh'}

add() {
    passed=$((passed + $1)) failed=$((failed + $2)) skipped=$((skipped + $3))
}

run_vitest() {
    npx vitest run --config test/vitest.config.ts --reporter=default --reporter=json --outputFile.json="$work/vitest.json" || broken=1
    # shellcheck disable=SC2046 # three numbers
    add $(node -p 'const r = JSON.parse(require("fs").readFileSync(process.argv[1])); const broken = r.testResults.filter(f => f.status === "failed" && f.assertionResults.length === 0).length; [r.numPassedTests, r.numFailedTests + broken, r.numPendingTests + r.numTodoTests].join(" ")' "$work/vitest.json" || echo 0 1 0)
}

# Counts the lines of one TAP file.
count_tap() {
    awk '/^ok .* # skip/ { s++; next } /^ok / { p++ } /^not ok / { f++ } END { print p + 0, f + 0, s + 0 }' "$1"
}

# bats_into TAP PLACE...: files, or folders of them; what was run goes to TAP
bats_into() {
    _bats_into=$1
    shift
    for _bats_place in "$@"; do
        [ -n "$(find "$_bats_place" -name '*.bats' 2>/dev/null)" ] || continue
        node_modules/bats/bin/bats --recursive --formatter tap "$_bats_place" >>"$_bats_into" || : >"$work/bats-broken"
    done
}

# told TAP: shows all but what passed, and counts
told() {
    [ -f "$1" ] || return 0
    grep -v '^ok ' "$1"
    # shellcheck disable=SC2046 # three numbers
    add $(count_tap "$1")
    [ ! -e "$work/bats-broken" ] || broken=1
    rm -f "$1"
}

run_bats() {
    bats_into "$work/tap" "$@"
    told "$work/tap"
}

# run_shells SHELLS PLACE...: the runtime's tests of those places under each shell; a semicolon between shells. Two shells at a time,
# since half of each is waiting.
run_shells() {
    _run_shells_rest=$1
    shift
    while [ -n "$_run_shells_rest" ]; do
        _run_shells_pair=
        for _run_shells_turn in first second; do
            [ -n "$_run_shells_rest" ] || break
            TEST_SH=${_run_shells_rest%%;*}
            case $_run_shells_rest in *';'*) _run_shells_rest=${_run_shells_rest#*;} ;; *) _run_shells_rest= ;; esac
            export TEST_SH
            echo "# the runtime under $TEST_SH" >"$work/$_run_shells_turn"
            bats_into "$work/$_run_shells_turn" "$@" &
            _run_shells_pair="$_run_shells_pair $_run_shells_turn"
        done
        wait
        for _run_shells_turn in $_run_shells_pair; do told "$work/$_run_shells_turn"; done
    done
    unset TEST_SH
}

run_all_shells() {
    run_shells "$shells" test/runtime
    run_shells "$more_shells" test/runtime/files.bats test/runtime/status.bats test/runtime/switches.bats test/runtime/destroy.bats
}

run_lint() {
    sh test/lint.sh >"$work/lint" || broken=1
    cat "$work/lint"
    # shellcheck disable=SC2046 # three numbers
    add $(sed -n 's/^lint: \([0-9]*\) passed, \([0-9]*\) failed$/\1 \2 0/p' "$work/lint")
}

case ${1-all} in
    vitest) run_vitest ;;
    bats) run_all_shells ;;
    lint) run_lint ;;
    lab) run_bats test/lab ;;
    all) run_vitest; run_lint; run_all_shells; run_bats test/lab ;;
    *) echo "no runner is called $1" >&2; exit 2 ;;
esac
[ "$failed" -gt 0 ] || [ "$broken" -eq 0 ] || failed=1
echo "$passed passed, $failed failed, $skipped skipped"
[ "$failed" -eq 0 ]
