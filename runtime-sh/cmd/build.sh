# shellcheck shell=sh
# build.sh - a disk for each guest that has none
# shellcheck disable=SC2034,SC2154  # opt_* are set by options.sh, mln_* by mln

verb_options='f: r s rebuild lock-accounts dry-run'
verb_scope=description

verb_help() {
	cat <<-HELP
	mln build [-p PROJECT] [-h GUEST]... [--rebuild] [--lock-accounts] [--jobs N] [--dry-run]
	mln build -f FILE [-P DIR] [...]
	  Makes the disk of each guest that has none: its template copied, grown and configured.
	  -f FILE           compile FILE first, into DIR or where projects lie, then build that project; wants mlnc on this machine
	  --rebuild, -r     make existing disks anew as well; the old ones go to the attic. Asks first; --yes PROJECT answers
	  --dry-run, -s     show what would be done
	  --lock-accounts   build without the password hashes: nobody can log in by password
	HELP
}

verb_run() {
	[ "$#" -eq 0 ] || misuse "\`$1\`: say guests with -h"
	opt_rebuild=${opt_rebuild:-$opt_r} opt_dry_run=${opt_dry_run:-$opt_s}
	if [ -n "$opt_f" ]; then
		[ -z "$opt_p" ] || misuse "-p $opt_p: the project is the one that $opt_f describes; -f or -p"
		parts building-description
		build_description
		return
	fi
	parts building
	tools_of_path
	servers_each build_server
	servers_worst
}
