# shellcheck shell=sh
# template-keep.sh - the repository: its records, what may go into it, what leaves it
# shellcheck disable=SC2034,SC2154  # opt_* come from options.sh, template_* from template-find.sh

# template_home: sets $template_home to the first repository that can be written, made if it is not there
template_home() {
	template_places
	template_home=''
	while IFS= read -r _home_dir; do
		[ -n "$_home_dir" ] || continue
		if [ "$uid" = 0 ] && [ -z "${MLN_TEMPLATES:-}" ]; then _home_dir=${MLN_ROOT:-}/var/lib/mln/templates; fi
		template_home_made "$_home_dir" || continue
		template_home=$_home_dir
		return 0
	done <<-PLACES
	$template_places
	PLACES
	die 'no repository of templates can be written: set MLN_TEMPLATES to a directory of yours'
}

# template_home_made DIR: makes it if it is not there, or tells whether it could be; 1 when nothing can be put there
template_home_made() {
	_made_dir=$1
	if [ -z "$opt_dry_run" ]; then (umask 022 && mkdir -p "$_made_dir") 2> /dev/null || return 1
	else
		while [ ! -e "$_made_dir" ]; do
			case $_made_dir in */*) _made_dir=${_made_dir%/*} ;; *) _made_dir=. ;; esac
			_made_dir=${_made_dir:-/}
		done
	fi
	[ -d "$_made_dir" ] && [ -w "$_made_dir" ]
}

# template_losing FILE WHY: what is there goes, after a yes
template_losing() {
	warn "this replaces $1, $2; disks that were made from it stay"
	[ -n "$opt_f" ] || losing_agreed "${1##*/}"
}

# template_record FILE NAME FAMILY PLATFORMS USER KERNEL OFFSET [SEED [MADE]]: writes FILE.conf
template_record() {
	_record_digest=$(sha256sum < "$1") || return 1
	_record_stat=$(stat -c '%s %Y' -- "$1") || return 1
	{
		printf '# %s: what mln knows of this template\n' "$2"
		template_record_line name "$2"
		template_record_line family "$3"
		template_record_line platforms "$4"
		template_record_line size "${_record_stat% *}"
		template_record_line mtime "${_record_stat#* }"
		template_record_line sha256 "${_record_digest%% *}"
		template_record_line user "$5"
		template_record_line kernel "$6"
		template_record_line offset "$7"
		template_record_line seed "${8:-}"
		template_record_line made "${9:-}"
	} > "$1.conf.new" && mv "$1.conf.new" "$1.conf"
}
template_record_line() {
	quoted "$2"
	printf 'template_%s=%s\n' "$1" "$quoted"
}

# template_keep NEW NAME FAMILY PLATFORMS USER KERNEL OFFSET [SEED [MADE]]: the image NEW, made beside, becomes NAME. Its record goes first.
template_keep() {
	if ! { chmod 644 "$1" && (umask 022 && template_record "$@") && mv "$1.conf" "$template_home/$2.conf" && mv "$1" "$template_home/$2"; }; then
		rm -f "$1" "$1.conf" "$1.conf.new"
		die "$template_home/$2 could not be written"
	fi
	say "$2: in $template_home"
}

# template_is_ext FILE OFFSET: has it an ext2, ext3 or ext4 file system there?
template_is_ext() { dumpe2fs -h "$1${2:+?offset=$2}" > /dev/null 2>&1; }

# template_root FILE: sets $offset to where the root's partition begins, or to nothing for a file system on the whole image
template_root() {
	offset=''
	! template_is_ext "$1" '' || return 0
	for _root_start in $(sfdisk -d -- "$1" 2> /dev/null | sed -n 's/.*start= *\([0-9]*\),.*/\1/p'); do
		_root_offset=$(awk -v sectors="$_root_start" 'BEGIN { printf "%.0f", sectors * 512 }')
		template_is_ext "$1" "$_root_offset" || continue
		[ -z "$offset" ] || die "$1: more than one partition holds ext2, ext3 or ext4; say which with --offset BYTES"
		offset=$_root_offset
	done
	[ -z "$offset" ] || return 0
	template_is_raw "$1"
	warn "$1 holds no ext2, ext3 or ext4 file system, and only those can be configured without mounting"
	warn "where cloud-init is in it, add it with --seed, for guests with cloud_init_seed iso in their description"
	die 'else copy its files into one: mke2fs -t ext4 -d FOLDER NEW.ext4 SIZE, then add NEW.ext4'
}
# template_is_raw FILE: ends the call where it is kept in another way, and says how to have it as it is
template_is_raw() {
	_refuse_kind=$(od -An -tx1 -N4 -- "$1" | tr -d ' \n')
	quoted "$1"
	case $_refuse_kind in
	514649fb) _refuse_way="it is qcow2: qemu-img convert -O raw $quoted NEW.img, then add NEW.img" ;;
	4b444d56) _refuse_way="it is a VMDK: qemu-img convert -O raw $quoted NEW.img, then add NEW.img" ;;
	1f8b*) _refuse_way="it is compressed: gzip -dc $quoted > NEW.img, then add NEW.img" ;;
	fd377a58) _refuse_way="it is compressed: xz -dc $quoted > NEW.img, then add NEW.img" ;;
	28b52ffd) _refuse_way="it is compressed: zstd -dc $quoted > NEW.img, then add NEW.img" ;;
	*) return 0 ;;
	esac
	die "$1 is no image of a disk as it is; $_refuse_way"
}

# template_family_of FILE OFFSET: sets $family from the image's os-release, or to nothing
template_family_of() {
	family=''
	_of_text=$(debugfs -f - "$1${2:+?offset=$2}" 2> /dev/null <<-'SCRIPT'
	cat /etc/os-release
	cat /usr/lib/os-release
	SCRIPT
	)
	case $(printf '%s\n' "$_of_text" | sed -n 's/.*\(ID\|ID_LIKE\)="*\([a-z ]*\)"*$/ \2 /p' | tr '\n' ' ') in
	*' alpine '* | *' busybox '*) family=busybox ;;
	*' debian '* | *' ubuntu '*) family=debian ;;
	*' rhel '* | *' fedora '* | *' centos '*) family=redhat ;;
	*) ;;
	esac
}
