# shellcheck shell=sh
# hooks.sh - the description's own shell text, run on the service host around start and stop
# shellcheck disable=SC2034,SC2154  # set and read in other files of the runtime

# hook NAME: runs it if there is one; its exit status. Guests chosen by -h are not the project's start or stop: no hooks.
hook() {
	[ -z "$opt_h" ] && [ -f "$server_dir/hooks/$1" ] || return 0
	without_locks run env "MLN_PROJECT=$project" "MLN_SERVER=$server_name" sh "$server_dir/hooks/$1" < /dev/null
}

# hook_reported NAME: a failure is told and counted in $hook_failed, the rest goes on
hook_reported() {
	hook "$1" && return 0
	hook_failed=1
	warn "the hook $1 failed"
	[ -z "$opt_strict" ] || die 'stopped here, as --strict says'
}
