# shellcheck shell=sh
# main.sh - from the command line to the verb's file: cmd/<verb>.sh sets verb_options and has verb_help and verb_run
# shellcheck disable=SC2034,SC2154  # opt_* are set by name in options.sh

main() {
	main_uid
	first_verb "$@"
	if [ -z "$verb" ]; then
		main_without_verb "$@"
		return
	fi
	verb_dashed
	case $verb in *[!a-z-]*) main_unknown ;; *) ;; esac
	[ -f "$mln_lib/cmd/$verb.sh" ] || main_unknown
	verb_options='' verb_scope=project verb_half=''
	# shellcheck source=/dev/null
	. "$mln_lib/cmd/$verb.sh"
	options_clear
	main_read "$@"
}

# verb_dashed: the original's verbs have underscores
verb_dashed() {
	while :; do
		case $verb in *_*) verb=${verb%%_*}-${verb#*_} ;; *) return 0 ;; esac
	done
}

# main_uid: sets $uid, the effective user, as the kernel says it
main_uid() {
	while read -r _uid_word _uid_real uid _uid_rest; do
		[ "$_uid_word" != Uid: ] || return 0
	done < /proc/self/status
	die 'cannot read who we are from /proc'
}

main_without_verb() {
	# shellcheck source=/dev/null
	. "$mln_lib/cmd/help.sh"
	case " $* " in
	*' --help '*) verb_help ;;
	*)
		verb_help >&2
		exit 2
		;;
	esac
}

# main_unknown: what the original program has besides is told with what does it here
main_unknown() {
	_unknown=$verb verb=''
	_unknown_yet='of the original program is not there yet'
	case $_unknown in
	upgrade) misuse "\`upgrade\` $_unknown_yet: compile again, then \`mln build\` makes disks of new guests, \`mln restart\` takes new settings, \`mln reset GUEST\` makes a disk anew" ;;
	export | import) misuse "\`$_unknown\` $_unknown_yet: compile on the other machine, or copy there what mlnc wrote, then \`mln build\`; disks lie in the state directory, which \`mln list -p PROJECT\` names" ;;
	daemon-status) misuse "\`daemon_status\` of the original program has nothing to ask here: there is no daemon; \`mln status\` on each service host tells what runs" ;;
	*) ;;
	esac
	misuse "\`$_unknown\` is not a command"
}

# main_read ARGUMENT...: options go into opt_*; the other words are put behind, for the verb
main_read() {
	_read_all='' _read_left=$# _read_plain=''
	for _read_word; do
		quoted "$_read_word"
		_read_all="$_read_all $quoted"
	done
	_read_verb=''
	while [ "$_read_left" -gt 0 ]; do
		_read_word=$1
		shift
		_read_left=$((_read_left - 1))
		case $_read_plain$_read_word in
		--) _read_plain=+ ;;
		-?*) main_option "$_read_word" "$_read_left" "${1-}" && { shift; _read_left=$((_read_left - 1)); } ;;
		*) if [ -z "$_read_verb" ]; then _read_verb=1; else set -- "$@" "$_read_word"; fi ;;
		esac
	done
	options_check
	if [ -n "$opt_help" ]; then
		verb_help
		return 0
	fi
	eval "main_enter $_read_all"
	verb_run "$@"
}

# main_option OPTION LEFT NEXT: 0 when NEXT was its value
main_option() {
	_main_name=${1#-} _main_given='' _main_value=''
	case $1 in
	--*=*) _main_given=1 _main_value=${1#*=} _main_name=${1#--} _main_name=${_main_name%%=*} ;;
	--*) _main_name=${1#--} ;;
	*) [ "${#_main_name}" -eq 1 ] || misuse "$1: one letter after a dash, a word after two" ;;
	esac
	_main_kind=0
	option_kind "$_main_name" || _main_kind=$?
	case $_main_kind in
	0)
		[ -z "$_main_given" ] || misuse "${1%%=*} takes no value"
		option_take "$_main_name"
		return 1 ;;
	1) ;;
	*) misuse "mln $verb has no option \`$1\`" ;;
	esac
	if [ -n "$_main_given" ]; then
		[ -n "$_main_value" ] || misuse "${1%%=*} wants a value"
		option_take "$_main_name" "$_main_value"
		return 1
	fi
	if [ "$2" -eq 0 ] || [ -z "$3" ]; then misuse "$1 wants a value"; fi
	option_take "$_main_name" "$3"
}

# main_enter ARGUMENT...: for a verb of a project, the project; -a becomes one call for each. Where -f names a description,
# the verb finds the project itself.
main_enter() {
	case $verb_scope in
	project) ;;
	description) [ -z "$opt_f" ] || return 0 ;;
	*) return 0 ;;
	esac
	if [ -n "${opt_a:-}" ] && [ -z "${MLN_FOUND:-}" ]; then
		projects_all "$@"
		exit
	fi
	project_enter "$@"
	[ -n "$verb_half" ] || output_whole
}
