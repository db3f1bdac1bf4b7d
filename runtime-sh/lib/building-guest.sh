# shellcheck shell=sh
# building-guest.sh - one guest's disk: a copy of the template, configured from outside, then given its name
# shellcheck disable=SC2154  # vm_* come from vm.conf, template_* from the template's record, build_* from building-prepare.sh

# build_guest NAME: in a subshell. The disk gets its name at the very end, so that no half one is taken for whole.
build_guest() {
	guest_settings "$1"
	guest_storage
	trap 'storage_abandon; exit 143' HUP INT TERM
	storage_template
	errors=building/errors/$vm
	if [ ! -e "building/problem/$vm" ] && storage_make_new 2> "$errors" && build_host_keys && build_write && build_replace; then
		say "$vm: built"
		observe build "$vm"
		return 0
	fi
	build_why
	storage_abandon
	observe failure "$vm" 'not built'
	return 1
}

build_host_keys() {
	[ -e "building/keys/$vm.list" ] || return 0
	while read -r _keys_type; do
		ssh-keygen -q -t "$_keys_type" -N '' -C "root@$vm" -f "building/keys/$vm.$_keys_type" < /dev/null 2>> "$errors" || return 1
	done < "building/keys/$vm.list"
}

# build_write: one debugfs for all files, then the proof that the file system is whole
build_write() {
	_write_image=disks/$vm.config.new
	if [ "$guest_outlet" = seed ]; then
		seed_make "$_write_image" 2>> "$errors"
		return
	elif [ "$guest_outlet" = config ]; then
		config_make "$_write_image" 2>> "$errors" || return 1
	else _write_image=$(storage_new_path)${template_offset:+?offset=$template_offset}; fi
	_write_said=$(debugfs -w -f "building/put/$vm" "$_write_image" 2>&1 > /dev/null)
	build_complained && return 1
	_write_said=$(e2fsck -fn "$_write_image" 2>&1) && return 0
	printf '%s\nthe file system is not whole after writing\n' "$_write_said" | tail -n 4 >> "$errors"
	return 1
}
# debugfs ends with 0 whatever happens; all it says on standard error but its banner is an error
build_complained() {
	case $_write_said in
	'debugfs '[0-9]*'
'*) _write_said=${_write_said#*'
'} ;;
	'debugfs '[0-9]* | '') return 1 ;;
	*) ;;
	esac
	printf '%s\n' "$_write_said" >> "$errors"
}

# build_replace: the old disk, if there is one, goes to the attic and the new one takes its name
build_replace() {
	case "$build_again " in
	*" $vm "*)
		attic_make "$vm" && (build_retire) 2>> "$errors" || return 1
		say "$vm: the old disk is in $attic"
		mv "building/sources/$vm.built" applied/ 2>> "$errors" || return 1 ;;
	*) ;;
	esac
	storage_commit 2>> "$errors"
}
# build_retire: in a subshell, since the old disk may be kept otherwise than the new one
build_retire() { guest_settings_built "$vm" && guest_storage && attic_keep && storage_retire "$attic" > /dev/null; }

build_why() {
	warn "$vm: not built"
	for _why_file in "building/problem/$vm" "$errors"; do
		[ ! -s "$_why_file" ] || sed 's/^/    /' "$_why_file" >&2
	done
	# what a full disk is asked to write down may be lost
	_why_place=$(storage_place)
	if storage_free "$_why_place" | awk '{ full = $1 < 1048576 } END { exit !full }'; then
		warn "$_why_place, where $vm's disk is to lie, is full: make room, then build again"
	elif grep -qs 'allocate\|No space left\|no space' "$errors"; then
		warn "$vm: the image is full: give it more free_space or size"
	fi
}
