# shellcheck shell=sh
# build.sh - a disk for each guest that has none
# shellcheck disable=SC2034,SC2154  # opt_* are set by options.sh, mln_* by mln

verb_options='f: rebuild lock-accounts'

verb_help() {
	cat <<-HELP
	mln build [-h GUEST]... [--rebuild] [--lock-accounts] [--jobs N] [--dry-run]
	  Makes the disk of each guest that has none: its template copied, grown and configured.
	  -f FILE           compile FILE first (with mlnc), then build that project
	  --rebuild         make existing disks anew as well; the old ones go to the attic. Asks first; --yes PROJECT answers
	  --lock-accounts   build without the password hashes: nobody can log in by password
	HELP
}

verb_run() {
	[ "$#" -eq 0 ] || misuse "\`$1\`: say guests with -h"
	parts tools needs-of-build template-find image-size attic building building-guest losing
	tools_of_path
	servers_each build_server
	servers_worst
}
