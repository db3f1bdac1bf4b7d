# shellcheck shell=sh
# examining.sh - everything a project needs of this machine, looked at in one go
# shellcheck disable=SC2154  # guests, state and server_* come from the files beside

examine_server() {
	guest_names
	state_look
	# apart from sort, whose status would stand for that of a look that ended half way
	_examine_lines=$(examine_all) || exit 1
	_examine_lines=$(printf '%s\n' "$_examine_lines" | sort -u)
	if [ -n "$opt_json" ]; then examine_json
	else examine_text; fi
	[ -z "$_examine_lines" ]
}

# examine_all: prints `problem<TAB>mend` lines
examine_all() {
	needs_of_base
	needs_of_build
	needs_of_run
	needs_of_restoring
	needs_of_terms
	needs_of_rights
	needs_of_memory
	needs_of_room
	needs_of_limits
}

# needs_of_terms: what `mln console` wants; a guest runs without it
needs_of_terms() {
	for _terms_vm in $guests; do
		guest_settings "$_terms_vm"
		case $vm_term in
		screen | tmux) printf '%s\t%s\n' "$vm_term" "$vm_term" ;;
		xterm) command -v x-terminal-emulator > /dev/null 2>&1 || printf 'xterm\txterm\n' ;;
		*) ;;
		esac
	done | sort -u | needs_tools
	for _terms_vm in $guests; do
		guest_settings "$_terms_vm"
		[ "$vm_term" != xterm ] || [ -n "${DISPLAY:-}" ] ||
			printf '%s wants a window, and DISPLAY is not set\tstart from a desktop or by ssh -X, or with -t screen\n' "$vm"
	done
}

examine_text() {
	_examine_count=0
	for _examine_vm in $guests; do _examine_count=$((_examine_count + 1)); done
	examine_versions
	if [ -z "$_examine_lines" ]; then
		say "$server_name: nothing is lacking for $_examine_count guests of $project"
		return 0
	fi
	printf '%s\n' "$_examine_lines" | while IFS=$(printf '\t') read -r _examine_problem _examine_mend; do
		say "$server_name: $_examine_problem"
		[ -z "$_examine_mend" ] || say "    mend it with: $_examine_mend"
	done
}

# What is there, with versions: the first thing to know when something behaves oddly
examine_versions() {
	say "$server_name: $(uname -sr)"
	! command -v debugfs > /dev/null 2>&1 || say "$server_name: e2fsprogs: $(debugfs -V 2>&1 | sed -n 1p)"
	for _examine_vm in $guests; do
		guest_settings "$_examine_vm"
		guest_driver
		driver_needs
	done | sort -u | while IFS=$(printf '\t') read -r _examine_tool _examine_package; do
		command -v "$_examine_tool" > /dev/null 2>&1 || continue
		_examine_version=$(dpkg-query -W -f '${Version}' "$_examine_package" 2> /dev/null) || _examine_version=''
		say "$server_name: $_examine_tool: $(command -v "$_examine_tool")${_examine_version:+, $_examine_package $_examine_version}"
	done
}

examine_json() {
	printf '%s\n' "$_examine_lines" | awk -F '\t' -v server="$server_name" '
		function text(s) { gsub(/[\\"]/, "\\\\&", s); gsub(/[\001-\037]/, " ", s); return "\"" s "\"" }
		BEGIN { printf "[" }
		$0 != "" { printf "%s{\"server\":%s,\"problem\":%s,\"mend\":%s}", (n++ ? "," : ""), text(server), text($1), text($2) }
		END { print "]" }'
}
