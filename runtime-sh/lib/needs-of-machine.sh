# shellcheck shell=sh
# needs-of-machine.sh - memory and limits for $guests; with the state located
# shellcheck disable=SC2034,SC2154  # vm_* come from vm.conf, guests and state from the files beside

# needs_of_base: the tools of every verb
needs_of_base() {
	printf '%s\n' 'flock	util-linux' 'setsid	util-linux' 'setarch	util-linux' 'timeout	coreutils' 'stat	coreutils' 'cksum	coreutils' 'awk	mawk' 'find	findutils' |
		needs_tools
}

# needs_of_memory: all guests at once against what is free now and what running ones of this project hold already
needs_of_memory() {
	_memory_known=' '
	for _memory_vm in $guests; do
		guest_load "$_memory_vm"
		guest_alive || memory_line
	done | awk '
		$3 != "" { free[$1] = $3 }
		{ want[$1] += $2 }
		END { for (one in want) if (one in free && want[one] > free[one]) printf "guests want %d MiB of memory, %d MiB are free\tstart fewer (-h GUEST), or give them less in the description\n", want[one], free[one] }'
}
# memory_line: the platform, MiB of the guest, and MiB that are free for guests of its kind, once for each
memory_line() {
	_memory_free=''
	case $_memory_known in
	*" $vm_platform "*) ;;
	*) _memory_free=$(driver_memory_free) _memory_known="$_memory_known$vm_platform " ;;
	esac
	say "$vm_platform $(driver_memory) $_memory_free"
}
# memory_of_machine: MiB that are free for processes, for drivers whose guests are some
memory_of_machine() {
	while read -r _memory_word _memory_kib _memory_unit; do
		[ "$_memory_word" != MemAvailable: ] || say "$((_memory_kib / 1024))"
	done < "${MLN_ROOT:-}/proc/meminfo"
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
