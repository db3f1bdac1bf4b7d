# shellcheck shell=sh
# losing.sh - before something is lost: what it is, and a clear yes
# shellcheck disable=SC2154  # opt_* come from options.sh

# losing_agreed NAME: asks for NAME on a terminal; elsewhere --yes NAME must have said it
losing_agreed() {
	[ -z "$opt_dry_run" ] || return 0
	[ "$opt_yes" != "$1" ] || return 0
	[ -z "$opt_yes" ] || die "--yes $opt_yes: it is $1 that is meant; nothing was done"
	[ -t 0 ] || die "nothing was done; say --yes $1"
	printf 'Type %s to go on: ' "$1" >&2
	IFS= read -r _losing_answer || _losing_answer=''
	[ "$_losing_answer" = "$1" ] || die 'nothing was done'
}
