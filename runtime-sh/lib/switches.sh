# shellcheck shell=sh
# switches.sh - a switch's settings and its back end; bringing one up and down
# shellcheck disable=SC2034,SC2154  # switch_* come from the switch's conf and are read by the back ends

switch_forget() {
	switch_backend='' switch_interface='' switch_hub='' switch_socket='' switch_tap='' switch_owner='' switch_group=''
}

# switch_load FILE: the switch that FILE (switches/A.conf, run/started/A.switch) describes
switch_load() {
	switch=${1##*/}
	switch=${switch%.conf}
	switch=${switch%.switch}
	switch_forget
	[ -f "$1" ] || die "no switch $switch on $server_name"
	# shellcheck source=/dev/null
	. "$1"
	switch_part "$1"
	# shellcheck source=/dev/null
	. "$switch_part"
	switch_path=${switch_socket:-run/$switch.ctl}
}
# switch_part FILE: sets $switch_part to its back end, of one that was started as it was then: the output may have no use
# for it by now
switch_part() {
	switch_part=$mln_lib/switches/$switch_backend.sh
	case $1 in *.switch) [ ! -f "${1%.switch}.backend" ] || switch_part=$PWD/${1%.switch}.backend ;; *) ;; esac
	[ -f "$switch_part" ] || die "switch $switch: switches/$switch_backend.sh is not in $mln_lib: compile again"
}
# switches_wanted: sets $switches to those that the call is about: all, or those that the guests of -h are on
switches_wanted() {
	switches=$server_switches
	[ -n "$opt_h" ] || return 0
	switches=''
	for _wanted_vm in $guests; do
		guest_settings "$_wanted_vm"
		for _wanted_switch in $vm_switches; do
			case " $switches " in *" $_wanted_switch "*) ;; *) switches="${switches:+$switches }$_wanted_switch" ;; esac
		done
	done
}

switch_load_output() { switch_load "$server_dir/switches/$1.conf"; }

# switch_up NAME: launched unless it runs; ready when this returns, 1 with its last words otherwise
switch_up() {
	switch_load_output "$1"
	lock_one "switch:$1"
	switch_upped=''
	_up_rc=0
	switch_running || switch_launch || _up_rc=1
	unlock_one
	return "$_up_rc"
}
switch_launch() {
	switch_upped=1
	[ ! -e "$switch_path" ] || switch_clear
	if [ -n "${start_by_units:-}" ] && [ "$switch_backend" != bridge ]; then
		units start "mln-$project@switch:$switch.service"
		return
	fi
	run_detached "$mln_home/mln" run --switch "$switch" --server "$server_name"
	[ -n "$detached" ] || return 0
	process_record "run/started/$switch.pid" "$detached" || :
	until_true 5 switch_up_or_gone
	! switch_ready || return 0
	warn "switch $switch does not come up:"
	tail -n 5 "log/$switch.switch" 2> /dev/null | shown_text >&2
	return 1
}
# switch_clear: the socket of one that was killed would look like the new one's. What it left depends on what it was started as.
switch_clear() {
	[ ! -f "run/started/$switch.switch" ] || switch_load "run/started/$switch.switch"
	switch_down
	switch_load_output "$switch"
}
switch_up_or_gone() { switch_ready || ! process_alive "run/started/$switch.pid"; }

# switch_keep: what stop and status go by from here on; the settings last, since they tell that there is a switch
switch_keep() {
	cp "$mln_lib/switches/$switch_backend.sh" "run/started/$switch.backend" &&
		cp "$server_dir/switches/$switch.conf" "run/started/$switch.switch"
}

# switches_started: sets $started to the switches that were brought up here
switches_started() {
	started=''
	for _started_file in run/started/*.switch; do
		[ -f "$_started_file" ] || continue
		_started_file=${_started_file##*/}
		started="$started ${_started_file%.switch}"
	done
}

# switch_take_down NAME: by the settings it was started with
switch_take_down() {
	lock_one "switch:$1"
	if [ -f "run/started/$1.switch" ]; then
		switch_load "run/started/$1.switch"
		switch_down
		[ -n "$opt_dry_run" ] || rm -f "run/started/$1.switch" "run/started/$1.backend" "run/started/$1.pid"
	fi
	unlock_one
}

# switch_end_process: for back ends that are one process
switch_end_process() {
	! process_alive "run/started/$switch.pid" || run kill "$process"
	[ -n "$opt_dry_run" ] || until_true 3 switch_process_gone || process_end "run/started/$switch.pid"
}
switch_process_gone() { ! process_alive "run/started/$switch.pid"; }
