# shellcheck shell=sh
# start.sh - mln start
# shellcheck disable=SC2034,SC2154  # names are set in one file of the runtime and read in another
verb_options='s: t: a dry-run strict'

verb_help() {
	cat <<-'HELP'
	mln start [-p PROJECT] [-h GUEST]...   switches, then guests; ends when all are ready

	  -p PROJECT -P DIR   which project; where outputs lie
	  -a                  all projects
	  -h GUEST            only this guest, and its switches; may be given again
	  -s SECONDS          one guest at a time, so many seconds from launch to launch
	  -t TERM             console: none, pts, screen, tmux, xterm
	  --jobs N            so many guests boot at a time
	  --server NAME       only on this service host
	  --strict            a failing hook ends the start
	  --dry-run           show what would be run

	Ends with 0 when all are ready, 1 when one is not. What runs already is left alone.
	Where the project's units are installed (mln install), systemd starts it.
	HELP
}

verb_run() {
	guests_too "$@"
	start_options
	servers_each start_here
	servers_worst
}
