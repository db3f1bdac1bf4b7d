# shellcheck shell=sh
# command.sh - mln command
# shellcheck disable=SC2034,SC2154  # names are set in one file of the runtime and read in another
verb_options=''

verb_help() { say 'mln command GUEST   the command line that is the guest; it runs in the state directory, which mln list shows'; }

verb_run() {
	one_guest 'the command of which guest?' "$@"
	server_of guest "$opt_h"
	command_here
}

command_here() {
	state_locate "$project"
	guest_settings "$opt_h"
	guest_driver
	driver_command
}
