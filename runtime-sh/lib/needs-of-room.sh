# shellcheck shell=sh
# needs-of-room.sh - what the disks to be made may grow to, against what is free where each is to lie
# shellcheck disable=SC2034,SC2154  # vm_* come from vm.conf, guests and state from the files beside

# needs_of_room: of those of $guests that have no disk yet
needs_of_room() {
	_room_guests=''
	for _room_vm in $guests; do
		guest_load "$_room_vm"
		! storage_tells > /dev/null || storage_exists || [ -n "$vm_filesystem" ] || ! storage_template || _room_guests="$_room_guests $vm"
	done
	# shellcheck disable=SC2086  # names
	room_lacking '' $_room_guests
}

# room_lacking FILE GUEST...: prints `problem<TAB>mend` lines. Where a disk takes all its room when it is made, in whole units, it is
# an error; elsewhere disks are sparse and it is a warning in time, whose lines go into FILE where one is named.
room_lacking() {
	_room_sparse=$1 _room_known=' ' _room_asked=''
	shift
	for _room_vm; do
		guest_settings "$_room_vm"
		guest_storage
		storage_template && room_line
	done | awk -F '\t' -v sparse="$_room_sparse" '
		function units(bytes, unit) { return unit == "" ? bytes : int((bytes + unit - 1) / unit) * unit }
		$4 != "" { free[$1] = $4; mend[$1] = $5; unit[$1] = $6 }
		{ want[$1] += units($2, unit[$1]) + units($3, unit[$1]) }
		END { for (place in want) if (want[place] > free[place]) {
			line = sprintf("%s: the disks %s %.0f MiB, %.0f MiB are free\t%s", place, unit[place] == "" ? "may grow to" : "take", want[place] / 1048576, free[place] / 1048576, mend[place])
			if (unit[place] == "" && sparse != "") print line > sparse
			else print line
		} }'
}
# room_line: the place; the bytes of the disk and of its swap; what storage_free says of the place, once for each
room_line() {
	_room_place=$(storage_place) _room_free=''
	case $_room_known in
	*" $_room_place "*) ;;
	*) _room_free=$(storage_free "$_room_place") _room_known="$_room_known$_room_place " ;;
	esac
	room_bytes
	printf '%s\t%s\t%s\t%s\n' "$_room_place" "$room_bytes" "${vm_swap:-0}" "$_room_free"
}
# room_bytes: sets $room_bytes to what the guest's disk will take. Guests that ask for the same of one template mostly come in a row.
room_bytes() {
	_bytes_asked="$template_file $vm_free_space $vm_size"
	[ -f "building/bytes/$vm" ] || [ "$_bytes_asked" != "$_room_asked" ] || return 0
	_room_asked=$_bytes_asked
	if ! image_target "$template_file"; then room_bytes=$(stat -L -c %s "$template_file"); else room_bytes=$image_target; fi
}
