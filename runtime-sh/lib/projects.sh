# shellcheck shell=sh
# projects.sh - which project a call means, and where its output lies
# shellcheck disable=SC2034,SC2154  # opt_* come from options.sh, project from project.conf, uid is set in main.sh

# projects_directory: sets $projects to where outputs lie when nobody says otherwise
projects_directory() {
	projects=${opt_P:-${MLN_PROJECTS:-}}
	[ -z "$projects" ] || return 0
	config projects
	projects=$config
	[ -z "$projects" ] || return 0
	if [ "$uid" = 0 ]; then projects=${MLN_ROOT:-}/srv/mln; else projects=$HOME/mln; fi
}

# project_read OUTPUT: its project.conf; refuses a format that this runtime does not know
project_read() {
	project='' format=''
	# shellcheck source=/dev/null
	. "$1/project.conf"
	[ "$format" = 1 ] || die "$1 has format \`$format\`, this mln reads 1: compile it with the mlnc that belongs to it"
	safe_name "$project" || die "$1/project.conf: \`$project\` is not the name of a project"
	MLN_OUTPUT=$1
}

# project_is_ours: the project beside this program is the one that is meant
project_is_ours() {
	[ -f "$mln_home/project.conf" ] || return 1
	project_read "$mln_home"
	[ "${MLN_FOUND:-}" != "$mln_home" ] || return 0
	[ -z "$opt_P" ] || return 1
	[ -z "$opt_p" ] || [ "$opt_p" = "$project" ]
}

# project_find: sets $found to the output directory of $opt_p; two different ones are an error, none is empty
project_find() {
	found='' _find_state=''
	projects_directory
	if [ -z "$opt_p" ]; then
		project_here
		return 0
	fi
	state_locate "$opt_p"
	if [ -f "$projects/project.conf" ]; then found=$projects
	elif [ -f "$projects/$opt_p/project.conf" ]; then found=$projects/$opt_p
	fi
	[ -z "$found" ] || found=$(readlink -f -- "$found")
	if [ -z "$opt_P" ] && [ -r "$state/output" ]; then
		IFS= read -r _find_state < "$state/output" || :
		[ -f "$_find_state/project.conf" ] || _find_state=''
	fi
	if [ -n "$found" ] && [ -n "$_find_state" ] && [ "$found" != "$_find_state" ]; then
		die "$opt_p is both $found and $_find_state, which was used last: say which with -P"
	fi
	found=${found:-$_find_state}
	# what -P names is what is meant, and nothing in its place
	[ -n "$found$opt_P" ] || [ ! -f "$state/runtime/project.conf" ] || found=$state/runtime
}

# project_here: without a name, the output that -P names or that we stand in
project_here() {
	if [ -n "$opt_P" ] && [ -f "$opt_P/project.conf" ]; then found=$(readlink -f -- "$opt_P")
	elif [ -z "$opt_P" ] && [ -f ./project.conf ] && [ -f ./mln ]; then found=$PWD
	fi
}

# project_enter ARGUMENT...: returns when the project is beside us, else becomes the mln that lies beside it
project_enter() {
	! project_is_ours || { unset MLN_FOUND; return 0; }
	project_find
	if [ -z "$found" ]; then
		[ -n "$opt_p" ] || misuse 'which project? Say -p NAME, or -P DIRECTORY'
		project_lost
	fi
	if [ "$found" = "$mln_home" ]; then return 0; fi
	MLN_FOUND=$found
	export MLN_FOUND
	exec "$found/mln" "$@"
}

project_lost() {
	[ -z "$opt_P" ] || die "no project $opt_p in $opt_P; \`mln list\` shows what there is"
	if [ -r "$state/output" ] && IFS= read -r _lost_output < "$state/output"; then
		die "the output $_lost_output of $opt_p is not there any more: compile it again, to the same place"
	fi
	die "no project $opt_p in $projects, and it never ran here; \`mln list\` shows what there is"
}

# projects_all ARGUMENT...: the same for each project there is (-a), each by its own mln; the worst status counts
projects_all() {
	projects_directory
	_all_worst=0 _all_seen=''
	for _all_conf in "$projects"/*/project.conf; do
		[ -f "$_all_conf" ] || continue
		_all_seen=1 _all_rc=0
		_all_home=$(readlink -f -- "${_all_conf%/*}")
		MLN_FOUND=$_all_home "$_all_home/mln" "$@" || _all_rc=$?
		[ "$_all_rc" -le "$_all_worst" ] || _all_worst=$_all_rc
	done
	[ -n "$_all_seen" ] || die "no project in $projects"
	return "$_all_worst"
}
