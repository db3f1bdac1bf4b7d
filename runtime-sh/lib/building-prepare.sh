# shellcheck shell=sh
# building-prepare.sh - all that is looked at and decided before a disk is touched: lists, templates, what debugfs is to do
# shellcheck disable=SC2034,SC2154  # opt_* come from options.sh, vm_* from vm.conf, template_* from the template's record

# build_prepare: everything that can be refused is refused here, before a disk is touched
build_prepare() {
	build_leftovers
	mkdir -p applied backends disks building building/bytes building/config building/errors building/keys building/problem building/put building/sources building/text ||
		die "cannot write in $state"
	ln -s "$MLN_OUTPUT" building/output
	build_scan
	build_surveys
	build_room
	build_sources
	build_scripts
	build_shared
}

# build_leftovers: what a build that was killed left behind
build_leftovers() {
	[ ! -e building ] || rm -rf ./building || die "cannot write in $state"
	build_storages storage_clean || die 'what an earlier build left half made could not be removed'
}

# build_storages FUNCTION: once for each storage, with the settings of the first guest that has it, until one fails
build_storages() {
	_storages_seen=''
	for _build_vm in $build_guests; do
		guest_settings "$_build_vm"
		case " $_storages_seen " in *" $vm_storage "*) continue ;; *) ;; esac
		_storages_seen="$_storages_seen $vm_storage"
		guest_storage
		"$1" || return 1
	done
}

# build_room: where disks take all their room at once, too little of it is found before the first is made
build_room() {
	# shellcheck disable=SC2086  # names
	room_lacking building/little-room $build_guests > building/no-room
	[ ! -s building/no-room ] || build_refuse building/no-room
	[ ! -f building/little-room ] || needs_lines < building/little-room
}

# build_surveys: writes a line for each guest, by the outlet for what is its own: its name, what is known of its template, the shell
# of new accounts
build_surveys() {
	_surveys_image='' _surveys_config='' _surveys_seed='' _surveys_seen='' _surveys_family=''
	for _build_vm in $build_guests; do
		guest_settings "$_build_vm"
		guest_storage
		surveys_template
		[ "$_surveys_family" = "$vm_family" ] || build_family
		eval "_surveys_$guest_outlet=\"\${_surveys_$guest_outlet}\$vm	\$survey	\$_surveys_shell
\""
	done
	{
		printf '%s' "$_surveys_image" > building/guests-image && printf '%s' "$_surveys_config" > building/guests-config &&
			printf '%s' "$_surveys_seed" > building/guests-seed
	} || die "cannot write in $state"
}
# surveys_template: each template once; that of a guest with a seed is not looked into
surveys_template() {
	template_key
	survey=building/template-$template_key
	_surveys_one=$template_key:$vm_template_sha256:$vm_family:$vm_seed
	case " $_surveys_seen " in *" $_surveys_one "*) return 0 ;; *) _surveys_seen="$_surveys_seen $_surveys_one" ;; esac
	storage_template || build_refuse_whole "$vm: no template $vm_template"
	template_check || build_refuse_whole 'nothing was built'
	[ "$guest_outlet" = seed ] || image_survey
}
build_family() {
	parts "families/$vm_family"
	_surveys_family=$vm_family _surveys_shell=$(family_shell)
}

# build_scripts: what debugfs is to do for each guest
build_scripts() {
	for _scripts_outlet in image config; do
		[ -s "building/guests-$_scripts_outlet" ] || continue
		secrets=$secrets awk -v outlet="$_scripts_outlet" -v asked=building/asked -v lock="$opt_lock_accounts" -v day="$(($(date +%s) / 86400))" \
			-f "$mln_lib/debugfs-quote.awk" -f "$mln_lib/host-tree.awk" -f "$mln_lib/image-survey.awk" -f "$mln_lib/accounts.awk" \
			-f "$mln_lib/outlet-$_scripts_outlet.awk" -f "$mln_lib/image-tree.awk" -f "$mln_lib/image-write.awk" \
			"building/guests-$_scripts_outlet" building/lists || build_refuse_whole "cannot write in $state"
	done
	seed_parts
}
build_refuse_whole() {
	rm -rf ./building
	die "$1"
}

# build_shared: what disks of several guests stand on, before the first of them
build_shared() {
	while read -r _shared_vm _shared_rest; do config_measure "$_shared_vm" || build_refuse_whole "cannot write in $state"; done < building/guests-config
	build_storages storage_shared || build_refuse_whole 'nothing was built'
}

# build_sources: what each disk is made from, before there is a disk: destroy goes by it. That of a disk to be replaced waits
# until its successor is whole.
build_sources() {
	_sources_files=''
	set -- "$server_dir/MANIFEST"
	for _build_vm in $build_guests; do
		case "$build_again " in
		*" $_build_vm "*) _sources_files="$_sources_files building/sources/$_build_vm.built" ;;
		*) _sources_files="$_sources_files applied/$_build_vm.built" ;;
		esac
		set -- "$@" "$server_dir/vms/$_build_vm/vm.conf"
	done
	cp -R "$mln_lib/drivers" "$mln_lib/storage" backends/ || die "cannot write in $state"
	awk -v files="$_sources_files" -f "$mln_lib/debugfs-quote.awk" -f "$mln_lib/manifest-parts.awk" -f "$mln_lib/manifest-split.awk" "$@" ||
		die "cannot write in $state"
}

# build_scan: reads the lists of all guests at once
build_scan() {
	secrets=$MLN_OUTPUT/.secrets/$server_name
	# opened: what test -r answers of root is not always so (busybox, a file system of another machine)
	{ true < "$secrets"; } 2> /dev/null || secrets=/dev/null
	set -- "server=building/output/service-hosts/$server_name"
	for _scan_vm in $build_guests; do set -- "$@" "vm=$_scan_vm" "./building/output/service-hosts/$server_name/vms/$_scan_vm/guest.list"; done
	# in the environment: awk would undo what looks like an escape in a path on its command line
	secrets=$secrets awk -v lock="$opt_lock_accounts" -v out=building -f "$mln_lib/debugfs-quote.awk" -f "$mln_lib/host-tree.awk" \
		-f "$mln_lib/guest-list-scan.awk" "$@" || die 'the guest lists cannot be read'
	build_scan_notes
	# shellcheck disable=SC2086  # names
	secrets_told $build_guests
	[ ! -s building/problems ] || build_refuse building/problems
	[ ! -f building/no-secret ] || build_without_secrets
}
build_scan_notes() {
	while IFS= read -r _scan_note; do warn "$_scan_note"; done < building/notes
}
build_refuse() {
	needs_lines < "$1"
	build_refuse_whole 'nothing was built'
}
build_without_secrets() {
	[ "$secrets" != /dev/null ] || build_secrets_closed
	while IFS= read -r _without_line; do warn "no password hash for account $_without_line"; done < building/no-secret
	warn "they are in .secrets/$server_name of the output where mlnc ran; git does not carry it. Bring it with"
	warn "    $(secrets_bring)"
	build_refuse_whole 'or build with --lock-accounts: then nobody logs in by password. Nothing was built'
}

build_secrets_closed() {
	_closed_owner=$(stat -c %U -- "$MLN_OUTPUT/.secrets" 2> /dev/null) || return 0
	[ ! -x "$MLN_OUTPUT/.secrets" ] || [ -e "$MLN_OUTPUT/.secrets/$server_name" ] || return 0
	build_refuse_whole "$MLN_OUTPUT/.secrets/$server_name cannot be read, it is for $_closed_owner: build as that user, or with --lock-accounts. Nothing was built"
}

# image_survey: what the guest's template has at each path that matters here. Leaves in $survey: answers, passwd and the like,
# os-release, /etc/skel.
image_survey() {
	[ -d "$survey" ] || image_ask
	image_family
}
# debugfs answers where it stands, and copies there what is to be read
image_ask() {
	mkdir -p "$survey" || die "cannot write in $state"
	(cd "$survey" && exec debugfs -f ../questions "$template_file${template_offset:+?offset=$template_offset}" > answers 2> errors)
	image_answered || die "$template_file cannot be read as ext2, ext3 or ext4: $(tail -n 1 "$survey/errors")"
}
image_answered() {
	while IFS= read -r _answered_line; do
		case $_answered_line in Inode:*) return 0 ;; *) ;; esac
	done < "$survey/answers"
	return 1
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
	build_refuse_whole "$vm: template $vm_template is \`$ID\`, and the description says its family is $vm_family: write \`template $vm_template { family ... }\` as it is"
}
