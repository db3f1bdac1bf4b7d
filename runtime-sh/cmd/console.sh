# shellcheck shell=sh
# console.sh - mln console
# shellcheck disable=SC2034,SC2154  # names are set in one file of the runtime and read in another
verb_options=''

verb_help() { say 'mln console GUEST   a terminal on the guest, as its term says; leave screen with C-a d, tmux with C-b d'; }

verb_run() {
	one_guest 'the console of which guest?' "$@"
	server_of guest "$opt_h"
	console_here
}

console_here() {
	state_enter || die "$opt_h does not run"
	guest_load_used "$opt_h"
	guest_alive || die "$opt_h does not run"
	driver_console
}
