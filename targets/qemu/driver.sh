# shellcheck shell=sh
# driver.sh - QEMU. The working directory is the state directory, so every path here is short and relative.
# shellcheck disable=SC2034,SC2154  # vm, vm_*, project and the rest come from the runtime
# shellcheck disable=SC2016  # words of the language stand in backquotes, and inner shells have names of their own

parts guest-processes terminals template-find check-line

driver_needs() { printf 'qemu-system-x86_64\tqemu-system-x86\n'; }
driver_rights() { :; }
driver_check() {
	command -v qemu-system-x86_64 > /dev/null 2>&1 || return 0
	parts drivers/qemu-kvm
	qemu_wants=''
	for qemu_guest in $guests; do
		[ -f "$server_dir/vms/$qemu_guest/command.sh" ] || continue
		while read -r qemu_word qemu_rest; do
			case $qemu_word in
			-kernel) case $qemu_rest in run/*) qemu_wants=1 ;; *) ;; esac ;;
			-display) qemu_check_display ;;
			*) ;;
			esac
		done < "$server_dir/vms/$qemu_guest/command.sh"
	done
	[ -z "$qemu_wants" ] || template_find_kernel || printf 'no kernel for guests on this machine\tmln template kernel\n'
	qemu_check_kvm
}

qemu_check_display() {
	case $qemu_rest in
	none*) ;;
	*) [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ] ||
		printf '%s wants a window, and DISPLAY is not set\tstart from a desktop or by ssh -X, or write `display vnc`\n' "$qemu_guest" ;;
	esac
}

driver_memory() { sed -n 's/^[[:blank:]]*-m \([0-9]*\)M.*/\1/p' "$vm_dir/command.sh"; }
driver_memory_free() { memory_of_machine; }
driver_command() { sed -n '/^exec/,$p' "$vm_dir/command.sh"; }

# driver_prepare: how it will run, which its owner's own service could not write down
driver_prepare() {
	parts drivers/qemu-kvm
	run_as "$vm_owner" "$vm_group"
	lock_brief kvm
	qemu_accel
	unlock_brief
	say "$qemu_accel" > "$vm_dir/accel"
	pipes_make "$vm_dir/qmp"
	[ "$vm_check" != line ] || check_line_make
}

driver_run() {
	template_find_kernel || :
	read -r MLN_ACCEL < "$vm_dir/accel"
	qemu_term_args
	export MLN_ACCEL MLN_CONSOLE MLN_TERM_ARGS MLN_TERM_WORDS
	[ "$vm_term" != xterm ] || qemu_window > /dev/null &
	# shellcheck disable=SC3045  # every shell that we know has it; a core would be as large as the guest's memory
	ulimit -c 0
	# Who it runs as makes the folder: to root's hand a link could stand there.
	# shellcheck disable=SC2016,SC2086  # the inner shell's own; words
	exec $run_as sh -c 'mkdir -p "$1" && { [ -z "$2" ] || ln -sfn "$2" "$1/kernel"; } && exec sh "$3"' - \
		"run/$vm.$project" "$template_kernel" "$vm_dir/command.sh"
}

# The first serial port is the log; `term` gives a second one with a login. A guest that boots its disk has its login on the first,
# as its own boot loader says: there that one is for typing too, and goes to the log by the descriptor 3 of its command line.
qemu_term_args() {
	MLN_CONSOLE=stdio MLN_TERM_ARGS='' MLN_TERM_WORDS=''
	[ "$vm_term" != none ] || return 0
	if grep -q '^	-kernel ' "$vm_dir/command.sh"; then
		MLN_TERM_ARGS='-chardev pty,id=term -serial chardev:term' MLN_TERM_WORDS=' mlncon=ttyS1 systemd.wants=serial-getty@ttyS1.service'
	else MLN_TERM_ARGS='-add-fd fd=3,set=1' MLN_CONSOLE=pty,logfile=/dev/fdset/1,logappend=on; fi
}

# qemu_main: sets $qemu_pid to the guest's process. The file outlives one that was killed.
qemu_main() {
	qemu_pid=''
	{ read -r qemu_pid < "run/$vm.$project/pid"; } 2> /dev/null && process_of_guest "$qemu_pid" "guest=$vm.$project"
}
driver_running() { qemu_main; }

# qemu_ask COMMAND: what QEMU answers to a command of QMP, a line of JSON, within 5 seconds; one asks at a time. The number of who asks
# goes along and comes back, so that events and what was said to others are passed over. QMP is opened once in a guest's life, and refuses
# it from then on, which changes nothing. The pipes are opened for both ways, which never waits. It becomes the reader (not
# sed, which may wait for the line after), since a `timeout` of some machines ends no more than the process that it began.
qemu_ask() {
	qemu_main || return 1
	{ timeout 5 sh -c '
		[ -p "$1.in" ] && [ -p "$1.out" ] || exit 1
		exec 3<> "$1.in" 4<> "$1.out"
		flock 3 3>&3 > /dev/null || exit 1
		printf "{\"execute\": \"qmp_capabilities\"}\n{\"execute\": \"%s\", \"id\": %s}\n" "$2" "$$" >&3
		exec grep -m 1 "\"id\": $$[,}]" <&4' - "run/started/$vm/qmp" "$1"; } 2> /dev/null
}
driver_answers() { qemu_ask query-status | grep -q '"status": "running"'; }
driver_ask_down() { qemu_ask system_powerdown | grep -q '"return"'; }
driver_answering() { processes_answering "$@"; }
driver_kill() { processes_kill "guest=$vm.$project" && rm -rf "./run/$vm.$project"; }

# qemu_pts: sets $qemu_pts to the terminal that the guest is typed at
qemu_pts() { qemu_pts=$(qemu_ask query-chardev | sed -n 's/.*"filename": "pty:\([^"]*\)".*/\1/p') && [ -c "$qemu_pts" ]; }

driver_console() {
	terminal_wanted
	qemu_pts || die "$vm does not answer: mln status"
	terminal_attach "$qemu_pts"
}
qemu_window() { until_true 10 qemu_pts && terminal_window "$qemu_pts"; }

driver_usage() {
	qemu_main || return 0
	usage_of_processes "$qemu_pid"
	usage_of_memory "$qemu_pid"
	# shellcheck disable=SC2046  # names; what goes through a switch in user space is counted nowhere
	usage_of_devices $(sed -n 's/^.*-netdev tap,.*ifname=\([^,]*\),.*/\1/p; t; s/^.*-netdev .*/-/p' "$vm_dir/command.sh")
	say "$usage_seconds $usage_memory $usage_traffic $usage_network"
}
