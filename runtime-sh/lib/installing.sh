# shellcheck shell=sh
# installing.sh - a copy of the output and its units where a service manager finds them, and away again. Only what carries our mark is changed.
# shellcheck disable=SC2034,SC2154  # opt_* come from options.sh, server_* from server.conf

parts safe-paths

# install_places: sets $install_home, where the copy lies, and $units_directory
install_places() {
	if [ -n "$opt_user" ]; then units_whose user; else units_whose system; fi
	if [ "$systemctl" = systemctl ]; then install_home=${MLN_ROOT:-}/opt/mln/$project
	else install_home=$HOME/.local/share/mln/projects/$project; fi
	install_copy=${DESTDIR:-}$install_home
}

# install_refused: ends the call where an installation would be wrong, before anything is changed
install_refused() {
	if [ "$systemctl" != systemctl ]; then
		[ -d "$server_dir/systemd/user" ] || die "guests of $project are root's: mln install as root, without --user"
	elif [ "$uid" != 0 ] && [ -z "${DESTDIR:-}" ]; then die 'the units of the system are for root to install; for yourself: mln install --user'; fi
	case ${DESTDIR:-/} in /*) ;; *) die "DESTDIR=$DESTDIR: an absolute path is wanted" ;; esac
	[ -d "$server_dir/systemd" ] || die "$server_dir has no units: the copy is not whole"
	[ ! -d "$install_copy" ] || [ -f "$install_copy/.installed" ] || install_in_place ||
		die "$install_copy is there and was not installed by mln: move it away"
	[ "$systemctl" != systemctl ] || [ -n "${DESTDIR:-}" ] || install_path_safe
	! units_installed || grep -q -- "--server $server_name\$" "$units_directory/mln-$project.service" ||
		die "the units of $project that are installed are of another service host than $server_name: mln uninstall, then say which with --server"
	install_by_hand
}

# install_path_safe: root runs what lies there, so only root may write on the way to it
install_path_safe() {
	[ ! -f "$install_copy/mln" ] || install_tree_safe "$(readlink -f -- "$install_home")"
	! path_open "$install_home" ||
		die "root's units would run what lies in $install_home, and others than root can write to $open_directory; $(install_mend)"
}
# install_mend: what is everybody's, as /tmp, stays so
install_mend() {
	quoted "$open_directory"
	if [ -k "$open_directory" ]; then say 'let it lie where root alone can write'
	else say "mend it with: chown root: $quoted && chmod go-w $quoted"; fi
}
install_tree_safe() {
	_safe_found=$(find "$1" ! -type l \( ! -user 0 -o -perm -0020 -o -perm -0002 \) -print | sed -n 1p)
	install_no_link "$1"
	[ -z "$_safe_found" ] || die "root's units would run what lies in $install_home, and others than root can write to $_safe_found; mend it with: chown -R root: $1 && chmod -R go-w $1"
}

# install_by_hand: one launcher at a time
install_by_hand() {
	if [ -n "${DESTDIR:-}" ] || units_installed || ! state_enter; then return 0; fi
	! project_runs || die "$running of $project runs, started by hand: stop it first (mln stop -p $project)"
}

# project_runs: sets $running to a guest or switch that does; with the state directory entered
project_runs() {
	guest_names started
	for running in $guests; do
		guest_load_used "$running"
		! guest_alive || return 0
	done
	switches_started
	for running in $started; do
		switch_load "run/started/$running.switch"
		! switch_running || { running="the switch $running" && return 0; }
	done
	return 1
}

# install_in_place: the output was written to where it is to be
install_in_place() { [ "$(readlink -f -- "$MLN_OUTPUT")" = "$(readlink -f -- "$install_copy")" ]; }

# install_output: the copy, made beside and then renamed; no project's name holds a `+`. An output that lies in its place is used as it is.
install_output() {
	! install_in_place || return 0
	[ ! -e "$install_copy+new" ] || run rm -rf "$install_copy+new" || return 1
	run mkdir -p "${install_copy%/*}" && run mkdir "$install_copy+new" "$install_copy+new/service-hosts" || return 1
	set --
	for _install_entry in "$MLN_OUTPUT"/*; do
		[ "${_install_entry##*/}" = service-hosts ] || set -- "$@" "$_install_entry"
	done
	run cp -R "$@" "$install_copy+new/" && run cp -R "$server_dir" "$install_copy+new/service-hosts/" &&
		run chmod -R u=rwX,go=rX "$install_copy+new" && install_secrets || return 1
	[ "$uid" != 0 ] || run chown -R 0:0 "$install_copy+new" || return 1
	[ -n "$opt_dry_run" ] || install_no_link "$install_copy+new"
	[ -n "$opt_dry_run" ] || say "# mlnc $project: copied by mln install from $MLN_OUTPUT" > "$install_copy+new/.installed" || return 1
	if [ -d "$install_copy" ]; then
		[ ! -e "$install_copy+old" ] || run rm -rf "$install_copy+old" || return 1
		run mv "$install_copy" "$install_copy+old" || return 1
	fi
	run mv "$install_copy+new" "$install_copy" || return 1
	[ ! -d "$install_copy+old" ] || run rm -rf "$install_copy+old"
}
# install_no_link DIR: an output has none, and one could lead to where others write
install_no_link() {
	_link_found=$(find "$1" -type l -print | sed -n 1p)
	[ -z "$_link_found" ] || die "$_link_found is a symbolic link, which no output of mlnc has: take it away from $MLN_OUTPUT"
}
install_secrets() {
	[ -r "$MLN_OUTPUT/.secrets/$server_name" ] || return 0
	run mkdir -m 700 "$install_copy+new/.secrets" && run cp "$MLN_OUTPUT/.secrets/$server_name" "$install_copy+new/.secrets/" &&
		run chmod 600 "$install_copy+new/.secrets/$server_name"
}

# install_units: those of the output, and what is there of ours and not in the output any more goes
install_units() {
	_units_from=$server_dir/systemd _units_new=' '
	[ "$systemctl" = systemctl ] || _units_from=$server_dir/systemd/user
	for _units_file in "$_units_from"/mln-*.service "$server_dir"/systemd/mln-*.service.d/*.conf; do
		[ -f "$_units_file" ] || continue
		case $_units_file in */system.conf) [ "$systemctl" = systemctl ] || continue ;; *) ;; esac
		_units_name=${_units_file#"$_units_from"/} _units_name=${_units_name#"$server_dir/systemd/"}
		install_unit || return 1
		_units_new="$_units_new$_units_name "
	done
	units_old "$_units_new"
}
install_unit() {
	_unit_to=$units_directory/$_units_name
	[ ! -e "$_unit_to" ] || units_ours "$_unit_to" || die "$_unit_to is there and is not ours: move it away"
	! cmp -s "$_units_file" "$_unit_to" || return 0
	[ -d "${_unit_to%/*}" ] || run mkdir -p "${_unit_to%/*}" || return 1
	run cp "$_units_file" "$_unit_to" && run chmod 644 "$_unit_to"
}

# units_old NAMES: removes units of this project that are not among NAMES, and folders that are empty then. What set-persistent wrote is a person's.
units_old() {
	for _old_file in "$units_directory/mln-$project.service" "$units_directory/mln-$project@"*.service "$units_directory/mln-$project@"*.service.d/*.conf; do
		if [ ! -f "$_old_file" ] || ! units_ours "$_old_file"; then continue; fi
		case $1 in *" ${_old_file#"$units_directory"/} "*) continue ;; *) ;; esac
		case $1:$_old_file in ' :'*) ;; *:*/persistent.conf) continue ;; *) ;; esac
		run rm "$_old_file" || return 1
		case $_old_file in *.service.d/*) [ -n "$opt_dry_run" ] || rmdir "${_old_file%/*}" 2> /dev/null || : ;; *) ;; esac
	done
}

# install_account: who runs guests where the description names nobody, by sysusers.d(5)
install_account() {
	[ "$systemctl" = systemctl ] && [ -f "$server_dir/systemd/sysusers.conf" ] || return 0
	_account_to=${DESTDIR:-}${MLN_ROOT:-}/etc/sysusers.d/mln.conf
	if [ ! -e "$_account_to" ]; then
		run mkdir -p "${_account_to%/*}" && run cp "$server_dir/systemd/sysusers.conf" "$_account_to" && run chmod 644 "$_account_to" || return 1
	fi
	[ -n "${DESTDIR:-}" ] || id -u mln > /dev/null 2>&1 || run systemd-sysusers "$_account_to"
}

# install_enabled yes|no: whether it boots with the machine, or a user's with that user's session. Below DESTDIR nobody is there to be asked.
install_enabled() {
	case $systemctl in systemctl) _enabled_in=$units_directory/multi-user.target.wants ;; *) _enabled_in=$units_directory/default.target.wants ;; esac
	case $1:${DESTDIR:+destdir} in
	yes:destdir) run mkdir -p "$_enabled_in" && run ln -sfn "../mln-$project.service" "$_enabled_in/mln-$project.service" ;;
	no:destdir) run rm -f "$_enabled_in/mln-$project.service" ;;
	yes:*) units enable "mln-$project.service" ;;
	*) units disable "mln-$project.service" ;;
	esac
}
