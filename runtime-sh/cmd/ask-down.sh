# shellcheck shell=sh
# ask-down.sh - mln ask-down: for units, which end what is left by themselves
# shellcheck disable=SC2034,SC2154  # names are set in one file of the runtime and read in another
verb_options='w:'

verb_help() {
	cat <<-'HELP'
	mln ask-down GUEST   asks the guest to go down and waits; 1 when it is still up then

	  -w SECONDS   wait so long (60)
	HELP
}

verb_run() {
	one_guest 'which guest?' "$@"
	[ -z "$opt_w" ] || whole_number "$opt_w" -w
	server_of vms "$opt_h"
	ask_here
}

ask_here() {
	state_enter || return 0
	guest_load_used "$opt_h"
	guest_alive || return 0
	run driver_ask_down || :
	until_true "${opt_w:-60}" ask_gone || die "$vm is still up after ${opt_w:-60} s"
	stop_clear
}
ask_gone() { ! guest_alive; }
