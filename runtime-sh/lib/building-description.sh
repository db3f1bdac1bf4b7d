# shellcheck shell=sh
# building-description.sh - build -f FILE: compiled where projects lie, then built by the mln that lies in the output
# shellcheck disable=SC2154  # opt_* come from options.sh, projects from projects.sh

build_description() {
	[ -f "$opt_f" ] || die "no file \`$opt_f\`"
	compiler_find || die 'mlnc is not on this machine, and -f FILE compiles: install it, or bring the output of mlnc here and run its build.sh'
	projects_directory
	compiled_check
	compiled=$projects/$compiled_name
	if [ -n "$opt_dry_run" ]; then compile --dry-run || exit; else compile || exit; fi
	if [ ! -f "$compiled/project.conf" ]; then
		[ -n "$opt_dry_run" ] || die "mlnc wrote no $compiled"
		return 0
	fi
	build_compiled
}

# compiler_find: sets $compiler. It is on PATH, or this mln lies in its folder.
compiler_find() {
	compiler=mlnc
	! command -v mlnc > /dev/null 2>&1 || return 0
	compiler=$mln_home/../mlnc.js
	[ -x "$compiler" ]
}

# compile [OPTION]: a name that begins with a dash is a file all the same
compile() {
	case $opt_f in -*) opt_f=./$opt_f ;; *) ;; esac
	"$compiler" "$opt_f" -o "$projects" "$@"
}

# compiled_check: sets $compiled_name to the project's name; what is wrong with the description is said and ends the call
compiled_check() {
	_check_answer=$(compile --dry-run --json) || {
		_check_rc=$?
		compile --dry-run || :
		exit "$_check_rc"
	}
	compiled_name=$(printf '%s\n' "$_check_answer" | sed -n 's/^ *"project": "\([A-Za-z0-9._-]*\)".*/\1/p')
	safe_name "$compiled_name" || die "$opt_f describes no project, or several: compile it with mlnc, then build each"
}

# build_compiled: with the options of this call. A running mln becomes the project's own.
build_compiled() {
	set -- build
	for _compiled_guest in $opt_h; do set -- "$@" -h "$_compiled_guest"; done
	[ -z "$opt_jobs" ] || set -- "$@" --jobs "$opt_jobs"
	[ -z "$opt_server" ] || set -- "$@" --server "$opt_server"
	[ -z "$opt_yes" ] || set -- "$@" --yes "$opt_yes"
	[ -z "$opt_rebuild" ] || set -- "$@" --rebuild
	[ -z "$opt_lock_accounts" ] || set -- "$@" --lock-accounts
	[ -z "$opt_dry_run" ] || set -- "$@" --dry-run
	exec "$compiled/mln" "$@"
}
