# shellcheck shell=sh
# status.sh - mln status
# shellcheck disable=SC2034,SC2154  # names are set in one file of the runtime and read in another
verb_options='s: u d q a usage json'
verb_half=yes
die_status=4

verb_help() {
	cat <<-'HELP'
	mln status [-p PROJECT] [-h GUEST]... [-s SWITCH]

	  -h GUEST    only this guest
	  -s SWITCH   only this switch
	  -u, -d      only what is up; only what is down
	  -q          say nothing, only the exit status
	  --usage     with what each guest used: seconds of processor time; in bytes its memory now, what went from and to disks, over the
	              network, and what its disk takes here. - or null: cannot be seen without asking the guest
	  --json      for programs

	A table on a terminal, else lines `PROJECT host GUEST up|down` and `PROJECT switch SWITCH up|down`.
	Ends with 0 (all guests that were asked for are up), 1 (some are), 3 (none is), 4 (cannot tell); with -s it goes by the switch.
	HELP
}

verb_run() {
	guests_too "$@"
	[ -z "$opt_s" ] || safe_name "$opt_s" || misuse "\`$opt_s\` is not the name of a switch"
	[ -z "$opt_json" ] || printf '{"project":"%s","servers":[' "$project"
	if [ -n "$opt_json" ]; then servers_each status_json; else servers_each status_server; fi
	[ -z "$opt_json" ] || printf ']}\n'
	status_code
}

# status_code: servers' codes into one; they differ: some is up
status_code() {
	_code_one=''
	for _code in $servers_codes; do
		[ "$_code" != 4 ] || return 4
		[ "${_code_one:-$_code}" = "$_code" ] || return 1
		_code_one=$_code
	done
	return "${_code_one:-4}"
}

# status_json: one object for each server, also for one that cannot be told about
status_json() {
	_json_rc=0
	_json=$(status_server) || _json_rc=$?
	[ -n "$_json" ] || _json="{\"server\":\"$server_name\",\"error\":\"cannot tell\"}"
	printf '%s%s' "${servers_ran:+,}" "$_json"
	return "$_json_rc"
}

status_server() {
	guests=$server_guests survey='' survey_switches='' status_up=0 status_down=0
	if state_enter; then
		[ -r run ] || die "$state may not be read: run mln as $(stat -c %U .)"
		[ -n "$opt_s" ] || { guest_names started; survey; }
		[ -n "$opt_h" ] || status_switches
	else
		status_unbuilt
	fi
	status_print
	[ "$status_down" -gt 0 ] || return 0
	[ "$status_up" -eq 0 ] || return 1
	return 3
}
status_unbuilt() {
	[ -n "$opt_s" ] || for _unbuilt_vm in ${opt_h:-$server_guests}; do
		survey="$survey$_unbuilt_vm not-built - - - - - 
"
	done
	[ -n "$opt_h" ] || for _unbuilt_switch in ${opt_s:-$server_switches}; do
		survey_switches="$survey_switches$_unbuilt_switch stopped - - - - - 
"
	done
}

# status_switches: those of the output, and those that run though the description has them no more
status_switches() {
	switches_started
	for _status_switch in ${opt_s:-$server_switches $started}; do
		case $survey_switches in "$_status_switch "* | *"
$_status_switch "*) continue ;; *) ;; esac
		if [ -f "run/started/$_status_switch.switch" ]; then switch_load "run/started/$_status_switch.switch"
		else switch_load_output "$_status_switch"; fi
		_switch_state=stopped
		! switch_running || _switch_state=running
		survey_switches="$survey_switches$_status_switch $_switch_state - - - - - 
"
	done
}

# status_print: the exit status goes by guests; by switches where it was asked for one, or there are no guests
status_print() {
	[ -z "$opt_json" ] || printf '{"server":"%s"' "$server_name"
	# shellcheck disable=SC2086  # names
	table_for $guests $server_switches
	[ -n "$opt_s" ] || status_rows host hosts "$survey"
	_print_up=$status_up _print_down=$status_down
	[ -n "$opt_h" ] || status_rows switch switches "$survey_switches"
	[ -n "$opt_s" ] || [ -z "$survey" ] || status_up=$_print_up status_down=$_print_down
	[ -z "$opt_json" ] || printf '}'
}

# status_rows KIND KINDS SURVEY
status_rows() {
	status_kind=$1 status_comma=''
	[ -z "$opt_json" ] || printf ',"%s":[' "$2"
	while read -r _print_vm _print_state _print_cpu _print_memory _print_traffic _print_network _print_disk _print_note; do
		[ -n "$_print_vm" ] || continue
		case $_print_state in
		running | starting | unresponsive) status_word=up status_up=$((status_up + 1)) ;;
		*) status_word=down status_down=$((status_down + 1)) ;;
		esac
		status_line
	done <<-SURVEY
	$3
	SURVEY
	[ -z "$opt_json" ] || printf ']'
}

status_line() {
	[ -z "$opt_q" ] || return 0
	[ -z "$opt_u" ] || [ "$status_word" = up ] || return 0
	[ -z "$opt_d" ] || [ "$status_word" = down ] || return 0
	_line_usage='' _line_numbers=''
	[ "$_print_cpu" = - ] || status_usage
	if [ -n "$opt_json" ]; then
		printf '%s{"name":"%s","state":"%s","note":"%s"%s}' "$status_comma" "$_print_vm" "$_print_state" "$_print_note" "$_line_numbers"
		status_comma=,
	elif [ -t 1 ]; then
		[ "$_print_state" != not-built ] || _print_state='not built'
		[ "$status_kind" = host ] || _print_note=switch
		table_row "$_print_vm" "$_print_state" "$_line_usage${_line_usage:+${_print_note:+; }}$_print_note"
	else
		say "$project $status_kind $_print_vm $status_word${_line_usage:+ $_print_cpu $_print_memory $_print_traffic $_print_network $_print_disk}"
	fi
}

# status_usage: sets $_line_usage for a person, $_line_numbers for a program
status_usage() {
	_line_usage="cpu $_print_cpu s" _line_numbers=",\"cpu_seconds\":$_print_cpu"
	for _usage_one in "memory:memory:$_print_memory" "disk_traffic:disk traffic:$_print_traffic" "network:network:$_print_network" "disk:on disk:$_print_disk"; do
		_usage_name=${_usage_one%%:*} _usage_word=${_usage_one#*:}
		_usage_number=${_usage_word#*:} _usage_word=${_usage_word%%:*}
		if [ "$_usage_number" = - ]; then
			_line_usage="$_line_usage, $_usage_word ?" _line_numbers="$_line_numbers,\"${_usage_name}_bytes\":null"
		else
			_line_usage="$_line_usage, $_usage_word $((_usage_number / 1048576)) MiB" _line_numbers="$_line_numbers,\"${_usage_name}_bytes\":$_usage_number"
		fi
	done
}
