# shellcheck shell=sh
# locks.sh - flock in the state directory: descriptor 9 the project's, 8 one guest's or switch's, 7 for a moment

# A descriptor is named again at each flock (`9>&9`): some shells hand none above 2 to a command unless told so.

# lock_project shared|exclusive VERB: start and stop share it, build and destroy have it alone. A dry run takes no lock, since it changes nothing.
lock_project() {
	[ -z "$opt_dry_run" ] || return 0
	exec 9>> lock
	case $1 in shared) _lock_how=-s ;; *) _lock_how=-x ;; esac
	if ! flock -n "$_lock_how" 9 9>&9; then
		_lock_who=''
		[ ! -s lock.who ] || read -r _lock_who < lock.who
		warn "waiting: another mln works on this project${_lock_who:+ ($_lock_who)}"
		flock -w "${MLN_LOCK_WAIT:-600}" "$_lock_how" 9 9>&9 || die 'it still does; nothing was done'
	fi
	printf '%s, process %s\n' "$2" "$$" > lock.who
}

# lock_one NAME: this guest or switch is ours to change until unlock_one
lock_one() {
	[ -z "$opt_dry_run" ] || return 0
	[ -d lock.d ] || mkdir -p lock.d
	exec 8>> "lock.d/$1"
	flock -w "${MLN_LOCK_WAIT:-600}" 8 8>&8 || die "$1: another mln is changing it"
}
unlock_one() { exec 8>&-; }

# lock_brief NAME: for what takes no time and may be done by several at once
lock_brief() {
	[ -d lock.d ] || mkdir -p lock.d
	exec 7>> "lock.d/.$1"
	flock 7 7>&7
}
unlock_brief() { exec 7>&-; }

# without_locks COMMAND...: what it launches must not hold them. The braces keep a shell's own saved copies out of it.
without_locks() { { "$@"; } 7>&- 8>&- 9>&-; }
