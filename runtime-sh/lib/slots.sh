# shellcheck shell=sh
# slots.sh - how many guests boot at a time on this machine, of all projects together: a file each, for who is started by units
# shellcheck disable=SC2154  # names are set in one file of the runtime and read in another

# slots_number: sets $slots
slots_number() {
	_slots_cores=$(nproc 2> /dev/null) || _slots_cores=1
	slots=$((_slots_cores * 4))
	[ -z "$server_slots" ] || [ "$server_slots" -ge "$slots" ] || slots=$server_slots
}

# slots_directory: sets $slots_directory; it is true for one boot, since what holds it is
slots_directory() {
	if [ "$uid" = 0 ]; then slots_directory=${MLN_ROOT:-}/run/mln/slots
	else slots_directory=${XDG_RUNTIME_DIR:-/run/user/$uid}/mln/slots; fi
}

# slot_take: waits until the guest that is loaded may boot
slot_take() {
	slots_number
	slots_directory
	mkdir -p "$slots_directory" || die "cannot make $slots_directory"
	slot_free && return 0
	say "$vm waits: $slots guests boot already on this machine"
	until slot_free; do sleep 0.2; done
}

# slot_free: takes one if there is one. A file tells until when it counts, in case nobody takes it away: hundredths of a second since boot.
slot_free() {
	exec 7>> "$slots_directory/.lock"
	flock 7 7>&7
	clock
	_slot_count=0
	for _slot_file in "$slots_directory"/*; do
		_slot_end=0
		{ read -r _slot_end < "$_slot_file"; } 2> /dev/null || continue
		if [ "$_slot_end" -le "$now" ]; then rm -f "$_slot_file"; else _slot_count=$((_slot_count + 1)); fi
	done
	_slot_rc=1
	if [ "$_slot_count" -lt "$slots" ]; then
		say "$((now + vm_ready_timeout * 100 + 1000))" > "$slots_directory/$project:$vm"
		_slot_rc=0
	fi
	exec 7>&-
	return "$_slot_rc"
}

# slot_release GUEST: idempotent
slot_release() {
	slots_directory
	rm -f "$slots_directory/$project:$1"
}
