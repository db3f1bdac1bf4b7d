# shellcheck shell=sh
# restart.sh - mln restart
# shellcheck disable=SC2034,SC2154  # names are set in one file of the runtime and read in another
verb_options='w: H s: t: a dry-run strict'

verb_help() {
	cat <<-'HELP'
	mln restart [-p PROJECT] [-h GUEST]...   stop, then start; takes the options of both

	  -w SECONDS|i   wait so long for all to go down (60), then destroy the rest
	  -H             do not ask, destroy at once
	  -s SECONDS  -t TERM  --jobs N   as for mln start
	  --strict  --dry-run             as for both
	HELP
}

verb_run() {
	guests_too "$@"
	stop_options
	start_options
	servers_each restart_server
	servers_worst
}

restart_server() {
	_restart_rc=0
	stop_here || _restart_rc=1
	start_here || _restart_rc=1
	return "$_restart_rc"
}
