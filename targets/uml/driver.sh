# shellcheck shell=sh
# driver.sh - User-Mode Linux. The working directory is the state directory, so every path here is short and relative.
# shellcheck disable=SC2034,SC2154  # vm, vm_*, project and the rest come from the runtime
# shellcheck disable=SC2016  # words of the language stand in backquotes

parts guest-processes terminals check-line

driver_needs() { printf '%s\t%s\n' linux.uml user-mode-linux uml_mconsole uml-utilities setarch util-linux; }

# Any account may.
driver_rights() { :; }

# A socket's path holds 107 bytes, the kernel's own names for it less; over that the guest boots without one.
driver_check() {
	parts drivers/uml-kernel
	uml_seen=' '
	for uml_guest in $guests; do
		[ -f "$server_dir/vms/$uml_guest/command.sh" ] || continue
		[ "${#uml_guest}" -le $((80 - ${#project})) ] ||
			printf '%s and %s: together over 80 bytes, too long for a socket\tgive one a shorter name\n' "$uml_guest" "$project"
		uml_check_command
		uml_check_registers
	done
	[ -w /dev/shm ] || [ -w /tmp ] ||
		printf 'neither /dev/shm nor /tmp can be written: a guest keeps its memory there\tmount -t tmpfs tmpfs /dev/shm\n'
}

# Kernels before 6.13 stop on processors with AMX, unless driver-xstate.c stands between: it says why. Where root starts guests, no
# guest's account can write there.
uml_xstate=run/started/uml+xstate.so
uml_registers_wanted() { grep -qw amx_tile /proc/cpuinfo 2> /dev/null; }
driver_prepare() {
	[ "$vm_check" != line ] || check_line_make
	[ ! -s "$uml_xstate" ] && uml_registers_wanted && command -v cc > /dev/null 2>&1 || return 0
	cc -shared -fPIC -O2 -o "$uml_xstate.$$" "$mln_lib/drivers/uml-xstate.c" || return 0
	chmod 755 "$uml_xstate.$$"
	mv "$uml_xstate.$$" "$uml_xstate"
}

driver_memory() {
	uml_command=$vm_dir/command.sh uml_memory=''
	while read -r uml_word uml_rest; do
		case $uml_word in mem=*) uml_memory=${uml_word#mem=} ;; *) ;; esac
	done < "$uml_command"
	uml_memory=${uml_memory%%[!0-9]*}
	say "${uml_memory:-32}"
}

driver_memory_free() { memory_of_machine; }

driver_command() {
	[ ! -s "$state/$uml_xstate" ] || say "export LD_PRELOAD=$uml_xstate"
	sed -n '/^exec/,$p' "$vm_dir/command.sh"
}

# Without address randomisation a guest needs less memory: the kernel counts the random gap as memory of its own.
driver_run() {
	uml_term_args
	# shellcheck disable=SC3045  # every shell that we know has it; a core would be as large as the guest's memory
	ulimit -c 0
	uml_fixed=''
	if setarch "$(uname -m)" -R true 2> /dev/null; then uml_fixed="setarch $(uname -m) -R"; fi
	uml_preload=''
	[ ! -s "$uml_xstate" ] || uml_preload="env LD_PRELOAD=$uml_xstate"
	if [ "$vm_check" = line ]; then
		check_line
		uml_become 5<> "$check_line.in" 6<> "$check_line.out"
	else
		uml_become
	fi
}
# A function, so that it can be given descriptors: those over 2 that `exec` alone opened some shells close at the next `exec`.
uml_become() {
	# shellcheck disable=SC2086  # words
	exec $run_as $uml_fixed $uml_preload sh "$vm_dir/command.sh"
}

# The first console is the log; `term` gives a second one, on which the guest runs a login. screen and tmux are attached to
# its terminal by driver_console: so the guest does not end with them.
uml_term_args() {
	case $vm_term in
	none) MLN_TERM_ARGS='' ;;
	xterm) MLN_TERM_ARGS='con1=xterm mlncon=tty1' ;;
	*) MLN_TERM_ARGS='con1=pts mlncon=tty1' ;;
	esac
	export MLN_TERM_ARGS
}

# uml_main: sets $uml_pid to the guest's main process. The pid file outlives it, and the number may be another's by now.
uml_main() {
	uml_pid=''
	[ -r "run/$vm.$project/pid" ] || return 1
	read -r uml_pid < "run/$vm.$project/pid" || [ -n "$uml_pid" ] || return 1
	case $uml_pid in '' | *[!0-9]*) return 1 ;; *) ;; esac
	process_of_guest "$uml_pid" "umid=$vm.$project"
}

driver_running() { uml_main; }

# mconsole never ends when the guest does not answer, and prints two lines of no use about a path.
uml_ask() { timeout 5 uml_mconsole "run/$vm.$project/mconsole" "$@" 2> /dev/null; }
driver_answers() { uml_ask version > /dev/null; }
driver_ask_down() { uml_ask cad > /dev/null; }

# driver_answering GUEST...: prints those that answer, all within the same 5 seconds
driver_answering() {
	# shellcheck disable=SC2016  # the inner shell's own
	timeout 5 sh -c '
		project=$1
		shift
		for vm; do
			{ ! uml_mconsole "run/$vm.$project/mconsole" version > /dev/null 2>&1 || echo "$vm"; } &
		done
		wait' - "$project" "$@" || :
}

# A killed main process leaves helpers, which lock the disk.
driver_kill() {
	processes_kill "umid=$vm.$project"
	rm -rf "./run/$vm.$project"
}

driver_console() {
	terminal_wanted
	uml_pts=$(uml_ask config con1) || die "$vm does not answer: mln status"
	uml_pts=${uml_pts##*pts:}
	[ -c "$uml_pts" ] || die "$vm has not opened its console yet: no login runs on it"
	terminal_attach "$uml_pts"
}

driver_usage() {
	uml_main || return 0
	processes_of_guest "umid=$vm.$project"
	# shellcheck disable=SC2086  # numbers
	usage_of_processes $guest_pids
	usage_of_memory "$uml_pid"
	uml_network
	say "$usage_seconds $usage_memory $usage_traffic $usage_network"
}
# uml_network: sets $usage_network by the guest's taps; what goes through a switch in user space is counted nowhere
uml_network() {
	uml_devices=''
	while read -r uml_word uml_rest; do
		uml_word=${uml_word#\'} uml_word=${uml_word%\'}
		case $uml_word in
		eth[0-9]*=tuntap,*) uml_word=${uml_word#*=tuntap,} ;;
		vec[0-9]*:transport=tap,*) uml_word=${uml_word#*ifname=} ;;
		eth[0-9]*=* | vec[0-9]*:*) uml_word=- ;;
		*) continue ;;
		esac
		uml_devices="$uml_devices ${uml_word%%,*}"
	done < "$vm_dir/command.sh"
	# shellcheck disable=SC2086  # names
	usage_of_devices $uml_devices
}
