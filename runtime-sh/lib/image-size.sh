# shellcheck shell=sh
# image-size.sh - a disk's file system grown to `size`, or until `free_space` is free, with e2fsprogs and the storage back end
# shellcheck disable=SC2154  # vm_* come from vm.conf

# image_grow_blind IMAGE: for a guest whose disk is not looked into: the image alone, which the system in it fills when it boots
image_grow_blind() {
	! image_target "$1" || { storage_grow "$1" "$image_target" && ! image_target "$1"; } || return 1
	[ "$image_target" != smaller ] || { warn "$vm: size $vm_size is less than the template, and no disk is made smaller"; return 1; }
	[ "$image_target" != unknown ]
}
# image_target_blind IMAGE: what was free in the template is not known, so free_space comes on top of all of it
image_target_blind() {
	if ! image_now=$(image_bytes "$1") || ! image_template=$(image_bytes "$template_file"); then
		warn "$vm: the size of $1 cannot be read"
		image_target=unknown
		return 1
	fi
	image_free=$(awk -v now="$image_now" -v template="$image_template" 'BEGIN { printf "%.0f", now - template }')
	image_target=$(awk -v now="$image_now" -v template="$image_template" -v want="$vm_free_space" -v size="$vm_size" 'BEGIN {
		target = want == "" ? size : template + want
		target = int((target + 4095) / 4096) * 4096
		if (target > now + 0) printf "%.0f", target; else print want == "" && size < template + 0 ? "smaller" : "enough" }')
	case $image_target in enough | smaller) return 1 ;; *) ;; esac
}
# image_bytes FILE|DEVICE
image_bytes() { if [ -b "$1" ]; then blockdev --getsize64 "$1"; else stat -L -c %s "$1"; fi; }

# image_grow IMAGE: complaints go to standard error; 1 when it could not
image_grow() {
	[ -z "$vm_seed" ] || { image_grow_blind "$1"; return; }
	_grow_round=0
	while image_target "$1"; do
		[ "$_grow_round" -lt 6 ] || { warn "$vm: no more than $image_free bytes came free"; return 1; }
		_grow_round=$((_grow_round + 1))
		[ -z "${template_offset:-}" ] || {
			warn "$vm: the template's root is in a partition, which does not grow: make the template larger, or take free_space and size out"
			return 1
		}
		storage_grow "$1" "$image_target" && image_fill "$1" || return 1
	done
	[ "$image_target" != unknown ] || return 1
	# a device may be larger than was asked for, and the file system fills it
	[ "$image_target" != smaller ] || [ "$_grow_round" -gt 0 ] || {
		warn "$vm: size $vm_size is less than the template, and a file system is never made smaller"
		return 1
	}
}

# resize2fs wants a check first when the file system was ever in use
image_fill() {
	resize2fs "$1" > /dev/null 2>&1 && return 0
	_fill_rc=0
	e2fsck -fp "$1" > /dev/null 2>&1 || _fill_rc=$?
	[ "$_fill_rc" -le 1 ] || { warn "$vm: e2fsck cannot mend the copy of $vm_template: mln template verify $vm_template"; return 1; }
	resize2fs "$1" > /dev/null || { warn "$vm: resize2fs failed"; return 1; }
}

# image_target IMAGE: sets $image_target to the size in bytes to grow to; 1 when it is `enough`, `smaller` or `unknown`.
# Numbers go through awk, since a shell may count in 32 bits.
image_target() {
	[ -n "$vm_free_space$vm_size" ] || { image_target=enough; return 1; }
	[ -z "$vm_seed" ] || { image_target_blind "$1"; return; }
	_target_free=$vm_free_space
	[ -z "$vm_free_space" ] || [ ! -f "building/bytes/$vm" ] || read -r _target_bytes < "building/bytes/$vm"
	image_target=$(dumpe2fs -h "$1${template_offset:+?offset=$template_offset}" 2> /dev/null |
		awk -v want="$_target_free" -v more="${_target_bytes:-0}" -v size="$vm_size" -f "$mln_lib/image-size.awk") || {
		warn "$vm: dumpe2fs cannot read $1"
		image_target=unknown
		return 1
	}
	image_free=${image_target#* } image_target=${image_target%% *}
	case $image_target in enough | smaller) return 1 ;; *) return 0 ;; esac
}
