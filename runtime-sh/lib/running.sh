# shellcheck shell=sh
# running.sh - the process of a guest or a switch. With the state directory entered and $run_name set
# shellcheck disable=SC2034,SC2154  # vm_* and switch_* come from the guest's and switch's conf

# run_guest: a shell stays as the guest's parent, to write down how it ended: only so one that went down by itself is told
# from one that failed
run_guest() {
	guest_load "$run_name"
	[ -z "$opt_t" ] || vm_term=$opt_t
	if guest_alive && [ "$process" != "$$" ]; then die "$vm runs already"; fi
	storage_exists || die "$vm is not built: ./build.sh, or mln build -p $project"
	driver_kill
	run_settings
	process_record "$vm_dir/pid" "$$"
	run_offset
	run_as "$vm_owner" "$vm_group"
	[ -z "$run_as" ] || run_give
	# nobody reads what is said here, but start shows the end of this log
	storage_open 2>> "log/$vm.out" || exit 1
	{ bridges_up && taps_up; } 2>> "log/$vm.out"
	[ -z "$vm_nice" ] || renice -n "$vm_nice" -p "$$" > /dev/null || warn "$vm: no right to run with nice $vm_nice"
	# In a session of its own Ctrl-C does not reach the guest, only us.
	run_as="setsid $run_as"
	observe start "$vm"
	run_or_restore >> "log/$vm.console" 2>> "log/$vm.out" < /dev/null &
	run_child=$!
	trap run_ask_down TERM INT
	run_rc=0
	run_await || run_rc=$?
	run_over
	return "$run_rc"
}

# run_over: tells of its end, unless another start has taken the guest's place
run_over() {
	taps_down
	bridges_down
	if process_alive "run/started/$run_name/pid" && [ "$process" = "$$" ]; then observe_end "$run_name" "$run_rc"; fi
}

# run_or_restore: hold-lock.sh stands before the guest's command, as its account
run_or_restore() {
	[ -z "$vm_lock_dir" ] || run_as="$run_as sh $vm_dir/hold-lock.sh $vm_dir $vm.$project"
	if saved "$vm"; then run_saved; else driver_run; fi
}

# run_settings: what stop and status go by from here on
run_settings() {
	_run_started=run/started/$vm
	set --
	mkdir -p "$_run_started"
	guest_files "$vm_dir"
	for _run_file in $guest_files; do set -- "$@" "$vm_dir/$_run_file"; done
	cp "$@" "$_run_started/"
	cp "$mln_lib/drivers/$vm_platform.sh" "$_run_started/driver.sh"
	cp "$mln_lib/storage/$vm_storage.sh" "$_run_started/storage.sh"
	[ -z "$vm_lock_dir" ] || cp "$mln_lib/hold-lock.sh" "$_run_started/"
	[ -z "$opt_t" ] || say "$opt_t" > "$_run_started/term"
	say "$server_name" > "$_run_started/server"
	vm_dir=$_run_started
	! command -v driver_prepare > /dev/null 2>&1 || driver_prepare
}

# run_offset: how many lines the console's log has before this boot; a long log begins anew. Lines, since not every grep tells bytes.
run_offset() {
	rm -f "$vm_dir/ready" "$vm_dir/ended" "$vm_dir/asked"
	touch "log/$vm.console"
	# shellcheck disable=SC2046  # two numbers
	set -- $(wc -lc < "log/$vm.console")
	if [ "$2" -gt 1048576 ]; then
		mv "log/$vm.console" "log/$vm.console.1"
		: > "log/$vm.console"
		set -- 0
	fi
	say "$1" > "$vm_dir/offset"
}

run_ask_down() {
	run_signalled=1
	driver_ask_down || kill -TERM "$run_child" 2> /dev/null || :
}

# run_await: until the guest is gone; its status. A signal ends `wait` early, and 127 is also what a second `wait` says of a
# child that the first had seen end. A stop may have taken the directory away, and another start made it again: then it is not
# ours to write in.
run_await() {
	_await_rc=127 run_signalled=1
	while [ -n "$run_signalled" ]; do
		run_signalled='' _await_next=0
		wait "$run_child" || _await_next=$?
		# a signal is 128 and its number, in yash 384
		[ "$_await_next" -eq 127 ] || _await_rc=$((_await_next > 384 ? _await_next - 256 : _await_next))
	done
	if process_alive "$vm_dir/pid" && [ "$process" = "$$" ]; then { say "$_await_rc" > "$vm_dir/ended"; } 2> /dev/null; fi
	return "$_await_rc"
}

# run_switch: its sockets are for all guests of the project, which share the state's group where root starts them
run_switch() {
	switch_load_output "$run_name"
	! switch_running || [ "$process" = "$$" ] || die "switch $switch runs already"
	switch_keep
	process_record "run/started/$switch.pid" "$$"
	run_as "$switch_owner" "$switch_group"
	[ -z "$run_as" ] || { umask 007; switch_shared=yes; }
	exec >> "log/$switch.switch" 2>&1 < /dev/null
	switch_run
}

# run_as OWNER GROUP: sets $run_as to the words that a driver or back end puts before its command: root's start never runs a
# guest as root. The state's group lets it pass through the state directory, whoever it is.
run_as() {
	run_as=''
	[ "$uid" = 0 ] || return 0
	state_group
	vm_owner=$1 vm_group=${2:-$state_group}
	state_owner
	_run_groups=$(id -G "$owner" | tr ' ' ,),$state_group
	tool_path setpriv || die 'setpriv is not here: apt-get install util-linux'
	run_as="$tool_path --reuid $owner --regid $group --groups $_run_groups --no-new-privs --"
}

# run_give: its owner-to-be may read the settings it was started with; pipes are that one's alone already
run_give() {
	set -- "$vm_dir"
	for _give_file in "$vm_dir"/*; do [ ! -f "$_give_file" ] || set -- "$@" "$_give_file"; done
	chgrp "$state_group" "$@"
	chmod g+rX "$@"
}
