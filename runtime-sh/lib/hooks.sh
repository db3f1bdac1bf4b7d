# shellcheck shell=sh
# hooks.sh - the description's own shell text, run on the service host around start and stop
# shellcheck disable=SC2034,SC2154  # set and read in other files of the runtime

# hook NAME: runs it if there is one; its exit status. Guests chosen by -h are not the project's start or stop: no hooks.
hook() {
	[ -z "$opt_h" ] || return 0
	hook_file "$1"
	[ -f "$hook_file" ] || return 0
	without_locks run env "MLN_PROJECT=$project" "MLN_SERVER=$server_name" sh "$hook_file" < /dev/null
}
# hook_file NAME: sets $hook_file. A stop takes back what the start did, so its hooks are those of then.
hook_file() {
	hook_file=$server_dir/hooks/$1 _hook_kept=run/started/.hooks/$server_name
	case $1 in *Stop) [ ! -d "$_hook_kept" ] || hook_file=$_hook_kept/$1 ;; *) ;; esac
}
# hooks_keep: those of the stop, at the start
hooks_keep() {
	[ -z "$opt_h$opt_dry_run" ] || return 0
	_keep_to=run/started/.hooks/$server_name
	rm -rf "./$_keep_to"
	mkdir -p "$_keep_to"
	for _keep_hook in "$server_dir/hooks"/*Stop; do
		[ ! -f "$_keep_hook" ] || cp "$_keep_hook" "$_keep_to/"
	done
}

# hooks_drop: the project is down, and its stop's hooks were run
hooks_drop() { [ -n "$opt_h$opt_dry_run" ] || rm -rf "./run/started/.hooks/$server_name"; }

# hook_reported NAME: a failure is told and counted in $hook_failed, the rest goes on
hook_reported() {
	hook "$1" && return 0
	hook_failed=1
	warn "the hook $1 failed"
	[ -z "$opt_strict" ] || die 'stopped here, as --strict says'
}

# observe EVENT GUEST [DETAIL]: tells plug-ins, by hooks/on-EVENT.PLUGIN. None of them can stop or spoil anything: each has ten
# seconds, and what it says is in log/hooks.log. With the state directory entered.
observe() {
	[ -z "$opt_dry_run" ] || return 0
	for _observe_hook in "$server_dir/hooks/on-$1."*; do
		[ -f "$_observe_hook" ] || continue
		without_locks env "MLN_PROJECT=$project" "MLN_SERVER=$server_name" "MLN_EVENT=$1" "MLN_GUEST=$2" "MLN_DETAIL=${3:-}" \
			"MLN_USER=${SUDO_USER:-${LOGNAME:-$uid}}" timeout 10 sh "$_observe_hook" < /dev/null >> log/hooks.log 2>&1 ||
			warn "$2: the hook ${_observe_hook##*/} failed, see $state/log/hooks.log"
	done
}

# observe_end GUEST STATUS: by what it was asked, or was not
observe_end() {
	_observe_asked=''
	[ ! -e "run/started/$1/asked" ] || read -r _observe_asked < "run/started/$1/asked" || :
	if [ -n "$_observe_asked" ]; then observe stop "$1" "$_observe_asked"
	elif [ "$2" = 0 ]; then observe stop "$1" itself
	else observe failure "$1" "ended with status $2"; fi
}

# observe_asked GUEST HOW: before it is made to go down
observe_asked() { [ -n "$opt_dry_run" ] || [ ! -d "run/started/$1" ] || say "$2" > "run/started/$1/asked"; }
