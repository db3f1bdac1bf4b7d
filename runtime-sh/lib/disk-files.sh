# shellcheck shell=sh
# disk-files.sh - what back ends that keep disks in files have in common
# shellcheck disable=SC2154  # vm_* come from vm.conf, owner and group from state_owner

# disk_room DIR: the bytes that are free there, a tab, and how to get more
disk_room() {
	_room_dir=$1
	while [ ! -d "$_room_dir" ]; do _room_dir=${_room_dir%/*}; _room_dir=${_room_dir:-/}; done
	df -Pk "$_room_dir" | awk 'END { printf "%.0f\tmake room, or set MLN_STATE to a directory with more\n", $4 * 1024 }'
}

# disk_copy FILE NEW: the holes stay holes
disk_copy() { cp --no-preserve=mode --reflink=auto --sparse=always "$1" "$2"; }

# disk_swap NEW: the guest's swap, if it has any
disk_swap() {
	[ -n "$vm_swap" ] || return 0
	: > "$1" && truncate -s "$vm_swap" "$1" && mkswap "$1" > /dev/null
}

# disk_config_is_there: before each start of a guest with a seed
disk_config_is_there() {
	[ -z "$vm_seed" ] || [ -f "disks/$vm.config" ] || { warn "$vm: $state/disks/$vm.config is gone, which says what it is to be: mln reset $vm makes its disk and that anew"; return 1; }
}
# disk_config_commit: it gets its name before the disk that it is for
disk_config_commit() { [ -z "$vm_seed" ] || { disk_give "disks/$vm.config.new" && mv -f "disks/$vm.config.new" "disks/$vm.config"; }; }

# disk_give FILE...: root builds, the owner runs
disk_give() {
	[ "$uid" = 0 ] || return 0
	state_owner
	chown "$owner:$group" "$@"
}
