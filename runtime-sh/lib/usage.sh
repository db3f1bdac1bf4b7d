# shellcheck shell=sh
# usage.sh - what guests that are processes used, by what the kernel counts: for their drivers
# shellcheck disable=SC2034,SC2154  # names are set in one file of the runtime and read in another

# usage_of_processes PID...: sets $usage_seconds (of processors) and $usage_traffic (bytes from and to disks; `-` where /proc does not tell
# who asks). Clock ticks are hundredths of a second on every Linux that we know; those of children that ended are their parent's (proc(5)).
usage_of_processes() {
	usage_seconds=0 usage_traffic=0
	for _usage_pid; do
		{ read -r _usage_stat < "/proc/$_usage_pid/stat"; } 2> /dev/null || continue
		# shellcheck disable=SC2086  # fields of numbers
		set -- ${_usage_stat##*) }
		shift 11
		usage_seconds=$((usage_seconds + $1 + $2 + $3 + $4))
		usage_add_traffic
	done
	usage_seconds=$((usage_seconds / 100))
}
usage_add_traffic() {
	[ "$usage_traffic" != - ] || return 0
	_usage_told=''
	{ while read -r _usage_word _usage_number; do
		case $_usage_word in read_bytes: | write_bytes:) usage_traffic=$((usage_traffic + _usage_number)) _usage_told=1 ;; *) ;; esac
	done < "/proc/$_usage_pid/io"; } 2> /dev/null
	[ -n "$_usage_told" ] || usage_traffic=-
}

# usage_of_memory PID: sets $usage_memory, the bytes of its memory that are in the machine's
usage_of_memory() {
	usage_memory=0
	{ while read -r _usage_word _usage_number; do
		[ "$_usage_word" != VmRSS: ] || usage_memory=$((${_usage_number% kB} * 1024))
	done < "/proc/$1/status"; } 2> /dev/null
}

# usage_of_devices DEVICE...: sets $usage_network, the bytes that went over them; `-` where one is not there
usage_of_devices() {
	usage_network=0
	for _usage_device; do
		for _usage_count in rx_bytes tx_bytes; do
			{ read -r _usage_number < "/sys/class/net/$_usage_device/statistics/$_usage_count"; } 2> /dev/null || { usage_network=-; return 0; }
			usage_network=$((usage_network + _usage_number))
		done
	done
}
