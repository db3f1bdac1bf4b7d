# shellcheck shell=sh
# run.sh - mln run: becomes a guest or a switch, in the foreground; what start and systemd's units call
# shellcheck disable=SC2034,SC2154
verb_options='t: switch'

verb_help() {
	cat <<-'HELP'
	mln run NAME            becomes the guest, in the foreground, until it ends
	mln run --switch NAME   becomes the switch

	  -t TERM   console: none, pts, screen, tmux, xterm
	HELP
}

verb_run() {
	[ "$#" -eq 1 ] && safe_name "$1" || misuse 'run what? One guest, or --switch and one switch'
	output_whole
	run_name=$1
	if [ -n "$opt_switch" ]; then server_of switches "$1"; else server_of vms "$1"; fi
	state_make
	if [ -n "$opt_switch" ]; then run_switch; else run_guest; fi
}

# The started settings are copied first: from here on stop and status go by them alone.
run_guest() {
	guest_load "$run_name"
	[ -z "$opt_t" ] || vm_term=$opt_t
	if guest_alive && [ "$process" != "$$" ]; then die "$vm runs already"; fi
	storage_exists || die "$vm is not built: ./build.sh, or mln build -p $project"
	driver_kill
	_run_started=run/started/$vm
	mkdir -p "$_run_started"
	cp "$vm_dir/vm.conf" "$vm_dir/command.sh" "$_run_started/"
	cp "$mln_lib/drivers/$vm_platform.sh" "$_run_started/driver.sh"
	cp "$mln_lib/storage/$vm_storage.sh" "$_run_started/storage.sh"
	[ -z "$opt_t" ] || say "$opt_t" > "$_run_started/term"
	say "$server_name" > "$_run_started/server"
	process_record "$_run_started/pid" "$$"
	run_offset
	run_as "$vm_owner" "$vm_group"
	[ -z "$run_as" ] || run_give "$_run_started"
	[ -z "$vm_nice" ] || renice -n "$vm_nice" -p "$$" > /dev/null || warn "$vm: no right to run with nice $vm_nice"
	vm_dir=$_run_started
	exec >> "log/$vm.console" 2>> "log/$vm.out" < /dev/null
	driver_run
}

# run_offset: where this boot begins in the console's log; a long log begins anew
run_offset() {
	rm -f "$_run_started/ready"
	touch "log/$vm.console"
	_run_size=$(stat -c %s "log/$vm.console")
	if [ "$_run_size" -gt 1048576 ]; then
		mv "log/$vm.console" "log/$vm.console.1"
		: > "log/$vm.console"
		_run_size=0
	fi
	say "$_run_size" > "$_run_started/offset"
}

run_switch() {
	switch_load_output "$run_name"
	! switch_running || [ "$process" = "$$" ] || die "switch $switch runs already"
	cp "$server_dir/switches/$switch.conf" "run/started/$switch.switch"
	process_record "run/$switch.pid" "$$"
	run_as "$switch_owner" "$switch_group"
	exec >> "log/$switch.switch" 2>&1 < /dev/null
	switch_run
}

# run_as OWNER GROUP: sets $run_as to the words that a driver or back end puts before its command: root's start never runs a
# guest as root
run_as() {
	run_as=''
	[ "$uid" = 0 ] || return 0
	vm_owner=$1 vm_group=$2
	state_owner
	run_as="setpriv --reuid $owner --regid $group --init-groups --no-new-privs --"
}

# run_give DIRECTORY: its owner-to-be may read the settings it was started with
run_give() {
	chgrp -R "$group" "$1" run/started
	chmod -R g+rX "$1"
	chmod g+x run/started
}
