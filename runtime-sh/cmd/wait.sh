# shellcheck shell=sh
# wait.sh - mln wait
# shellcheck disable=SC2034,SC2154  # names are set in one file of the runtime and read in another
verb_options='w: switch'

verb_help() {
	cat <<-'HELP'
	mln wait GUEST           until the guest is ready; 1 when it ended or is late
	mln wait --switch NAME   until the switch can be joined

	  -w SECONDS   wait so long instead of the guest's ready_timeout
	HELP
}

verb_run() {
	served_name 'wait for what? One guest, or --switch and one switch' "$@"
	[ -z "$opt_w" ] || whole_number "$opt_w" -w
	wait_name=$one_name
	server_of_one "$wait_name"
	wait_here
}

wait_here() {
	state_enter || die "$wait_name is not started"
	wait_main
	if [ -n "$opt_switch" ]; then
		switch_load_output "$wait_name"
		until_true "${opt_w:-5}" switch_ready || die "switch $wait_name does not come up"
		return
	fi
	wait_guest
}
# wait_main: a unit runs this beside the guest or switch, and systemd says which process that is
wait_main() {
	[ -n "${MAINPID:-}" ] && [ -w . ] || return 0
	if [ -n "$opt_switch" ]; then process_record "run/started/$wait_name.pid" "$MAINPID" || :
	else process_record "run/started/$wait_name/pid" "$MAINPID" || :; fi
}
wait_guest() {
	guest_settings_used "$wait_name" || die "$wait_name is not started"
	_wait_rc=0
	until_true "${opt_w:-$vm_ready_timeout}" wait_over || _wait_rc=1
	[ -z "${MAINPID:-}" ] || slot_release "$wait_name"
	if [ "$_wait_rc" != 0 ]; then wait_late "was not ready in ${opt_w:-$vm_ready_timeout} s"; fi
	ready_status "$wait_name" || [ "$vm_ready" = none ] || wait_late 'ended before it was ready'
	[ -z "${MAINPID:-}" ] || [ -z "$ready_status" ] || observe ready "$wait_name" "$ready_status"
}
# wait_late TEXT: a unit's guest is ended then, so what it said goes to the journal
wait_late() {
	if [ -n "${MAINPID:-}" ]; then
		warn "the last that $wait_name said:"
		console_last "$wait_name"
		[ "$_wait_rc" = 0 ] || { touch "run/started/$wait_name/late" && observe failure "$wait_name" late; }
	fi
	die "$wait_name $1"
}
wait_over() {
	ready_look "$wait_name"
	ready_status "$wait_name" || [ "$vm_ready" = none ] || wait_gone
}
wait_gone() { [ -e "run/started/$wait_name/pid" ] && ! process_alive "run/started/$wait_name/pid"; }
