# shellcheck shell=sh
# check.sh - mln check
# shellcheck disable=SC2034,SC2154  # names are set in one file of the runtime and read in another
verb_options='tap junit: json a'

verb_help() {
	cat <<-'HELP'
	mln check [-p PROJECT] [-h GUEST]...   is all as the description's `expect` says?

	  -h GUEST      only what this guest is to see; may be given again
	  --tap         as TAP, for test harnesses
	  --junit FILE  writes FILE as JUnit XML as well
	  --json        for programs
	  --jobs N      look from so many guests at a time (8)

	Guests are asked over a line of their own, or by ssh. One that is down, or does not answer, fails all that is expected of it.
	Ends with 0 when all is as expected, 1 otherwise.
	HELP
}

verb_run() {
	guests_too "$@"
	parts check-line checking checking-ways checking-kinds
	check_room=$(mktemp -d) || die 'cannot make a folder for results'
	trap 'rm -rf "$check_room"' EXIT
	trap 'exit 130' HUP INT TERM
	check_results=$check_room/results
	: > "$check_results"
	check_junit_place
	servers_each check_server
	check_rc=0
	servers_worst || check_rc=$?
	progress_clear
	if [ ! -s "$check_results" ]; then
		[ "$check_rc" -ne 0 ] || die "nothing is expected${opt_h:+ of $opt_h}: \`expect\` in the description says what is to be true"
		return "$check_rc"
	fi
	check_print
	return "$check_rc"
}

# check_junit_place: FILE is meant from where the call was made
check_junit_place() {
	case $opt_junit in
	'' | /*) ;;
	*) opt_junit=$PWD/$opt_junit ;;
	esac
}

check_print() {
	[ -z "$opt_junit" ] || check_write_junit
	if [ -n "$opt_json" ]; then check_format json
	elif [ -n "$opt_tap" ]; then check_format tap
	else check_format table; fi
}

# check_write_junit: whole or not at all
check_write_junit() {
	if check_format junit > "$opt_junit.new" && mv "$opt_junit.new" "$opt_junit"; then return 0; fi
	rm -f "$opt_junit.new"
	die "cannot write $opt_junit"
}

check_format() { awk -v format="$1" -v project="$project" -f "$mln_lib/check-results.awk" "$check_results"; }
