# shellcheck shell=sh
# ended.sh - mln ended: what a unit does when its guest or switch has ended
# shellcheck disable=SC2034,SC2154  # settings and options are read here and in the files of lib/
verb_options='switch'
verb_half=yes

verb_help() {
	cat <<-'HELP'
	mln ended GUEST, mln ended switch:NAME   for units: writes down how it ended and clears away what it left
	HELP
}

verb_run() {
	served_name 'what has ended?' "$@"
	run_name=$one_name
	server_of_one "$run_name"
	parts tools taps bridges preparing
	state_enter || return 0
	if [ -n "$opt_switch" ]; then ended_switch; else ended_guest; fi
}
