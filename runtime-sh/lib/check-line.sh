# shellcheck shell=sh
# check-line.sh - for drivers whose guests have a line for checks: two pipes, by which `mln check` talks to /etc/mln/check in the guest
# shellcheck disable=SC2034,SC2154  # vm, project and the rest come from the runtime

# check_line: sets $check_line: the pipes are .in and .out behind it
check_line() { check_line=run/$vm.$project.check; }

# check_line_make: before the guest runs. Who can write to them is root in the guest: nobody but who runs it, whose its disk is too.
check_line_make() {
	check_line
	check_line_remove
	{ mkfifo "$check_line.in" "$check_line.out"; } || die "cannot make $PWD/$check_line.in"
	[ "$uid" != 0 ] || { chgrp "$state_group" "$check_line.in" "$check_line.out" && chmod 660 "$check_line.in" "$check_line.out"; }
}

check_line_remove() {
	check_line
	rm -f "./$check_line.in" "./$check_line.out"
}
