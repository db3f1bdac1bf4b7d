# shellcheck shell=sh
# check-line.sh - for drivers whose guests have a line for checks: two pipes, by which `mln check` talks to /etc/mln/check in the guest
# shellcheck disable=SC2034,SC2154  # vm, project and the rest come from the runtime

# check_line: sets $check_line: the pipes are .in and .out behind it
check_line() { check_line=run/started/$vm/check; }

# check_line_make: by driver_prepare. Who can write to them is root in the guest: nobody but who runs it, whose its disk is too.
check_line_make() {
	check_line
	pipes_make "$check_line"
}
