# shellcheck shell=sh
# tools.sh - the programs of PATH, also under a shell that would rather run its own of the same name (busybox's)
# shellcheck disable=SC2154  # quoted is set by messages.sh

# What a shell of that kind has too, and with fewer options or other ones
tools_shadowed='awk cp df find mke2fs mkswap sed stat truncate'

# tool_path NAME: sets $tool_path to the program of that name in PATH, or to nothing; 1 when there is none
tool_path() {
	tool_path='' _tool_name=$1 _tool_ifs=$IFS IFS=:
	# shellcheck disable=SC2086  # directories between colons
	set -- $PATH
	IFS=$_tool_ifs
	for _tool_dir; do
		if [ -f "$_tool_dir/$_tool_name" ] && [ -x "$_tool_dir/$_tool_name" ]; then
			tool_path=$_tool_dir/$_tool_name
			return 0
		fi
	done
	return 1
}

# tools_of_path: from here on those names mean what PATH says. A shell that knows mke2fs by itself is of that kind; a program
# that PATH lacks stays the shell's own.
tools_of_path() {
	[ "$(command -v mke2fs)" = mke2fs ] || return 0
	for _tools_name in $tools_shadowed; do
		tool_path "$_tools_name" || continue
		quoted "$tool_path"
		eval "$_tools_name() { $quoted \"\$@\"; }"
	done
}
