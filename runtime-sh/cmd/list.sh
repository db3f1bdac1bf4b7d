# shellcheck shell=sh
# list.sh - mln list
# shellcheck disable=SC2034,SC2154  # names are set in one file of the runtime and read in another
verb_options='a'
verb_scope=none

verb_help() {
	say 'mln list              the projects of this machine, and where they lie'
	say 'mln list -p PROJECT   its guests'
}

verb_run() {
	[ "$#" -eq 0 ] || misuse 'mln list takes no word'
	if [ -n "$opt_p" ] || { [ -f "$mln_home/project.conf" ] && [ -z "$opt_a$opt_P" ]; }; then
		list_enter
		servers_each list_server
		servers_worst
		return
	fi
	list_projects
}

# list_enter: with the options that the call had
list_enter() {
	set -- list ${opt_p:+-p "$opt_p"} ${opt_P:+-P "$opt_P"} ${opt_server:+--server "$opt_server"}
	for _list_guest in $opt_h; do set -- "$@" -h "$_list_guest"; done
	project_enter "$@"
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
