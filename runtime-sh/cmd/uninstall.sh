# shellcheck shell=sh
# uninstall.sh - mln uninstall: what mln install did, taken back
# shellcheck disable=SC2034,SC2154  # names are set in one file of the runtime and read in another
verb_options='user dry-run'
verb_half=yes

verb_help() {
	cat <<-'HELP'
	mln uninstall [--user] [--dry-run]
	  Takes the project's units and its copy in /opt/mln (with --user: ~/.local/share/mln/projects) away. It must be stopped. Disks and logs
	  stay in the state directory (mln destroy removes them), and so does the account that ran the guests.
	  DESTDIR=DIR   below DIR
	HELP
}

verb_run() {
	[ "$#" -eq 0 ] || misuse 'mln uninstall takes no word'
	parts installing
	servers_each uninstall_server
	servers_worst
}

uninstall_server() {
	install_places
	units_installed || [ -f "$install_copy/.installed" ] || die "$project is not installed here${opt_user:+ for you}"
	[ -n "${DESTDIR:-}" ] || uninstall_stopped
	! units_installed || install_enabled no || return 1
	units_old ' ' || return 1
	if [ -z "${DESTDIR:-}" ]; then
		units daemon-reload
		[ -n "$opt_dry_run" ] || units_call reset-failed "mln-$project.service" "mln-$project@*.service" 2> /dev/null || :
	fi
	# what the copy is needed for is over: this shell has read it
	[ ! -f "$install_copy/.installed" ] || run rm -rf "$install_copy"
}

uninstall_stopped() {
	state_enter || return 0
	! project_runs || die "$running of $project runs: stop it first (mln stop -p $project)"
}
