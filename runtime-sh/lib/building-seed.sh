# shellcheck shell=sh
# building-seed.sh - the config disk of a guest that cloud-init sets up: a NoCloud seed, as an ISO 9660 image with the label cidata. The
# guest's own disk is neither read nor written, whatever file systems it has.
# shellcheck disable=SC2154  # vm is the guest, mln_lib and the rest come from the files beside

# seed_parts: for each guest of building/guests-seed what is added to its cloud-config
seed_parts() {
	[ -s building/guests-seed ] || return 0
	mkdir -p building/seed || build_refuse_whole "cannot write in $state"
	secrets=$secrets awk -v lock="$opt_lock_accounts" -f "$mln_lib/debugfs-quote.awk" -f "$mln_lib/outlet-seed.awk" \
		building/guests-seed building/lists || build_refuse_whole "cannot write in $state"
}

# seed_make FILE: complaints go to standard error. It holds secrets: nobody else may read it, here or in the guest.
seed_make() {
	_make_folder=building/seed/$vm.disk _make_from=$server_dir/vms/$vm/seed
	mkdir "$_make_folder" && cp "$_make_from/meta-data" "$_make_from/network-config" "$_make_folder/" &&
		seed_user_data > "$_make_folder/user-data" && seed_readable "$_make_folder/user-data" || return 1
	: > "$1" && chmod 0600 "$1" && seed_image "$_make_folder" "$1" && seed_is_whole "$1"
}

# seed_user_data: what is the guest's own; with the description's own user data the two as parts of one, scalars of which are the
# description's and lists of which begin with ours (cloud-init's documentation, "Merging user-data sections")
seed_user_data() {
	if [ ! -f "$_make_from/user-data" ]; then
		seed_cloud_config
		return
	fi
	seed_part_type "$_make_from/user-data"
	printf 'MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="mln-seed"\n\n--mln-seed\n'
	if [ -z "$_type" ]; then cat "$_make_from/user-data"
	else printf 'Content-Type: %s; charset="utf-8"\nContent-Transfer-Encoding: base64\n\n' "$_type" && base64 < "$_make_from/user-data"; fi || return 1
	printf '\n--mln-seed\nContent-Type: text/cloud-config; charset="utf-8"\nContent-Transfer-Encoding: base64\n'
	printf 'X-Merge-Type: list(prepend)+dict(no_replace,recurse_list)+str()\n\n'
	seed_cloud_config > "building/seed/$vm.own" && base64 < "building/seed/$vm.own" || return 1
	printf '\n--mln-seed--\n'
}

# seed_part_type FILE: sets $_type to what it is by its first line; to nothing where that is a header, which says it itself
seed_part_type() {
	IFS= read -r _type_line < "$1" || :
	case $_type_line in
	'#cloud-config-archive'*) _type=text/cloud-config-archive ;;
	'#cloud-config-jsonp'*) _type=text/cloud-config-jsonp ;;
	'#include-once'*) _type=text/x-include-once-url ;;
	'#include'*) _type=text/x-include-url ;;
	'#!'*) _type=text/x-shellscript ;;
	'#cloud-boothook'*) _type=text/cloud-boothook ;;
	'#part-handler'*) _type=text/part-handler ;;
	'## template:'*) _type=text/jinja2 ;;
	'#'*) _type=text/cloud-config ;;
	*) _type='' ;;
	esac
}

# seed_cloud_config: what the compiler made, and what only this machine knows. A line `@FILE` stands for what that file holds.
seed_cloud_config() {
	say '#cloud-config' && cat "$_make_from/cloud-config" && while IFS= read -r _config_line; do
		case $_config_line in
		@*)
			_config_text=$(base64 < "${_config_line#@}") || return 1
			printf '%s\n' "$_config_text" | { printf '    content: "' && tr -d '\n' && say '"'; } ;;
		*) say "$_config_line" ;;
		esac
	done < "building/seed/$vm.parts"
}

# seed_readable FILE: a name that is no UTF-8 would make cloud-init pass over all of it
seed_readable() {
	command -v iconv > /dev/null 2>&1 || return 0
	iconv -f UTF-8 -t UTF-8 < "$1" > /dev/null 2>&1 || { warn "$vm: a file that it is to get has a name that is not UTF-8, and cloud-init reads nothing else"; return 1; }
}

# seed_image FOLDER FILE: whichever of the two is there; both read the same words
seed_image() {
	set -- "$@" -quiet -V cidata -J -R -uid 0 -gid 0 -dir-mode 0700 -file-mode 0600
	_image_folder=$1 _image_file=$2
	shift 2
	if command -v xorriso > /dev/null 2>&1; then set -- xorriso -as mkisofs "$@"; else set -- genisoimage "$@"; fi
	_image_said=$("$@" -o "$_image_file" "$_image_folder" 2>&1) && return 0
	printf '%s\n' "$_image_said" >&2
	return 1
}
# seed_is_whole FILE: the label is in the first descriptor, at byte 32808
seed_is_whole() {
	[ "$(dd if="$1" bs=1 skip=32808 count=6 2> /dev/null)" = cidata ] || { warn "$vm: the seed has no label"; return 1; }
}
