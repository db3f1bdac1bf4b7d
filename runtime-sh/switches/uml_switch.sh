# shellcheck shell=sh
# uml_switch.sh - uml_switch: one process in user space, joined through a unix socket
# shellcheck disable=SC2154  # set in other files of the runtime

switch_needs() { printf 'uml_switch\tuml-utilities\n'; }
switch_rights() { :; }

# A stale socket is taken over by itself; one over 107 bytes would be cut short without a word.
switch_run() {
	[ "${#switch_path}" -le 107 ] || die "$switch_path: a socket's path holds 107 bytes"
	# shellcheck disable=SC2086  # words
	exec $run_as uml_switch ${switch_hub:+-hub} ${switch_tap:+-tap "$switch_tap"} -unix "$switch_path"
}
switch_running() { process_alive "run/started/$switch.pid" && [ -S "$switch_path" ]; }
switch_ready() { switch_running; }
switch_down() {
	switch_end_process
	run rm -f "$switch_path"
}
