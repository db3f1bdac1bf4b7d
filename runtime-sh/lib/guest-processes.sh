# shellcheck shell=sh
# guest-processes.sh - for drivers whose guests are processes of this machine. A guest's are found by an argument that only it has, and
# by working in the project's state directory: a process id alone may be another's by now.
# shellcheck disable=SC2034,SC2154  # guest_pids is read by the drivers

# process_of_guest PID ARGUMENT: is it one of them?
process_of_guest() {
	{ tr '\0' '\n' < "/proc/$1/cmdline"; } 2> /dev/null | grep -qxF -- "$2" &&
		[ "$(readlink "/proc/$1/cwd" 2> /dev/null)" = "$(pwd -P)" ]
}

# processes_of_guest ARGUMENT: sets $guest_pids to all of them
processes_of_guest() {
	guest_pids=''
	# A first look, in which a dot of the argument stands for any character: with -F some greps see only what is before the first NUL.
	# shellcheck disable=SC2013  # paths in /proc hold no blank
	for _guest_file in $(grep -ls -- "$1" /proc/[0-9]*/cmdline); do
		_guest_pid=${_guest_file%/cmdline}
		_guest_pid=${_guest_pid#/proc/}
		! process_of_guest "$_guest_pid" "$1" || guest_pids="$guest_pids $_guest_pid"
	done
}

# pipes_make PATH: by driver_prepare, PATH.in and PATH.out in $vm_dir: for who runs the guest, and for who starts it, who talks to it there.
# Where that is root, nobody else can put anything in their place.
pipes_make() {
	rm -f "./$1.in" "./$1.out"
	mkfifo -m 600 "$1.in" "$1.out" || die "cannot make $PWD/$1.in"
	[ "$uid" = 0 ] || return 0
	run_as "$vm_owner" "$vm_group"
	chown "$owner" "$1.in" "$1.out"
}

# processes_kill ARGUMENT: ends them all, and waits until they are gone
processes_kill() {
	processes_of_guest "$1"
	_guest_tries=0
	while [ -n "$guest_pids" ] && [ "$_guest_tries" -lt 30 ]; do
		# shellcheck disable=SC2086  # numbers
		kill -KILL $guest_pids 2> /dev/null || :
		sleep 0.1
		processes_of_guest "$1"
		_guest_tries=$((_guest_tries + 1))
	done
}

# processes_answering GUEST...: prints those that driver_answers says 0 of, all asked at once
processes_answering() {
	_answering_asked=''
	for vm; do
		{ ! driver_answers || say "$vm"; } &
		_answering_asked="$_answering_asked $!"
	done
	# shellcheck disable=SC2086  # numbers
	wait $_answering_asked
}
