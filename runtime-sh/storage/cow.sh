# shellcheck shell=sh
# cow.sh - a disk is what the guest itself wrote, over a base that it shares with others: a copy of the template, made once, then only read.
# disks/bases/<base>/disk is the base, and disks/<vm>.base a hard link to it: a base lives as long as a disk stands on it, in the attic
# too, also where the next one of that name is another. What is a guest's own comes to it on its config disk, disks/<vm>.config.
# shellcheck disable=SC2034,SC2154  # vm and vm_* come from vm.conf, template_* from the template's record, base_* from bases/<base>.conf

parts disk-files
storage_outlet=config
cow_seen=' '

storage_path() { say "disks/$vm.$vm_overlay"; }
storage_new_path() { say "disks/$vm.$vm_overlay.new"; }
# The overlay comes last and leaves first: the rest is whole while it is there.
storage_exists() { [ -f "disks/$vm.$vm_overlay" ]; }

storage_needs() {
	[ -n "$vm_seed" ] || printf '%s\te2fsprogs\n' debugfs e2fsck resize2fs dumpe2fs mke2fs
	parts "drivers/$vm_platform-overlay"
	overlay_needs
	[ -z "$vm_swap" ] || printf 'mkswap\tutil-linux\n'
}
storage_rights() { :; }
storage_tells() { :; }
# storage_check: something in the template is to look for the config disk
storage_check() {
	[ -z "$vm_seed" ] || return 0
	case $cow_seen in *" $vm_template "*) return 0 ;; *) cow_seen="$cow_seen$vm_template " ;; esac
	storage_template && command -v debugfs > /dev/null 2>&1 || return 0
	! debugfs -R 'stat /sbin/mln-init' "$template_file${template_offset:+?offset=$template_offset}" 2> /dev/null | grep -q '^Inode:' || return 0
	template_mend "$vm_template"
	case $template_mend in
	'mln template add '*) template_mend="take one that mln template busybox or mln template debian made" ;;
	*) template_mend="make it anew: $template_mend" ;;
	esac
	printf '%s: template %s has no /sbin/mln-init, which gives a guest on a shared base its own name and addresses\t%s; or take cow_filesystem out of the description\n' "$vm" "$vm_template" "$template_mend"
}

storage_place() { say "$state"; }
storage_free() { disk_room "$1"; }
storage_template() { template_wanted "$vm_template"; }

# storage_shared: the bases of $build_guests, before the first disk. A base is never written again: where its template or what is
# asked of it changed, a new one takes its name, and who stands on the old one keeps that.
storage_shared() {
	cow_known=' '
	for cow_vm in $build_guests; do
		guest_settings "$cow_vm"
		case "$cow_known" in *" $vm_base "*) continue ;; *) ;; esac
		[ -n "$vm_base" ] || continue
		cow_known="$cow_known$vm_base "
		(cow_base) || return 1
	done
}
# cow_base: in a subshell, where vm_free_space and vm_size are those of the base
cow_base() {
	base_free_space='' base_size='' base_seed=''
	# shellcheck source=/dev/null
	. "$server_dir/bases/$vm_base.conf" || return 1
	cow_bytes
	cow_folder=disks/bases/$vm_base
	storage_template && template_stamp "$template_file" && ! cow_base_suffices || return 0
	rm -rf "$cow_folder+new"
	if mkdir -p "$cow_folder+new" && disk_copy "$template_file" "$cow_folder+new/disk" && cow_base_grow && chmod 444 "$cow_folder+new/disk" &&
		say "$template_stamp $image_free ${base_size:-0}" > "$cow_folder+new/made-of" && cow_base_name; then say "base $vm_base: made"
	else
		rm -rf "$cow_folder+new"
		warn "base $vm_base: not made"
		return 1
	fi
}
# cow_bytes: sets $cow_free to what is to be free: what the guests ask for, and the most that will be written into a disk of one of them;
# and $cow_ample, with room for another that gets a little more, so that it is no reason for a new base
cow_bytes() {
	cow_ample=$(for cow_one in $build_guests; do
		[ ! -f "building/config/$cow_one.bytes" ] || cat "building/config/$cow_one.bytes"
	done | awk -v asked="${base_free_space:-0}" '$1 > most { most = $1 } END { printf "%.0f %.0f", asked + most, asked + int(most / 16777216 + 1) * 16777216 }')
	cow_free=${cow_ample% *} cow_ample=${cow_ample#* }
}
# cow_base_suffices: is the base that is there from this template, and large enough?
cow_base_suffices() {
	[ -f "$cow_folder/disk" ] && awk -v stamp="$template_stamp" -v free="$cow_free" -v size="${base_size:-0}" \
		'{ exit !($1 == stamp && $2 >= free + 0 && $3 >= size + 0) }' "$cow_folder/made-of"
}
cow_base_grow() {
	vm="base $vm_base" vm_seed=$base_seed vm_size=$base_size vm_free_space=''
	image_grow "$cow_folder+new/disk" || return 1
	vm_size='' vm_free_space=$cow_free
	! image_target "$cow_folder+new/disk" || { vm_free_space=$cow_ample && image_grow "$cow_folder+new/disk"; } || return 1
	[ "$image_target" != unknown ]
}
cow_base_name() {
	rm -rf "$cow_folder+old"
	[ ! -d "$cow_folder" ] || mv "$cow_folder" "$cow_folder+old" || return 1
	mv "$cow_folder+new" "$cow_folder" && rm -rf "$cow_folder+old"
}

# storage_make_new: an empty overlay, which knows the base by the name that it will have
storage_make_new() {
	ln -f "disks/bases/$vm_base/disk" "disks/$vm.base.new" || return 1
	parts "drivers/$vm_platform-overlay"
	overlay_make "disks/$vm.$vm_overlay.new" "disks/$vm.base.new" "disks/$vm.base" && disk_swap "disks/$vm.swap.new"
}
storage_grow() { truncate -s "$2" "$1"; }

# storage_commit: what stands under the name of the base may be the same file by another name, which mv refuses
storage_commit() {
	set -- "disks/$vm.$vm_overlay.new" "disks/$vm.config.new"
	[ -z "$vm_swap" ] || set -- "$@" "disks/$vm.swap.new"
	disk_give "$@" && rm -f "disks/$vm.base" || return 1
	for cow_kind in base config ${vm_swap:+swap} "$vm_overlay"; do
		mv -f "disks/$vm.$cow_kind.new" "disks/$vm.$cow_kind" || return 1
	done
}

# storage_abandon: what is no whole disk: half made, or what belonged to one that is gone
storage_abandon() {
	rm -f "disks/$vm.$vm_overlay.new" "disks/$vm.base.new" "disks/$vm.config.new" "disks/$vm.swap.new"
	storage_exists || rm -f "disks/$vm.base" "disks/$vm.config" "disks/$vm.swap"
}
# storage_clean: what is half made of the whole project, and bases on which nothing stands
storage_clean() {
	rm -rf ./disks/*.new ./disks/bases/*+new ./disks/bases/*+old || return 1
	[ ! -d disks/bases ] || find disks/bases -name disk -links 1 -exec sh -c 'for disk; do rm -rf "${disk%/disk}" || exit 1; done' - {} +
}

# storage_retire DIR: with its base, so that it can come back
storage_retire() {
	storage_exists || return 0
	run ln -f "disks/$vm.base" "disks/$vm.config" "$1/" && run mv "disks/$vm.$vm_overlay" "$1/" || return 1
	[ ! -f "disks/$vm.swap" ] || run mv "disks/$vm.swap" "$1/" || return 1
	run rm -f "disks/$vm.base" "disks/$vm.config"
}
# storage_purge DIR: for good, what was retired there; the folder itself is the caller's
storage_purge() { :; }
storage_remove() { run rm -f "disks/$vm.$vm_overlay" "disks/$vm.base" "disks/$vm.config" "disks/$vm.swap"; }

# storage_open: before each start
storage_open() {
	for cow_kind in base config; do
		[ -f "disks/$vm.$cow_kind" ] || { warn "$vm: $state/disks/$vm.$cow_kind is gone, without which its disk is nothing: mln reset $vm makes both anew"; return 1; }
	done
}
