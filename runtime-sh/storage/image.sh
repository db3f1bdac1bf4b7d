# shellcheck shell=sh
# image.sh - a disk is a sparse file in the state directory, or where filepath says
# shellcheck disable=SC2034,SC2154  # vm and vm_* come from vm.conf, template_* from the template's record

parts disk-files safe-paths
storage_outlet=image

storage_path() { say "${vm_filesystem:-${vm_filepath:-disks}/$vm.img}"; }
storage_new_path() { say "${vm_filepath:-disks}/$vm.img.new"; }
storage_exists() {
	if [ -n "$vm_filesystem" ]; then [ -e "$vm_filesystem" ]; else [ -f "${vm_filepath:-disks}/$vm.img" ]; fi
}
storage_needs() {
	[ -n "$vm_seed" ] || printf '%s\te2fsprogs\n' debugfs e2fsck resize2fs dumpe2fs
	[ -z "$vm_swap" ] || printf 'mkswap\tutil-linux\n'
}
# Whoever may write in the state may.
storage_rights() { :; }
storage_tells() { :; }
storage_check() {
	[ -n "$vm_filepath" ] || return 0
	if [ ! -d "$vm_filepath" ]; then printf '%s: no directory %s\tmkdir -p %s\n' "$vm" "$vm_filepath" "$vm_filepath"
	elif [ -z "${opt_rebuild:-}" ] && storage_exists; then return 0
	elif image_open; then
		printf '%s: its disk is to be in %s, and others than root, who is to make it, can put links into %s\tname a directory that root alone can write to, or let them build it\n' \
			"$vm" "$vm_filepath" "$open_directory"
	fi
}

# image_open: is it root that is to make the disk where others can write? Sets $open_directory.
image_open() { [ "$uid" = 0 ] && [ -n "$vm_filepath" ] && path_open "$vm_filepath"; }

# storage_place: where the disk is to lie; storage_free PLACE: the bytes that are free there, a tab, and how to get more
storage_place() { say "${vm_filepath:-$state}"; }
storage_free() { disk_room "$1"; }
storage_template() { template_wanted "$vm_template"; }
storage_shared() { :; }

# storage_make_new: from $template_file, grown, and the swap file; 1 when the machine would not
storage_make_new() {
	# a disk that storage_check found may be gone, and with it the reason not to ask
	! image_open || { warn "$vm: others than root can put links into $open_directory"; return 1; }
	_make_new=${vm_filepath:-disks}/$vm.img.new
	disk_copy "$template_file" "$_make_new" && image_grow "$_make_new" && disk_swap "disks/$vm.swap.new"
}

storage_grow() { truncate -s "$2" "$1"; }

# storage_commit: the image gets its name last, so a disk under that name is whole
storage_commit() {
	_commit_image=${vm_filepath:-disks}/$vm.img
	set -- "$_commit_image.new"
	[ -z "$vm_swap" ] || set -- "$@" "disks/$vm.swap.new"
	disk_give "$@" && disk_config_commit || return 1
	[ -z "$vm_swap" ] || mv -f "disks/$vm.swap.new" "disks/$vm.swap" || return 1
	mv -f "$_commit_image.new" "$_commit_image"
}

# storage_abandon: what is no whole disk: half made, or what belonged to one that is gone
storage_abandon() {
	rm -f "${vm_filepath:-disks}/$vm.img.new" "disks/$vm.swap.new" "disks/$vm.config.new"
	[ -n "$vm_filesystem" ] || storage_exists || rm -f "disks/$vm.swap" "disks/$vm.config"
}
# storage_clean: what is half made of the whole project
storage_clean() { rm -rf ./disks/*.new; }

# storage_retire DIR: out of use, but not gone
storage_retire() {
	[ -z "$vm_filesystem" ] || return 0
	for _retire_file in "${vm_filepath:-disks}/$vm.img" "disks/$vm.swap" "disks/$vm.config"; do
		[ ! -f "$_retire_file" ] || run mv "$_retire_file" "$1/" || return 1
	done
}

# storage_purge DIR: for good, what was retired there; the folder itself is the caller's
storage_purge() { :; }

# storage_remove: for good
storage_remove() {
	[ -n "$vm_filesystem" ] || run rm -f "${vm_filepath:-disks}/$vm.img" "disks/$vm.swap" "disks/$vm.config"
}

# storage_open: before each start; commit gave it to its owner
storage_open() { disk_config_is_there; }
