# shellcheck shell=sh
# help.sh - mln help
# shellcheck disable=SC2034,SC2154  # names are set in one file of the runtime and read in another
verb_options=''
verb_scope=none

verb_help() {
	cat <<-'HELP'
	mln COMMAND [-p PROJECT] [OPTIONS]    mln COMMAND --help tells of one

	  build start stop restart status     all of a project, or -h GUEST
	  check                               is all as the description expects?
	  console log command                 one guest
	  list                                projects, or one project's guests
	  reset destroy                       disks; what is lost is said first
	  template doctor                     images; what this machine lacks
	  install uninstall                   as services of systemd, which boot with the machine
	  set_persistent check_persistent     whether such services start guests again that failed
	  run wait ask-down all-up all-down prepare ended    for their units
	HELP
}

verb_run() {
	if [ "$#" -eq 0 ]; then
		verb_help
		return
	fi
	verb=$1
	verb_dashed
	case $verb in *[!a-z-]*) main_unknown ;; *) ;; esac
	[ -f "$mln_lib/cmd/$verb.sh" ] || main_unknown
	# shellcheck source=/dev/null
	. "$mln_lib/cmd/$verb.sh"
	verb_help
}
