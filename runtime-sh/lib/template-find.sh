# shellcheck shell=sh
# template-find.sh - a template by its name: where repositories are, and the small record beside each file
# shellcheck disable=SC2034,SC2154  # server_* come from server.conf, vm_* from vm.conf; template_* are for others

# template_places: sets $template_places, one directory a line, the first wins. New templates go into the first a user may write.
template_places() {
	template_places=''
	_places_ifs=$IFS IFS=:
	# shellcheck disable=SC2086  # directories between colons
	set -- ${MLN_TEMPLATES:-}
	IFS=$_places_ifs
	for _places_dir; do template_place "$_places_dir"; done
	for _places_dir in ${server_templates:-}; do template_place "$_places_dir"; done
	[ -z "${HOME:-}${XDG_DATA_HOME:-}" ] || template_place "${XDG_DATA_HOME:-${HOME:-}/.local/share}/mln/templates"
	template_place "${MLN_ROOT:-}/var/lib/mln/templates"
}
template_place() {
	template_places="$template_places${1:+$1
}"
}

# template_find NAME: sets $template_file and the template_* of its record; 1 when there is none
template_find() {
	safe_name "$1" || die "\`$1\` is not the name of a template"
	template_places
	template_file=''
	while IFS= read -r _find_dir; do
		[ -n "$_find_dir" ] || continue
		for _find_file in "$_find_dir/$1" "$_find_dir/$1.ext4" "$_find_dir/$1.ext3" "$_find_dir/$1.ext2" "$_find_dir/$1.img" "$_find_dir/$1.raw"; do
			[ -f "$_find_file" ] || continue
			template_file=$_find_file
			break 2
		done
	done <<-PLACES
	$template_places
	PLACES
	[ -n "$template_file" ] || return 1
	template_read
}

# template_read: the record of $template_file; a file without one is a template too
template_read() {
	template_name=${template_file##*/} template_family='' template_platforms='' template_size='' template_sha256=''
	template_user='' template_kernel='' template_offset='' template_mtime='' template_seed='' template_made=''
	[ -f "$template_file.conf" ] || return 0
	# shellcheck source=/dev/null  # a record, written by template_record
	. "$template_file.conf"
}

# template_find_kernel: sets $template_kernel to the folder that `mln template kernel` made; 1 when there is none
template_find_kernel() {
	template_places
	while IFS= read -r template_kernel; do
		template_kernel=$template_kernel/kernel
		[ ! -r "$template_kernel/linux" ] || return 0
	done <<-PLACES
	$template_places
	PLACES
	template_kernel=''
	return 1
}

# template_key: sets $template_key, the same for guests whose disks are made from the same: volumes have their names in a group
template_key() { template_key=${vm_lvm_snapshot:+$vm_volume_group+}$vm_template; }

# template_wanted NAME: the same, for a disk; where there is none, sets $template_mend too
template_wanted() {
	template_find "$1" && return 0
	template_mend "$1"
	return 1
}

# template_mend NAME: sets $template_mend to the line that brings it
template_mend() {
	case $1 in
	busybox | busybox.*) template_mend='mln template busybox' ;;
	debian | debian.*) template_mend='mln template debian' ;;
	debian-*)
		_mend_suite=${1#debian-}
		template_mend="mln template debian ${_mend_suite%.ext4}"
		# what is no code name is another's image, as debian-12-generic
		case ${_mend_suite%.ext4} in *[!a-z]*) template_mend="mln template add FILE --name $1" ;; *) ;; esac
		;;
	*) template_mend="mln template add FILE --name $1" ;;
	esac
}

# template_stamp FILE: sets $template_stamp, which changes when the file does
template_stamp() { template_stamp=$(stat -c %d:%i:%s:%Y:%Z -- "$1"); }

# template_digest FILE: sets $template_digest to its sha256, remembered in the state as long as the file's stamp stays
template_digest() {
	template_stamp "$1"
	template_digest=''
	# the time of a device says nothing
	[ ! -f applied/digests ] || [ ! -f "$1" ] || while read -r _digest_stamp _digest; do
		[ "$_digest_stamp" != "$template_stamp" ] || template_digest=$_digest
	done < applied/digests
	[ -z "$template_digest" ] || return 0
	template_digest=$(sha256sum < "$1") || return 1
	template_digest=${template_digest%% *}
	[ ! -d applied ] || [ ! -f "$1" ] || say "$template_stamp $template_digest" >> applied/digests
}

# template_check: is $template_file what its record and the description say? With the guest's vm_* read. What a record says is
# taken to hold as long as the file has the size and time it had then; what a description says is computed.
template_check() {
	_check_want=${vm_template_sha256:-$template_sha256}
	[ -n "$_check_want" ] || return 0
	if [ -z "$vm_template_sha256" ] && [ "$(stat -c '%s %Y' -- "$template_file")" = "$template_size $template_mtime" ]; then return 0; fi
	template_digest "$template_file" || return 1
	[ "$template_digest" = "$_check_want" ] && return 0
	_check_who="its record says"
	[ -z "$vm_template_sha256" ] || _check_who="the description says"
	warn "$vm: $template_file has sha256 $template_digest, $_check_who $_check_want: it is not the template that was meant"
	return 1
}
