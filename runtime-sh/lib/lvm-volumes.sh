# shellcheck shell=sh
# lvm-volumes.sh - logical volumes by their names: which there are, which are ours by their tags, made, renamed and removed
# shellcheck disable=SC2034,SC2154  # vm and vm_* come from vm.conf, project from project.conf

lvm_listed=''

# lvm_list: sets $lvm_listed to lines `ours|other GROUP/VOLUME BYTES`; 1 when lvm does not tell. Asked for again after a change.
lvm_list() {
	lvm_lines=$(lvs --noheadings --units b --nosuffix -o vg_name,lv_name,lv_size,lv_tags 2> /dev/null) || return 1
	lvm_listed="
$(printf '%s\n' "$lvm_lines" | awk -v tag="mln_$project" '
		NF { tags = "," $4 ","; print (index(tags, ",mln,") && index(tags, "," tag ",") ? "ours" : "other"), $1 "/" $2, $3 }')
"
}
# lvm_listing: the same where there is no going on without
lvm_listing() { [ -n "$lvm_listed" ] || lvm_list || die "lvm does not tell which volumes there are: $(lvs 2>&1 > /dev/null | tail -n 1)"; }

# lvm_is ours|other GROUP/VOLUME: is there such a one? Sets $lvm_volume to it
lvm_is() {
	lvm_volume=$2
	lvm_listing
	case $lvm_listed in *"
$1 $2 "*) return 0 ;; *) return 1 ;; esac
}

# lvm_make VOLUME BYTES: in the guest's group, with its tags from the first moment on
lvm_make() {
	lvm_listed=''
	if [ -n "$vm_lvm_snapshot" ]; then set -- "$1" -V "${2}b" -T "$vm_volume_group/$(lvm_pool)"
	else set -- "$1" -Zy -L "${2}b" "$vm_volume_group"; fi
	lvm_make_name=$1
	shift
	lvcreate -y -Wy --addtag mln --addtag "mln_$project" -n "$lvm_make_name" "$@" > /dev/null
}
# lvm_snapshot VOLUME: of the template, as large as that; what is written later is all that it takes
lvm_snapshot() {
	lvm_listed=''
	lvcreate -y -s -kn -ay --addtag mln --addtag "mln_$project" -n "$1" "$vm_volume_group/$vm_template" > /dev/null
}
# lvm_drop GROUP/VOLUME: if it is ours
lvm_drop() {
	lvm_is ours "$1" || return 0
	lvm_listed=''
	run lvremove -y "$1" > /dev/null
}
# lvm_name VOLUME NEW: in the guest's group
lvm_name() {
	lvm_listed=''
	run lvrename "$vm_volume_group" "$1" "$2" > /dev/null
}

# lvm_device GROUP/VOLUME: is it there? One that sleeps is woken
lvm_device() { [ -b "/dev/$1" ] || { [ "$uid" = 0 ] && lvchange -ay -K "$1" > /dev/null 2>&1; }; }
# lvm_pool: prints the thin pool of the template's volume
lvm_pool() { lvs --noheadings -o pool_lv "$vm_volume_group/$vm_template" 2> /dev/null | tr -d ' '; }
