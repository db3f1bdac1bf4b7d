# shellcheck shell=sh
# stopping.sh - guests in the reverse order, in parallel within one, then switches; by the settings they were started with
# shellcheck disable=SC2034,SC2154  # names are set in one file of the runtime and read in another

stop_options() { [ -z "$opt_w" ] || [ "$opt_w" = i ] || whole_number "$opt_w" -w; }

# stop_server: all of this server that the call is about. 1 when a guest had to be destroyed, could not be saved, or a hook failed.
stop_server() {
	state_enter || return 0
	lock_project shared stop
	guest_names started
	[ -z "${opt_S:-}" ] || needs_met needs_of_saving
	stop_unsaved='' stop_destroyed='' hook_failed=''
	clock
	case ${opt_w:-60} in i) stop_end='' ;; *) stop_end=$((now + ${opt_w:-60} * 100)) ;; esac
	hook_reported beforeProjectStop
	hook_reported beforeHostsStop
	guest_levels down
	# shellcheck disable=SC2086  # names
	table_for $guests
	guest_each_level stop_level
	hook_reported afterHostsStop
	stop_switches
	hook_reported afterProjectStop
	[ -n "$stop_unsaved" ] || hooks_drop
	[ -z "$stop_destroyed" ] || warn "did not go down in ${opt_w:-60} s and were destroyed:$stop_destroyed"
	[ -z "$stop_unsaved" ] || warn "could not be saved:$stop_unsaved"
	[ -z "$stop_destroyed$stop_unsaved$hook_failed" ]
}

# Not below a guest that was to be saved and runs on
stop_switches() {
	[ -z "$opt_h$stop_unsaved" ] || return 0
	switches_started
	for _stop_switch in $started; do switch_take_down "$_stop_switch"; done
}

# stop_level GUEST...: asks all of one order, waits for all, destroys who is left when the time is over
stop_level() {
	stop_waiting=''
	for _stop_vm; do stop_ask "$_stop_vm"; done
	while [ -n "$stop_waiting" ]; do
		stop_look
		[ -z "$stop_waiting" ] || progress "going down: $stop_waiting"
		[ -z "$stop_waiting" ] || sleep 0.1
	done
	progress_clear
}

# stop_ask NAME: asked in the background, since a guest that hangs takes five seconds not to answer
stop_ask() {
	guest_load_used "$1"
	lock_one "$1"
	if ! guest_alive; then
		stop_clear
		[ -z "${opt_H:-}" ] || saved_forget "$1"
	elif [ -n "${opt_S:-}" ]; then
		stop_save
	elif [ -n "${opt_H:-}" ] || guest_kept; then
		stop_kill
		[ -n "$opt_dry_run" ] || table_row "$1" stopped 'at once'
	else
		observe_asked "$1" asked
		run driver_ask_down > /dev/null 2>> "log/$1.out" < /dev/null 8>&- 9>&- &
		[ -n "$opt_dry_run" ] || stop_waiting="${stop_waiting:+$stop_waiting }$1"
	fi
	unlock_one
}

# stop_clear: what a guest that is down left behind, so that nothing of it hinders the next start
stop_clear() {
	[ -z "$opt_dry_run" ] || return 0
	if [ -d "run/started/$vm" ]; then
		driver_kill
		[ -z "$vm_taps" ] || { parts tools taps; taps_down; }
		[ -z "$vm_bridges_made" ] || { parts tools bridges; bridges_down; }
	fi
	rm -rf "run/started/$vm"
}
# stop_service: one that is not being stopped would start it anew
stop_service() { [ -z "${stop_services:-}" ] || units --no-block stop "mln-$project@$vm.service" || :; }

stop_kill() {
	observe_asked "$vm" destroyed
	stop_service
	run driver_kill
	[ -n "$opt_dry_run" ] || until_true 2 stop_parent_gone || process_end "run/started/$vm/pid"
	stop_clear
}

stop_parent_gone() { ! process_alive "run/started/$vm/pid"; }

stop_look() {
	clock
	_stop_was=$stop_waiting
	stop_waiting=''
	for _stop_vm in $_stop_was; do
		guest_load_used "$_stop_vm"
		if ! guest_alive; then
			lock_one "$_stop_vm"
			stop_service
			stop_clear
			unlock_one
			table_row "$_stop_vm" stopped ''
		elif [ -n "$stop_end" ] && [ "$now" -ge "$stop_end" ]; then
			lock_one "$_stop_vm"
			stop_kill
			unlock_one
			stop_destroyed="$stop_destroyed $_stop_vm"
			table_row "$_stop_vm" destroyed ''
		else
			stop_waiting="${stop_waiting:+$stop_waiting }$_stop_vm"
		fi
	done
}
