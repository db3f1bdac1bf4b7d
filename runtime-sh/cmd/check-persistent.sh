# shellcheck shell=sh
# check-persistent.sh - mln check-persistent: does set-persistent count?
# shellcheck disable=SC2034,SC2154  # names are set in one file of the runtime and read in another
verb_options='user'

verb_help() {
	say 'mln check_persistent -p PROJECT [--user]   whether guests that failed are started again: prints yes or no, ends with 0 or 1'
}

verb_run() {
	[ "$#" -eq 0 ] || misuse 'mln check_persistent -p PROJECT'
	servers_each check_server
	servers_worst
}

check_server() {
	if units_installed && units_ours "$units_directory/mln-$project@.service.d/persistent.conf"; then say "$project persistent yes"
	else
		say "$project persistent no"
		return 1
	fi
}
