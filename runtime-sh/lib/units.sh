# shellcheck shell=sh
# units.sh - the project's systemd units where they are installed: then systemd launches, and start and stop are calls to it
# shellcheck disable=SC2034,SC2154  # opt_* come from options.sh, project from project.conf

# units_whose [system|user]: sets $systemctl to the words of a call to that service manager, and $units_directory to where its units lie.
# Without a word that of who calls: root's is the system's, a user has one of their own.
# shellcheck disable=SC2120  # its word comes from installing.sh
units_whose() {
	_whose=${1:-}
	[ -n "$_whose" ] || [ -n "${opt_user:-}" ] || [ "$uid" != 0 ] || _whose=system
	if [ "$_whose" = system ]; then systemctl=systemctl units_directory=${DESTDIR:-}${MLN_ROOT:-}/etc/systemd/system
	else systemctl='systemctl --user' units_directory=${DESTDIR:-}${XDG_CONFIG_HOME:-${HOME:-/nonexistent}/.config}/systemd/user; fi
}

# units_ours FILE: whether its first line says that it is of this project
units_ours() {
	_ours_line=''
	{ IFS= read -r _ours_line < "$1"; } 2> /dev/null || :
	case $_ours_line in "# mlnc $project: "*) ;; *) return 1 ;; esac
}

units_installed() {
	[ -n "${systemctl:-}" ] || units_whose
	units_ours "$units_directory/mln-$project.service"
}

# units_call WORD...: systemctl, after units_whose; `units` is run to show it
# shellcheck disable=SC2086  # words
units_call() { $systemctl "$@"; }
# shellcheck disable=SC2086  # words
units() { run $systemctl "$@"; }

# start_here, stop_here: of this server, by whoever launches there: systemd where units are installed, else we
start_here() { if units_installed; then units_start; else start_server; fi; }
stop_here() { if units_installed; then units_stop; else stop_server; fi; }

# units_active NAME: does the service of this guest run, or is it about to?
units_active() {
	case $(units_call show -P ActiveState "mln-$project@$1.service" 2> /dev/null) in active | activating | reloading) ;; *) return 1 ;; esac
}

# guest_in_use: does the loaded guest live, or is it its service's? Between two steps of that no process of it may be there.
guest_in_use() { guest_alive || { units_installed && units_active "$vm"; }; }

# units_names: sets $units_names to the services of -h, or to that of all
units_names() {
	units_names=mln-$project.service
	[ -n "$opt_h" ] || return 0
	units_names=''
	for _names_guest in $opt_h; do units_names="$units_names mln-$project@$_names_guest.service"; done
}

# units_current: systemd runs the installed copy, which may not be what was compiled last
units_current() {
	if [ "$systemctl" = systemctl ]; then _current_home=${MLN_ROOT:-}/opt/mln/$project
	else _current_home=$HOME/.local/share/mln/projects/$project; fi
	quoted "$MLN_OUTPUT/mln"
	! state_differs "$MLN_OUTPUT/MANIFEST" "$_current_home/MANIFEST" ||
		warn "what is installed in $_current_home is another output than this one; to bring this there: $quoted install$([ "$systemctl" = systemctl ] || echo ' --user')"
}

# units_start: what `start` is where units are installed. 1 when a guest is not ready.
units_start() {
	[ -z "${opt_s:-}$opt_t$opt_jobs$opt_strict" ] ||
		die "systemd starts $project, which knows no -s, -t, --jobs or --strict: take the units away first (mln uninstall), or say it in the description"
	units_current
	units_names
	_start_rc=0 _start_how=start
	[ -n "$opt_h" ] || [ "$(units_call is-active "$units_names" 2> /dev/null)" != active ] || _start_how=reload
	# shellcheck disable=SC2086  # names
	{
		units_call reset-failed $units_names 2> /dev/null || :
		units "$_start_how" $units_names || _start_rc=1
	}
	[ -n "$opt_dry_run" ] || units_table
	[ "$_start_rc" = 0 ] || warn "why: journalctl -e$([ "$uid" = 0 ] || echo ' --user') -u 'mln-$project*'"
	return "$_start_rc"
}

# units_stop: what `stop` is there. Done here first with a time or a strictness of its own, which systemd does not have, and where the
# project's start failed, since systemd stops nothing then.
units_stop() {
	units_names
	if [ -n "${opt_S:-}" ]; then
		units_save
		return
	fi
	_stop_own="$opt_w${opt_H:-}$opt_strict" _stop_rc=0
	[ -n "$opt_h" ] || units_stop_all
	# shellcheck disable=SC2086  # names
	if [ -n "$_stop_own" ]; then
		(stop_services=yes && stop_server) || _stop_rc=1
		[ -z "$opt_strict" ] || [ "$_stop_rc" = 0 ] || return 1
		units stop $units_names || _stop_rc=1
	else
		units_alive
		units stop $units_names || _stop_rc=1
		[ -n "$opt_dry_run" ] || { units_table && units_all_down; } || _stop_rc=1
	fi
	return "$_stop_rc"
}
# units_stop_all: adds each guest's service to $units_names. A start that is not through is ended first, or it would launch more.
units_stop_all() {
	case $(units_call is-active "$units_names" 2> /dev/null) in
	active) ;;
	activating | reloading)
		# and nothing that is PartOf= it with it, out of its order
		units --job-mode=ignore-dependencies stop "$units_names" || :
		_stop_own=yes ;;
	*) _stop_own=yes ;;
	esac
	units_names="$units_names mln-$project@*.service"
}
# A guest whose memory was saved ends its service with 0; one that could not be saved runs on, and so does the project's service.
units_save() {
	(stop_server) || return 1
	# shellcheck disable=SC2086  # names
	[ -n "$opt_h" ] || units stop $units_names
}
# units_alive: sets $units_alive to those of this call's guests that run; what was kept of others goes
units_alive() {
	units_alive=''
	state_enter || return 0
	guest_names started
	for _alive_guest in $guests; do
		guest_load_used "$_alive_guest"
		if guest_kept; then units_clear_kept
		elif guest_alive; then units_alive="$units_alive $_alive_guest"; fi
	done
}
units_clear_kept() {
	lock_one "$vm"
	! guest_kept || stop_clear
	unlock_one
}
# A guest that had to be destroyed is a failed service, and systemctl stop ends with 0. What failed before is cleared away here.
units_all_down() {
	_down_failed=''
	for _down_guest in $units_alive; do
		case $survey in *"$_down_guest failed "*) _down_failed="$_down_failed $_down_guest" ;; *) ;; esac
	done
	for _down_guest in $guests; do
		lock_one "$_down_guest"
		guest_load_used "$_down_guest"
		guest_alive || stop_clear
		unlock_one
	done
	[ -z "$_down_failed" ] || { warn "did not go down in order:$_down_failed"; return 1; }
}

# units_table: the state of each guest, as start's and stop's own table
units_table() {
	state_enter || return 0
	guest_names started
	survey
	# shellcheck disable=SC2086  # names
	table_for $guests
	while read -r _table_vm _table_state _table_cpu _table_memory _table_traffic _table_network _table_disk _table_note; do
		[ -z "$_table_vm" ] || table_row "$_table_vm" "$_table_state" "$_table_note"
	done <<-SURVEY
	$survey
	SURVEY
	return 0
}
