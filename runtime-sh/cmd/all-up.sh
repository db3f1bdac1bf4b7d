# shellcheck shell=sh
# all-up.sh - mln all-up: what the project's own unit does at its start
# shellcheck disable=SC2034,SC2154  # names are set in one file of the runtime and read in another
verb_options='strict'

verb_help() {
	cat <<-'HELP'
	mln all-up --server NAME [--strict]
	                           for units: hooks, switches, then the guests in their order, each by its own service; ends when all are ready,
	                           with 1 when one is not. People say `mln start` or `systemctl start`.
	HELP
}

verb_run() {
	[ "$#" -eq 0 ] || misuse 'all-up takes no word'
	opt_t='' start_by_units=yes
	units_whose
	servers_each all_up
	servers_worst
}

all_up() {
	units_call reset-failed "mln-$project@*.service" 2> /dev/null || :
	_up_rc=0
	start_server || _up_rc=$?
	# their calls to systemd end a moment after we saw them ready
	wait
	return "$_up_rc"
}
