# shellcheck shell=sh
# vde.sh - vde_switch: one process in user space, joined through a directory of sockets; can span namespaces and hosts
# shellcheck disable=SC2154  # set in other files of the runtime

switch_needs() { printf 'vde_switch\tvde2\n'; }
switch_rights() { :; }

# It makes its path absolute, and a socket's path holds 107 bytes. It ends with its standard input, so that stays open; its directory must not be there from before.
switch_run() {
	_vde_path=${switch_socket:-$PWD/$switch_path}
	[ "${#_vde_path}" -le 96 ] || die "$_vde_path: over 96 bytes, too long for the sockets in it; set MLN_STATE to a shorter directory"
	rm -rf "./run/$switch.in"
	[ -n "$switch_socket" ] || rm -rf "./$switch_path"
	mkfifo "run/$switch.in" || die "cannot make run/$switch.in"
	vde_modes='-m 600'
	if [ -n "${switch_shared:-}" ]; then
		vde_modes='-m 660 --dirmode 770'
		[ -z "$run_as" ] || chgrp "$state_group" "run/$switch.in" && chmod 660 "run/$switch.in"
	fi
	# shellcheck disable=SC2086  # words
	exec $run_as vde_switch ${switch_hub:+-x} ${switch_tap:+-t "$switch_tap"} -s "$switch_path" $vde_modes <> "run/$switch.in"
}
switch_running() { process_alive "run/started/$switch.pid" && [ -S "$switch_path/ctl" ]; }
switch_ready() { switch_running; }
switch_down() {
	switch_end_process
	run rm -f "run/$switch.in"
	if [ -z "$switch_socket" ]; then run rm -rf "./$switch_path"
	elif [ -S "$switch_socket/ctl" ] && ! vde_listened; then
		run rm -f "$switch_socket/ctl" "$switch_socket"/[0-9]*.[0-9]*
		run rmdir "$switch_socket" || :
	fi
}
# vde_listened: whether a process has that socket, be it another's
vde_listened() { grep -qF " $switch_socket/ctl" /proc/net/unix; }
