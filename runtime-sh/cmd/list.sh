# shellcheck shell=sh
# list.sh - mln list
# shellcheck disable=SC2034,SC2154  # names are set in one file of the runtime and read in another
verb_options='a json'
verb_scope=none

verb_help() {
	cat <<-'HELP'
	mln list              the projects of this machine, and where they lie
	mln list -p PROJECT   its guests and switches

	  --json   for programs
	HELP
}

verb_run() {
	[ "$#" -eq 0 ] || misuse 'mln list takes no word'
	if [ -n "$opt_p" ] || { [ -f "$mln_home/project.conf" ] && [ -z "$opt_a$opt_P" ]; }; then
		list_enter
		list_project
		return
	fi
	if [ -n "$opt_json" ]; then parts json && list_projects | list_json; else list_projects; fi
}

# list_enter: with the options that the call had
list_enter() {
	set -- list ${opt_p:+-p "$opt_p"} ${opt_P:+-P "$opt_P"} ${opt_server:+--server "$opt_server"} ${opt_json:+--json}
	for _list_guest in $opt_h; do set -- "$@" -h "$_list_guest"; done
	project_enter "$@"
}

list_project() {
	if [ -z "$opt_json" ]; then servers_each list_server
	else
		parts json
		printf '{"project":"%s","servers":[' "$project"
		servers_each list_server_json
		printf ']}\n'
	fi
	servers_worst
}

list_server() {
	state_locate "$project"
	say "# $project on $server_name: output $MLN_OUTPUT, state $state"
	for _list_vm in $server_guests; do
		guest_settings "$_list_vm"
		say "$project host $_list_vm $vm_platform"
	done
	for _list_switch in $server_switches; do say "$project switch $_list_switch"; done
}

list_server_json() {
	state_locate "$project"
	json_text "$MLN_OUTPUT"
	_list_output=$json_text _list_comma=''
	json_text "$state"
	printf '%s{"server":"%s","output":%s,"state_directory":%s,"hosts":[' "${servers_ran:+,}" "$server_name" "$_list_output" "$json_text"
	for _list_vm in $server_guests; do
		guest_settings "$_list_vm"
		printf '%s{"name":"%s","platform":"%s"}' "$_list_comma" "$_list_vm" "$vm_platform"
		_list_comma=,
	done
	printf '],"switches":['
	_list_comma=''
	for _list_switch in $server_switches; do
		printf '%s{"name":"%s"}' "$_list_comma" "$_list_switch"
		_list_comma=,
	done
	printf ']}'
}

# list_json: of lines `PROJECT OUTPUT`
list_json() {
	_list_comma=''
	printf '['
	while read -r _list_name _list_at; do
		json_text "$_list_at"
		printf '%s{"project":"%s","output":%s}' "$_list_comma" "$_list_name" "$json_text"
		_list_comma=,
	done
	printf ']\n'
}

# Where outputs lie, and those that only their state knows of
list_projects() {
	projects_directory
	project=.
	state_locate x
	{
		for _list_conf in "$projects"/*/project.conf; do
			[ -f "$_list_conf" ] || continue
			project_read "${_list_conf%/project.conf}"
			say "$project $MLN_OUTPUT"
		done
		for _list_output in "$state_root"/*/output; do
			[ -r "$_list_output" ] || continue
			project=${_list_output%/output}
			IFS= read -r _list_at < "$_list_output" && say "${project##*/} $_list_at"
		done
	} | sort -u
}
