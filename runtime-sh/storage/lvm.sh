# shellcheck shell=sh
# lvm.sh - a disk is a logical volume, <vm>.<project>. Behind a `+`, which no name of ours holds, stands what else it is: `+new` is
# being made, `+swap` is swap, `+TIME` is in the attic. Ours carry the tags mln and mln_<project>; no other is touched, whatever its name.
# shellcheck disable=SC2034,SC2154  # vm and vm_* come from vm.conf, template_* from the template's record

parts disk-files lvm-volumes
storage_outlet=image
lvm_missing='' lvm_silent=''
# lvm closes what it inherits, and need not say so
export LVM_SUPPRESS_FD_WARNINGS=1

storage_path() { say "/dev/$vm_volume_group/$vm.$project"; }
storage_new_path() { say "/dev/$vm_volume_group/$vm.$project+new"; }

# Who is not root cannot ask lvm; the device is there or not.
storage_exists() {
	if [ "$uid" = 0 ]; then lvm_is ours "$vm_volume_group/$vm.$project"; else [ -b "/dev/$vm_volume_group/$vm.$project" ]; fi
}

storage_needs() {
	[ -n "$vm_seed" ] || printf '%s\te2fsprogs\n' debugfs e2fsck resize2fs dumpe2fs
	printf '%s\tlvm2\n' lvs vgs lvcreate lvextend lvrename lvremove lvchange
	[ -z "$vm_swap" ] || printf 'mkswap\tutil-linux\n'
}
storage_rights() { [ "$uid" = 0 ] || printf 'only root can make LVM volumes\trun mln as root (sudo)\n'; }

# storage_tells: can be asked which disks there are; 1 when not, and once the line why. That its tools are lacking storage_needs has told.
storage_tells() {
	[ "$uid" = 0 ] || return 0
	command -v lvs > /dev/null 2>&1 || return 1
	[ -z "$lvm_listed" ] && ! lvm_list || return 0
	[ -n "$lvm_silent" ] || printf 'lvm does not tell which volumes there are\tlook what it says: lvs\n'
	lvm_silent=yes
	return 1
}

# storage_check: the group is there, and nobody else's volumes have the names that are wanted
storage_check() {
	if [ "$uid" != 0 ] || ! command -v vgs > /dev/null 2>&1; then return 0; fi
	case " $lvm_missing " in *" $vm_volume_group "*) return 0 ;; *) ;; esac
	if ! vgs "$vm_volume_group" > /dev/null 2>&1; then
		lvm_missing="$lvm_missing $vm_volume_group"
		printf 'no volume group %s on this machine\tvgcreate %s DEVICE, or name another: volume_group NAME in the description\n' "$vm_volume_group" "$vm_volume_group"
		return 0
	fi
	lvm_check_thin
	for lvm_kind in '' +new +swap +swap+new; do
		! lvm_is other "$vm_volume_group/$vm.$project$lvm_kind" ||
			printf '%s: a volume %s is there already and is not of this project\tcall it otherwise: lvrename %s %s NAME\n' "$vm" "$lvm_volume" "${lvm_volume%%/*}" "${lvm_volume#*/}"
	done
}

# lvm_check_thin: a snapshot that takes no room of its own wants a template that is thin
lvm_check_thin() {
	[ -n "$vm_lvm_snapshot" ] && lvm_device "$vm_volume_group/$vm_template" && [ -z "$(lvm_pool)" ] || return 0
	printf '%s: the volume %s/%s is not thin, so it has no thin snapshots\tmake one that is: lvcreate -V SIZE -T %s/POOL -n NAME, and copy it there with dd\n' "$vm" "$vm_volume_group" "$vm_template" "$vm_volume_group"
}

# storage_template: with lvm_snapshot a thin volume of the same group
storage_template() {
	[ -n "$vm_lvm_snapshot" ] || { template_wanted "$vm_template"; return; }
	template_file=/dev/$vm_volume_group/$vm_template
	template_mend="lvcreate -V SIZE -T $vm_volume_group/POOL -n $vm_template, then dd the template into it"
	template_read
	lvm_device "$vm_volume_group/$vm_template"
}
storage_shared() { :; }
storage_place() { if [ -n "$vm_lvm_snapshot" ]; then say "the thin pool of $vm_volume_group/$vm_template"; else say "volume group $vm_volume_group"; fi; }
# storage_free PLACE: with the size of an extent, since a volume takes all its room at once, in whole extents
storage_free() {
	case $1 in
	*/*) lvm_free_of_pool "${1##* }" ;;
	*) lvm_free_of_group "${1##* }" ;;
	esac
}
lvm_free_of_pool() {
	lvs --noheadings --units b --nosuffix -o vg_name,lv_name,lv_size,data_percent "${1%/*}/$(lvs --noheadings -o pool_lv "$1" 2> /dev/null | tr -d ' ')" 2> /dev/null |
		awk '{ printf "%.0f\tlvextend -L +SIZE %s/%s, or make the disks smaller\n", $3 * (100 - $4) / 100, $1, $2 }'
}
lvm_free_of_group() {
	vgs --noheadings --units b --nosuffix -o vg_free,vg_extent_size "$1" 2> /dev/null |
		awk -v group="$1" '{ printf "%s\tvgextend %s DEVICE, or make the disks smaller\t%s\n", $1, group, $2 }'
}

# lvm_copy VOLUME: every block of the template is written, those of zeros too: another's data may have stood there
lvm_copy() {
	lvm_make "$1" "$(stat -c %s "$template_file")" && dd if="$template_file" of="/dev/$vm_volume_group/$1" bs=4M conv=fsync status=none
}
storage_make_new() {
	if [ -n "$vm_lvm_snapshot" ]; then lvm_snapshot "$vm.$project+new" || return 1
	else lvm_copy "$vm.$project+new" || return 1; fi
	image_grow "/dev/$vm_volume_group/$vm.$project+new" || return 1
	[ -n "$vm_swap" ] || return 0
	lvm_make "$vm.$project+swap+new" "$vm_swap" && mkswap "/dev/$vm_volume_group/$vm.$project+swap+new" > /dev/null
}

# storage_grow PATH BYTES: a volume may be larger than what was asked for, by a part of an extent
storage_grow() {
	lvs --noheadings --units b --nosuffix -o lv_size "$1" | awk -v want="$2" '{ exit !($1 < want) }' || return 0
	lvm_listed=''
	lvextend -y -L "${2}b" "$1" > /dev/null
}

# storage_commit: the disk gets its name last, so one under that name is whole
storage_commit() {
	if [ -n "$vm_swap" ]; then
		lvm_drop "$vm_volume_group/$vm.$project+swap" && lvm_name "$vm.$project+swap+new" "$vm.$project+swap" || return 1
	fi
	disk_config_commit && lvm_name "$vm.$project+new" "$vm.$project"
}

# storage_abandon: what is no whole disk: half made, or the swap of one that is gone
storage_abandon() {
	lvm_listed=''
	lvm_drop "$vm_volume_group/$vm.$project+new" && lvm_drop "$vm_volume_group/$vm.$project+swap+new" || return 1
	rm -f "disks/$vm.config.new"
	storage_exists || { rm -f "disks/$vm.config" && lvm_drop "$vm_volume_group/$vm.$project+swap"; }
}
# storage_clean: what is half made of the whole project
storage_clean() {
	lvm_listed=''
	lvm_listing
	while read -r lvm_whose lvm_one lvm_rest; do
		case "$lvm_whose $lvm_one" in 'ours '*+new) lvm_drop "$lvm_one" || return 1 ;; *) ;; esac
	done <<-LISTED
	$lvm_listed
	LISTED
}

# storage_retire DIR: written down there before it gets its new name, so that one of the attic is never lost
storage_retire() {
	[ ! -f "disks/$vm.config" ] || run mv "disks/$vm.config" "$1/" || return 1
	lvm_time=${1#attic/}
	for lvm_kind in '' +swap; do
		lvm_is ours "$vm_volume_group/$vm.$project$lvm_kind" || continue
		[ -n "$opt_dry_run" ] || say "$vm_volume_group/$vm.$project$lvm_kind+${lvm_time%%-*}" >> "$1/volumes" || return 1
		lvm_name "$vm.$project$lvm_kind" "$vm.$project$lvm_kind+${lvm_time%%-*}" || return 1
	done
}
# storage_purge DIR: for good, what was retired there
storage_purge() {
	[ -f "$1/volumes" ] || return 0
	while read -r lvm_one; do lvm_drop "$lvm_one" || return 1; done < "$1/volumes"
}

storage_remove() {
	lvm_drop "$vm_volume_group/$vm.$project" && lvm_drop "$vm_volume_group/$vm.$project+swap" && run rm -f "disks/$vm.config"
}

# storage_open: before each start. A volume that sleeps wakes, and who is to run the guest may write to it: udev keeps an owner.
storage_open() {
	disk_config_is_there || return 1
	for lvm_kind in '' ${vm_swap:++swap}; do
		lvm_device=/dev/$vm_volume_group/$vm.$project$lvm_kind
		if [ "$uid" = 0 ]; then
			[ -b "$lvm_device" ] || lvchange -ay "${lvm_device#/dev/}" || return 1
			state_owner
			[ "$owner" = root ] || chown "$owner" "$lvm_device" || return 1
		elif [ ! -r "$lvm_device" ] || [ ! -w "$lvm_device" ]; then
			warn "no right to write to $lvm_device: let root start $vm"
			return 1
		fi
	done
}
