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
	one_name 'wait for what? One guest, or --switch and one switch' "$@"
	[ -z "$opt_w" ] || whole_number "$opt_w" -w
	wait_name=$one_name
	if [ -n "$opt_switch" ]; then server_of switches "$wait_name"; else server_of vms "$wait_name"; fi
	wait_here
}

wait_here() {
	state_enter || die "$wait_name is not started"
	if [ -n "$opt_switch" ]; then
		switch_load_output "$wait_name"
		until_true "${opt_w:-5}" switch_ready || die "switch $wait_name does not come up"
		return
	fi
	guest_settings_used "$wait_name" || die "$wait_name is not started"
	until_true "${opt_w:-$vm_ready_timeout}" wait_over || die "$wait_name is not ready"
	ready_status "$wait_name" || [ "$vm_ready" = none ] || die "$wait_name ended before it was ready"
}
wait_over() {
	ready_look "$wait_name"
	ready_status "$wait_name" || [ "$vm_ready" = none ] || wait_gone
}
wait_gone() { [ -e "run/started/$wait_name/pid" ] && ! process_alive "run/started/$wait_name/pid"; }
