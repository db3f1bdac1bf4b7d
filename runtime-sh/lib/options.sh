# shellcheck shell=sh
# options.sh - the command line: options before or after the verb, each checked against what the verb knows
# shellcheck disable=SC2034,SC2154  # verb_options comes with cmd/<verb>.sh, which reads what is set here

# What every verb takes; a colon marks one with a value.
common_options='P: p: h: jobs: server: yes: help'

# first_verb ARGUMENT...: sets $verb to the first word that is neither an option nor an option's value. Which of the other
# options have values only the verb can tell, so the word behind one is the verb if there is a verb of that name.
first_verb() {
	verb=''
	while [ "$#" -gt 0 ]; do
		case $1 in
		--)
			verb=${2-}
			return 0
			;;
		--*=*) ;;
		-P | -p | -h | --jobs | --server | --yes) [ "$#" -lt 2 ] || shift ;;
		-*) case ${2--} in -* | */* | '') ;; *) [ -f "$mln_lib/cmd/$2.sh" ] || [ "$#" -lt 3 ] || shift ;; esac ;;
		*)
			verb=$1
			return 0
			;;
		esac
		shift
	done
}

# option_kind NAME: 0 a flag, 1 takes a value, 2 unknown here
option_kind() {
	case " $common_options $verb_options " in
	*" $1: "*) return 1 ;;
	*" $1 "*) return 0 ;;
	*) return 2 ;;
	esac
}

# options_clear: every option of the verb is empty before the first is read, and so is what files look at whatever the verb
options_clear() {
	opt_h='' opt_a='' opt_dry_run='' opt_json='' opt_strict='' options_given=''
	for _options_name in $common_options $verb_options; do
		option_set "${_options_name%:}" ''
	done
}

# option_variable NAME: sets $option_variable to the name of what holds it
option_variable() {
	option_variable=opt_$1
	while :; do
		case $option_variable in *-*) option_variable=${option_variable%%-*}_${option_variable#*-} ;; *) break ;; esac
	done
}

# option_set NAME VALUE: into opt_NAME. -h may be given again and adds up.
option_set() {
	option_variable "$1"
	case $1 in
	h) opt_h=${2:+${opt_h:+$opt_h }}$2 ;;
	*) eval "$option_variable=\$2" ;;
	esac
}

# options_only WORDS NAME...: ends the call at an option of the verb that is none of these; WORDS are how the call is named
options_only() {
	_only_words=$1
	shift
	for _only_option in $verb_options; do
		_only_option=${_only_option%:}
		case " $* " in *" $_only_option "*) continue ;; *) ;; esac
		option_variable "$_only_option"
		eval "_only_value=\$$option_variable"
		case $_only_option in ?) _only_option=-$_only_option ;; *) _only_option=--$_only_option ;; esac
		[ -z "$_only_value" ] || misuse "$_only_words has no option \`$_only_option\`"
	done
}

# option_take NAME [VALUE]: sets it, and adds it to $options_given: words for a shell, which a call for another service host is to have
# too. Which project, server and guests that is for is said there anew.
option_take() {
	option_set "$1" "${2:-yes}"
	case $1:${2:+value} in P:* | p:* | h:* | a: | server:* | switch: | f:value) return 0 ;; ?:*) _take_word=-$1 ;; *) _take_word=--$1 ;; esac
	options_given="$options_given $_take_word"
	[ -z "${2:-}" ] || { quoted "$2" && options_given="$options_given $quoted"; }
}

# safe_name NAME: names of projects, servers, guests and switches; others could climb or begin an option
safe_name() {
	case $1 in
	'' | [!A-Za-z0-9]* | *[!A-Za-z0-9._-]*) return 1 ;;
	*) [ "${#1}" -le 63 ] ;;
	esac
}

# one_name QUESTION WORD...: ends the call with QUESTION unless there is one word, a name; sets $one_name
one_name() {
	one_name=${2-}
	if [ "$#" -ne 2 ] || ! safe_name "$one_name"; then misuse "$1"; fi
}

# one_guest QUESTION WORD...: the same for a guest, which -h may name as well; sets $opt_h
one_guest() {
	[ "$#" -gt 1 ] || set -- "$1" "$opt_h"
	one_name "$@"
	opt_h=$one_name
}

# served_name QUESTION WORD...: the same for what a unit is named by: a guest, or `switch:NAME`; sets $one_name and $opt_switch
served_name() {
	case ${2-} in
	switch:*)
		opt_switch=yes
		one_name "$1" "${2#switch:}" ;;
	*) one_name "$@" ;;
	esac
}

# guests_too WORD...: words behind the verb are guests as if behind -h
guests_too() {
	for _guests_word; do option_set h "$_guests_word"; done
	options_check
}

# whole_number VALUE WHAT: ends the call unless it is one. 08 is none: some shells read it as octal.
whole_number() {
	case $1 in
	'' | *[!0-9]* | ???????* | 0?*) misuse "$2 is a whole number, not \`$1\`" ;;
	*) ;;
	esac
}

# options_check: and each guest once
options_check() {
	[ -z "$opt_p" ] || safe_name "$opt_p" || misuse "\`$opt_p\` is not the name of a project"
	[ -z "$opt_server" ] || safe_name "$opt_server" || misuse "\`$opt_server\` is not the name of a server"
	[ -z "$opt_jobs" ] || whole_number "$opt_jobs" --jobs
	[ "$opt_jobs" != 0 ] || misuse '--jobs is at least 1'
	_options_named=$opt_h opt_h=''
	for _options_guest in $_options_named; do
		safe_name "$_options_guest" || misuse "\`$_options_guest\` is not the name of a guest"
		case " $opt_h " in *" $_options_guest "*) ;; *) option_set h "$_options_guest" ;; esac
	done
}
