# shellcheck shell=sh
# all-down.sh - mln all-down: what the project's own unit does at its stop
# shellcheck disable=SC2034,SC2154  # names are set in one file of the runtime and read in another
verb_options='w: strict'
verb_half=yes

verb_help() {
	cat <<-'HELP'
	mln all-down --server NAME [-w SECONDS] [--strict]
	                                          for units: asks all guests to go down and waits, destroys those that are left after SECONDS (60),
	                                          then ends the switches. People say `mln stop` or `systemctl stop`.
	HELP
}

verb_run() {
	[ "$#" -eq 0 ] || misuse 'all-down takes no word'
	stop_options
	servers_each all_down
	servers_worst
}

# all_down: nothing where a `mln stop` took all down, which has run the hooks too
all_down() {
	state_enter || return 0
	for _down_started in run/started/*/ run/started/*.switch "run/started/.hooks/$server_name"; do
		[ -e "$_down_started" ] || continue
		stop_server
		return
	done
}
