# shellcheck shell=sh
# reset.sh - a guest back to its template: build --rebuild for the guests that are named
# shellcheck disable=SC2034,SC2154  # opt_* are set by options.sh, mln_* by mln

verb_options='lock-accounts dry-run'

verb_help() {
	cat <<-HELP
	mln reset GUEST... [--yes PROJECT] [--lock-accounts] [--dry-run]
	  Makes the disk of GUEST anew from its template. What was written to it since is lost to the guest;
	  the old disk goes to the attic. Asks for the project's name; --yes PROJECT answers.
	HELP
}

verb_run() {
	guests_too "$@"
	[ -n "$opt_h" ] || misuse 'reset which guest?'
	opt_rebuild=yes
	parts building
	tools_of_path
	servers_each build_server
	servers_worst
}
