# shellcheck shell=sh
# install.sh - mln install: the project becomes a service of this machine, or of a user
# shellcheck disable=SC2034,SC2154  # names are set in one file of the runtime and read in another
verb_options='user no-enable dry-run'

verb_help() {
	cat <<-'HELP'
	mln install [--user] [--no-enable] [--dry-run]
	  Copies this output to /opt/mln/PROJECT and its units to /etc/systemd/system, and enables them: the project boots when the
	  machine does. Then `systemctl start mln-PROJECT`, or `mln start`, starts it. Again after each compile; what runs goes on running.
	  --user        for the service manager of who calls: ~/.local/share/mln/projects/PROJECT and ~/.config/systemd/user
	  --no-enable   it is started by hand only
	  DESTDIR=DIR   below DIR, for a package or an image of a system: nothing is reloaded and nothing made an account
	HELP
}

verb_run() {
	[ "$#" -eq 0 ] || misuse 'mln install takes no word'
	parts installing
	servers_each install_server
	servers_worst
}

install_server() {
	install_places
	install_refused
	umask 022
	{ install_output && install_units && install_account; } || die 'not all is installed; what is there is whole: try again'
	[ -n "${DESTDIR:-}" ] || units daemon-reload || return 1
	[ -n "$opt_no_enable" ] || install_enabled yes || return 1
	[ -n "$opt_dry_run" ] || install_told
}

install_told() {
	say "$project: installed in $install_home; start it: $systemctl start mln-$project"
	if [ -n "$opt_no_enable" ]; then say "it does not boot by itself: $systemctl enable mln-$project"
	elif [ "$systemctl" = systemctl ]; then say 'it boots with this machine'
	elif [ "$(loginctl show-user "$uid" -P Linger 2> /dev/null)" = yes ]; then say 'it boots with this machine, since you linger (loginctl)'
	else say "it starts when you log in, and is stopped when you log out; to have it boot with the machine: loginctl enable-linger $(id -un)"; fi
}
