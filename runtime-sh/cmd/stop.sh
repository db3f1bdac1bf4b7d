# shellcheck shell=sh
# stop.sh - mln stop
# shellcheck disable=SC2034,SC2154  # names are set in one file of the runtime and read in another
verb_options='w: H S a dry-run strict'
verb_half=yes

verb_help() {
	cat <<-'HELP'
	mln stop [-p PROJECT] [-h GUEST]...   asks guests to go down and waits; then ends the switches

	  -p PROJECT -P DIR   which project; where outputs lie
	  -a                  all projects
	  -h GUEST            only this guest; may be given again
	  -w SECONDS|i        wait so long in all (60; i: for ever), then destroy those that are left and name them
	  -H                  destroy at once: like pulling the plug; also gives up what -S saved
	  -S                  save their memory and end them: the next start goes on from there, if the platform can
	  --strict            a failing hook ends the stop
	  --dry-run           show what would be run

	Goes by what was started, also when the description has changed or is gone. Ends with 1 when a guest was destroyed, or could not be saved
	and runs on.
	HELP
}

verb_run() {
	guests_too "$@"
	stop_options
	[ -z "$opt_S" ] || [ -z "$opt_H" ] || misuse '-S saves what -H throws away: one of them'
	servers_each stop_here
	servers_worst
}
