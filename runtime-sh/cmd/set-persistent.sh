# shellcheck shell=sh
# set-persistent.sh - mln set-persistent: guests that fail come back, whatever their `restart` says. The original program's name for it.
# shellcheck disable=SC2034,SC2154  # names are set in one file of the runtime and read in another
verb_options='user off dry-run'

verb_help() {
	cat <<-'HELP'
	mln set_persistent -p PROJECT [--off] [--user] [--dry-run]
	  Guests that end otherwise than in order are started again, at most five times in ten minutes, whatever `restart` in the
	  description says; with --off the description counts again. Wants the project's units (mln install). It counts from now on, and
	  is kept by the next install. `mln check_persistent -p PROJECT` asks.
	HELP
}

verb_run() {
	[ "$#" -eq 0 ] || misuse 'mln set_persistent -p PROJECT'
	servers_each persistent_server
	servers_worst
}

persistent_server() {
	units_installed || die "$project is not installed, and only systemd starts guests again: mln install"
	_persistent_file=$units_directory/mln-$project@.service.d/persistent.conf
	umask 022
	if [ -n "$opt_off" ]; then
		[ ! -e "$_persistent_file" ] || run rm "$_persistent_file" || return 1
		[ -n "$opt_dry_run" ] || rmdir "${_persistent_file%/*}" 2> /dev/null || :
	else
		run mkdir -p "${_persistent_file%/*}" || return 1
		[ -n "$opt_dry_run" ] || persistent_text > "$_persistent_file" || die "cannot write $_persistent_file"
	fi
	units daemon-reload
}

persistent_text() {
	cat <<-TEXT
	# mlnc $project: written by mln set_persistent; mln set_persistent --off takes it away
	[Unit]
	StartLimitIntervalSec=10min
	StartLimitBurst=5

	[Service]
	Restart=always
	TEXT
}
