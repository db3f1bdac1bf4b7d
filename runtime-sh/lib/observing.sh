# shellcheck shell=sh
# observing.sh - what plug-ins asked to be run on the service host when something happened to a guest
# shellcheck disable=SC2154  # project, server_dir and server_name come from other files of the runtime

# observe EVENT GUEST [RESULT]: runs hooks/on-EVENT.PLUGIN, in the state directory. Whoever looks on changes nothing of what is done: a
# hook that fails is told, and one that takes more than a minute is ended.
observe() {
	[ -z "${opt_dry_run:-}" ] || return 0
	for _observe_hook in "$server_dir/hooks/on-$1".*; do
		[ ! -f "$_observe_hook" ] || observe_by "$_observe_hook" "$1" "$2" "${3:-}" || warn "$2: the hook ${_observe_hook##*/} failed"
	done
}
observe_by() {
	without_locks timeout 60 env "MLN_PROJECT=$project" "MLN_SERVER=$server_name" "MLN_EVENT=$2" "MLN_GUEST=$3" "MLN_RESULT=$4" \
		sh "$1" < /dev/null >&2
}

# observe_end STATUS: how the loaded guest ended that nobody asked to
observe_end() {
	if [ "$1" = 0 ]; then observe stop "$vm" 'went down by itself'
	else observe failure "$vm" "ended with $1"; fi
}

# observe_asked: from here on the end of the loaded guest is told by who asked for it
observe_asked() { [ -n "${opt_dry_run:-}" ] || [ ! -d "run/started/$vm" ] || : > "run/started/$vm/asked"; }
observe_unasked() { rm -f "run/started/$vm/asked"; }
