# shellcheck shell=sh
# preparing.sh - around `mln run` in a service: what must be done before it, by root where it runs as another account, and what after
# shellcheck disable=SC2034,SC2154  # vm_* and switch_* come from the guest's and switch's conf

# prepare_guest: all that `run` would do before the guest's command, and gives its owner what that needs
prepare_guest() {
	guest_load "$run_name"
	! guest_kept || die "$(guest_kept_words)"
	! driver_running || die "$vm runs already, and not by this service: stop it first (mln stop -h $vm)"
	storage_exists || die "$vm is not built: ./build.sh, or mln build -p $project"
	# while it waits for a slot it is starting
	mkdir -p "run/started/$vm"
	prepare_mark "run/started/$vm/unit"
	process_alive "run/started/$vm/pid" || process_record "run/started/$vm/pid" "$$"
	slot_take
	lock_project shared start
	state_remember
	prepare_switches
	driver_kill
	run_settings
	run_offset
	rm -f "$vm_dir/late"
	touch "log/$vm.out"
	run_as "$vm_owner" "$vm_group"
	[ -z "$run_as" ] || run_give
	storage_open || exit 1
	bridges_up && taps_up || exit 1
	prepare_give "log/$vm.console" "log/$vm.out"
	observe start "$vm"
}

# prepare_mark FILE: which run of the service this is; a guest or switch that `prepare` refused, since it runs by hand, is not ended by `ended`
prepare_mark() { say "${INVOCATION_ID:-}" > "$1"; }
prepare_marked() {
	[ -f "$1" ] || return 1
	_marked=''
	read -r _marked < "$1" || :
	[ "$_marked" = "${INVOCATION_ID:-}" ]
}

# prepare_give FILE...: logs, to who is to write them; the folder is passed through, not listed
prepare_give() {
	[ "$uid" = 0 ] || return 0
	chgrp "$state_group" log && chmod 0710 log && chown "$owner:$group" "$@"
}

# prepare_switches: those of this guest; started with all of the project they are up already
prepare_switches() {
	for _prepare_switch in $vm_switches; do
		switch_up "$_prepare_switch" || exit 1
	done
	guest_load "$run_name"
}

prepare_switch() {
	switch_load_output "$run_name"
	! switch_running || die "switch $switch runs already, and not by this service: stop it first (mln stop)"
	[ ! -e "$switch_path" ] || switch_clear
	prepare_mark "run/started/$switch.unit"
	switch_keep
	touch "log/$switch.switch"
	run_as "$switch_owner" "$switch_group"
	prepare_give "log/$switch.switch"
}

# run_prepared: as whoever it runs as; what it needs was given to that account. It becomes the guest or switch.
run_prepared() {
	state_enter || die "$run_name is not prepared"
	run_as=''
	if [ -n "$opt_switch" ]; then
		switch_load_output "$run_name"
		# its socket is for all guests of the project, which share the state's group where root prepared it
		[ -w . ] || { umask 007; switch_shared=yes; }
		exec >> "log/$switch.switch" 2>&1 < /dev/null
		switch_run
	else
		guest_load_used "$run_name"
		run_or_restore >> "log/$vm.console" 2>> "log/$vm.out" < /dev/null
	fi
}

# ended_guest: by what systemd tells of its end in EXIT_CODE and EXIT_STATUS (systemd.exec(5)). One that was asked to go down has left nothing.
ended_guest() {
	slot_release "$run_name"
	# a stop may be clearing it away at this moment
	lock_one "$run_name"
	prepare_marked "run/started/$run_name/unit" || return 0
	guest_load_used "$run_name"
	if [ "${EXIT_CODE:-}" != exited ] || ! guest_kept; then
		driver_kill
		taps_down
		bridges_down
	fi
	[ "${EXIT_CODE:-}" != exited ] || say "$EXIT_STATUS" > "run/started/$vm/ended"
	observe_end "$vm" "${EXIT_STATUS:-1}"
}

ended_switch() {
	prepare_marked "run/started/$run_name.unit" || return 0
	switch_take_down "$run_name"
	rm -f "run/started/$run_name.unit"
}
