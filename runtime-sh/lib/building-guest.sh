# shellcheck shell=sh
# building-guest.sh - one guest's disk: a copy of the template, configured from outside, then given its name
# shellcheck disable=SC2034,SC2154  # vm_* come from vm.conf, template_* from the template's record, build_* from building.sh

# image_survey: what the guest's template has at each path that matters here; once for each template.
# Leaves run/build/template-NAME/: found, passwd and the like, os-release, /etc/skel.
image_survey() {
	case " $build_checked " in
	*" $vm_template:$vm_template_sha256:$vm_family "*) return 0 ;;
	*) ;;
	esac
	template_find "$vm_template" || die "$vm: no template $vm_template"
	survey=run/build/template-$vm_template
	template_check || { rm -rf ./run/build; die 'nothing was built'; }
	[ -d "$survey" ] || image_read
	image_family
	build_checked="$build_checked $vm_template:$vm_template_sha256:$vm_family"
}
image_read() {
	mkdir -p "$survey" || die "cannot write in $state"
	awk -v survey="$survey" -f "$mln_lib/debugfs-quote.awk" -f "$mln_lib/image-survey-script.awk" run/build/asked > "$survey/script"
	debugfs -f "$survey/script" "$template_file${template_offset:+?offset=$template_offset}" > "$survey/answers" 2> "$survey/errors"
	awk -v asked=run/build/asked -v sshd="$survey/has-sshd" -f "$mln_lib/image-survey.awk" "$survey/answers" > "$survey/found"
	[ -s "$survey/found" ] || die "$template_file cannot be read as ext2, ext3 or ext4: $(tail -n 1 "$survey/errors")"
}

# image_family: the template is of the family that the description says, by its own os-release
image_family() {
	ID='' ID_LIKE=''
	for _family_file in "$survey/os-release.etc" "$survey/os-release.usr"; do
		[ ! -f "$_family_file" ] || while IFS='=' read -r _family_name _family_value; do
			_family_value=${_family_value#[\"\']}
			case $_family_name in
			ID) ID=${_family_value%[\"\']} ;;
			ID_LIKE) ID_LIKE=${_family_value%[\"\']} ;;
			*) ;;
			esac
		done < "$_family_file"
	done
	[ -f "$mln_lib/families/$vm_family.sh" ] || die "$vm: families/$vm_family.sh is not in $mln_lib: compile again"
	parts "families/$vm_family"
	[ -n "$ID$ID_LIKE" ] || { warn "$vm: template $vm_template does not say what system it is (no os-release); taken for $vm_family"; return 0; }
	family_matches "$ID" "$ID_LIKE" && return 0
	rm -rf ./run/build
	die "$vm: template $vm_template is \`$ID\`, and the description says its family is $vm_family: write \`template $vm_template { family ... }\` as it is"
}

# build_guest NAME: in a subshell. The disk gets its name at the very end, so that no half one is taken for whole.
build_guest() {
	guest_settings "$1"
	guest_storage
	parts "families/$vm_family"
	trap 'storage_abandon; exit 143' HUP INT TERM
	template_find "$vm_template"
	survey=run/build/template-$vm_template work=run/build/$vm
	if storage_make_new 2> "$work/errors" && build_host_keys && build_write && build_replace; then
		say "$vm: built"
		return 0
	fi
	build_why
	storage_abandon
	return 1
}

build_host_keys() {
	[ -e "$survey/has-sshd" ] || return 0
	for _keys_type in ed25519 ecdsa; do
		ssh-keygen -q -t "$_keys_type" -N '' -C "root@$vm" -f "$work/ssh_host_${_keys_type}_key" < /dev/null 2>> "$work/errors" || return 1
	done
}

# build_write: one debugfs for all files, then the proof that the file system is whole
build_write() {
	_write_image=$(storage_new_path)${template_offset:+?offset=$template_offset}
	awk -v vm="$vm" -v survey="$survey" -v work="$work" -v secrets="$secrets" -v lock="$opt_lock_accounts" \
		-v shell="$(family_shell)" -v day="$build_day" -f "$mln_lib/debugfs-quote.awk" -f "$mln_lib/host-tree.awk" \
		-f "$mln_lib/accounts.awk" -f "$mln_lib/image-write.awk" "run/build/$vm.list" 2>> "$work/errors" || return 1
	debugfs -w -f "$work/put" "$_write_image" > "$work/answers" 2> "$work/complaints"
	build_complaints || return 1
	e2fsck -fn "$_write_image" > "$work/check" 2>&1 && return 0
	printf 'the file system is not whole after writing: %s\n' "$(tail -n 3 "$work/check")" >> "$work/errors"
	return 1
}
# debugfs ends with 0 whatever happens; all it says on standard error but its banner is an error
build_complaints() {
	_complaints=''
	while IFS= read -r _complaint; do
		case $_complaint in 'debugfs '[0-9]* | '') ;; *) _complaints=1; printf '%s\n' "$_complaint" >> "$work/errors" ;; esac
	done < "$work/complaints"
	[ -z "$_complaints" ]
}

# build_replace: the old disk, if there is one, goes to the attic and the new one takes its name
build_replace() {
	if storage_exists; then
		attic_make "$vm" && storage_retire "$attic" > /dev/null 2>> "$work/errors" || return 1
		say "$vm: the old disk is in $attic"
		cp "$work/vm.conf" "$work/MANIFEST" "applied/$vm/" 2>> "$work/errors" || return 1
	fi
	storage_commit 2>> "$work/errors"
}

build_why() {
	warn "$vm: not built"
	for _why_file in problem errors; do
		[ ! -s "$work/$_why_file" ] || sed 's/^/    /' "$work/$_why_file" >&2
	done
	# what a full disk is asked to write down may be lost
	if [ "$(df -Pk "${vm_filepath:-disks}" | awk 'NR == 2 { print ($4 < 1024) }')" = 1 ]; then
		warn "the disk that $vm's image lies on is full: make room, then build again"
	elif grep -qs 'allocate\|No space left\|no space' "$work/errors"; then
		warn "$vm: the image is full: give it more free_space or size"
	fi
}
