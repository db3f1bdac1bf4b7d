# shellcheck shell=sh
# ask-down.sh - mln ask-down: for units, which end what is left by themselves
# shellcheck disable=SC2034,SC2154  # names are set in one file of the runtime and read in another
verb_options='w: switch'

verb_help() {
	cat <<-'HELP'
	mln ask-down GUEST         asks the guest to go down and waits; 1 when it is still up then
	mln ask-down switch:NAME   ends the switch

	  -w SECONDS   wait so long (60)
	HELP
}

verb_run() {
	[ "$#" -gt 0 ] || set -- "$opt_h"
	served_name 'which guest?' "$@"
	[ -z "$opt_w" ] || whole_number "$opt_w" -w
	server_of_one "$one_name"
	ask_here
}

ask_here() {
	state_enter || return 0
	if [ -n "$opt_switch" ]; then
		switch_take_down "$one_name"
		return
	fi
	guest_load_used "$one_name"
	guest_alive || return 0
	observe_asked "$vm" asked
	run driver_ask_down || :
	until_true "${opt_w:-60}" ask_gone || die "$vm is still up after ${opt_w:-60} s"
	observe_end "$vm" 0
	stop_clear
}
ask_gone() { ! guest_alive; }
