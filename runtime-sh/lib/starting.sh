# shellcheck shell=sh
# starting.sh - switches, then guests order by order, some at a time, each until it is ready
# shellcheck disable=SC2034,SC2154  # opt_* come from options.sh, vm_* from vm.conf

start_options() {
	[ -z "$opt_s" ] || whole_number "$opt_s" -s
	case $opt_t in '' | none | pts | screen | tmux | xterm) ;; *) misuse "-t: no console \`$opt_t\`" ;; esac
}

# start_server: all of this server that the call is about. 1 when something is not as it should be.
start_server() {
	guest_names
	parts needs-of-machine
	needs_met start_needs
	state_make
	lock_project shared start
	needs_met needs_of_restoring
	start_room
	[ -n "$opt_dry_run" ] || state_remember
	hooks_keep
	start_failed='' start_mine='' start_my_switches='' hook_failed=''
	hook beforeProjectStart || start_undo beforeProjectStart
	start_switches
	hook beforeHostsStart || start_undo beforeHostsStart
	start_jobs
	guest_levels up
	# shellcheck disable=SC2086  # names
	table_for $guests
	guest_each_level start_level
	hook_reported afterHostsStart
	hook_reported afterProjectStart
	[ -z "$start_failed" ] || warn "not ready:$start_failed"
	[ -z "$start_failed$hook_failed" ]
}

start_needs() {
	state_look
	needs_of_base
	[ -n "$opt_dry_run" ] || needs_of_rights
	needs_of_run
}

# start_room: guests mostly take less than they may: what is more than free is told, what is more than there is begins nothing.
start_room() {
	memory_wanted=$(memory_want)
	needs_met needs_of_more_memory
	needs_told needs_of_memory || :
	needs_told needs_of_limits || :
}

start_switches() {
	switches_wanted
	for _start_switch in $switches; do
		switch_up "$_start_switch" || exit 1
		[ -z "$switch_upped" ] || start_my_switches="$start_my_switches $_start_switch"
	done
}

# start_undo HOOK: a hook before the start failed: what this call brought up goes down again
start_undo() {
	warn "the hook $1 failed: nothing is started"
	for _undo_switch in $start_my_switches; do switch_take_down "$_undo_switch"; done
	exit 1
}

# start_jobs: sets $jobs, how many guests may boot at a time
start_jobs() {
	jobs=$opt_jobs start_gap=0 start_next=0
	if [ -n "${opt_s:-}" ]; then
		jobs=${jobs:-1000000} start_gap=$((opt_s * 100))
	elif [ -z "$jobs" ]; then
		slots_number
		jobs=$slots
	fi
}

# start_level GUEST...: a queue, and a list of those that boot: `NAME:LAUNCHED:LIMIT:TRY`, times in hundredths of a second
start_level() {
	start_queue=$* start_booting='' start_count=0
	while [ -n "$start_queue$start_booting" ]; do
		start_fill
		[ -n "$start_booting" ] || continue
		start_look
		[ -z "$start_booting" ] || sleep 0.05
	done
	progress_clear
}

start_fill() {
	while [ -n "$start_queue" ] && [ "$start_count" -lt "$jobs" ]; do
		clock
		if [ "$start_next" -gt "$now" ]; then
			[ -n "$start_booting" ] || sleep 0.1
			return 0
		fi
		_fill_vm=${start_queue%% *}
		start_queue=${start_queue#"$_fill_vm"}
		start_queue=${start_queue# }
		start_guest "$_fill_vm" 1
	done
}

# start_guest NAME TRY: launched unless it runs, and put on the list of those that boot
start_guest() {
	guest_load "$1"
	lock_one "$1"
	if guest_alive; then
		unlock_one
		! start_there "$1" || return 0
	elif ! storage_exists; then
		unlock_one
		warn "$1 is not built: ./build.sh, or mln build -p $project"
		start_failed="$start_failed $1"
		return 0
	else
		start_launch "$1"
		unlock_one
		[ -z "$opt_dry_run" ] || return 0
	fi
	start_limit
	clock
	start_next=$((now + start_gap))
	start_booting="${start_booting:+$start_booting }$1:$now:$((now + start_limit)):$2"
	start_count=$((start_count + 1))
}

# start_there NAME: of one that lives, whether there is nothing to wait for
start_there() {
	if guest_kept; then
		warn "$(guest_kept_words)"
		start_failed="$start_failed $1"
		return 0
	fi
	[ -n "$opt_dry_run" ] || [ ! -e "run/started/$1/offset" ] || ready_look "$1"
	ready_status "$1" || return 1
	table_row "$1" running 'was up already'
}

# start_look: takes off the list who is ready, gone, or late
start_look() {
	_look_boot=$start_booting
	start_booting='' start_count=0 _look_names=''
	for _look_item in $_look_boot; do _look_names="$_look_names ${_look_item%%:*}"; done
	# shellcheck disable=SC2086  # names
	ready_look $_look_names
	clock
	for _look_item in $_look_boot; do start_look_at "$_look_item"; done
	[ -z "$start_booting" ] || start_progress
}
start_look_at() {
	_at_vm=${1%%:*} _at_rest=${1#*:}
	_at_launched=${_at_rest%%:*} _at_rest=${_at_rest#*:}
	_at_limit=${_at_rest%:*} _at_try=${_at_rest#*:}
	seconds "$((now - _at_launched))"
	if ready_status "$_at_vm" || start_not_awaited "$_at_vm"; then
		case $ready_status in 0 | '') _at_note='' ;; *) _at_note=", startup ended with $ready_status" ;; esac
		# a unit has its own `mln wait`
		[ -n "${start_by_units:-}" ] || [ -z "$ready_status" ] || observe ready "$_at_vm" "$ready_status"
		table_row "$_at_vm" running "$seconds s$_at_note"
	elif ! start_alive "$_at_vm"; then
		start_gone "$_at_vm" "$_at_try" "$_at_launched"
	elif [ "$now" -ge "$_at_limit" ]; then
		warn "$_at_vm: not ready after $seconds s; it goes on running. Its console: mln log $_at_vm"
		table_row "$_at_vm" starting "not ready after $seconds s"
		observe failure "$_at_vm" late
		start_failed="$start_failed $_at_vm"
	else
		start_booting="${start_booting:+$start_booting }$1"
		start_count=$((start_count + 1))
	fi
}
