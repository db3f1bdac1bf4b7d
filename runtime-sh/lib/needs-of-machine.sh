# shellcheck shell=sh
# needs-of-machine.sh - memory and limits for $guests; with the state located
# shellcheck disable=SC2034,SC2154  # vm_* come from vm.conf, guests and state from the files beside

# needs_of_base: the tools of every verb
needs_of_base() {
	printf '%s\n' 'flock	util-linux' 'setsid	util-linux' 'setarch	util-linux' 'timeout	coreutils' 'stat	coreutils' 'cksum	coreutils' 'awk	mawk' 'find	findutils' |
		needs_tools
}

# needs_of_memory: all guests that do not run against what is free now
needs_of_memory() { memory_lacking free 'are free'; }
# needs_of_more_memory: against all that the machine has
needs_of_more_memory() { memory_lacking all 'are all that the machine has'; }
# memory_lacking free|all WORDS: prints `problem<TAB>mend` lines, by $memory_wanted where it was asked before
memory_lacking() {
	printf '%s\n' "${memory_wanted-$(memory_want)}" | awk -v which="$1" -v words="$2" '
		{ want[$1] += $2; most = which == "all" ? $4 : $3 }
		most != "" { limit[$1] = most }
		END { for (one in want) if (one in limit && want[one] > limit[one])
			printf "guests want %d MiB of memory, %d MiB %s\tstart fewer (-h GUEST), or give them less in the description\n", want[one], limit[one], words }'
}
memory_want() {
	_memory_known=' '
	for _memory_vm in $guests; do
		guest_load "$_memory_vm"
		guest_alive || memory_line
	done
}
# memory_line: the platform, MiB of the guest, and once for each platform what driver_memory_free says
memory_line() {
	_memory_free=''
	case $_memory_known in
	*" $vm_platform "*) ;;
	*) _memory_free=$(driver_memory_free) _memory_known="$_memory_known$vm_platform " ;;
	esac
	say "$vm_platform $(driver_memory) $_memory_free"
}
# memory_of_machine: MiB that are free for processes, and all with swap, for drivers whose guests are some
memory_of_machine() {
	_memory_available=0 _memory_all=0
	while read -r _memory_word _memory_kib _memory_unit; do
		case $_memory_word in
		MemAvailable:) _memory_available=$_memory_kib ;;
		MemTotal: | SwapTotal:) _memory_all=$((_memory_all + _memory_kib)) ;;
		*) ;;
		esac
	done < "${MLN_ROOT:-}/proc/meminfo"
	say "$((_memory_available / 1024)) $((_memory_all / 1024))"
}

# needs_of_limits: a guest is about five processes and a dozen open files
needs_of_limits() {
	_limit_guests=0
	for _limit_vm in $guests; do _limit_guests=$((_limit_guests + 1)); done
	while read -r _limit_one _limit_two _limit_three _limit_soft _limit_rest; do
		case $_limit_one$_limit_two$_limit_three in
		Maxopenfiles*) [ "$_limit_soft" = unlimited ] || [ "$_limit_soft" -ge 256 ] || printf 'only %s files may be open\tulimit -n 1024\n' "$_limit_soft" ;;
		*) ;;
		esac
		case $_limit_one$_limit_two in
		Maxprocesses) [ "$_limit_three" = unlimited ] || [ "$_limit_three" -ge "$((_limit_guests * 6 + 50))" ] ||
			printf 'only %s processes are allowed, %s guests want %s\tulimit -u %s\n' "$_limit_three" "$_limit_guests" "$((_limit_guests * 6 + 50))" "$((_limit_guests * 6 + 50))" ;;
		*) ;;
		esac
	done < "/proc/self/limits"
}

# needs_of_rights: may we write where the state is to be?
needs_of_rights() {
	_rights_dir=$state
	while [ ! -e "$_rights_dir" ]; do _rights_dir=${_rights_dir%/*}; _rights_dir=${_rights_dir:-/}; done
	if [ ! -w "$_rights_dir" ]; then printf '%s cannot be written\tset MLN_STATE to a directory of yours, or run mln as its owner\n' "$_rights_dir"; fi
}
