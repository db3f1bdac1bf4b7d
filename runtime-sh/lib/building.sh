# shellcheck shell=sh
# building.sh - all guests of one server: what is missing, what it needs, then several at a time
# shellcheck disable=SC2034,SC2154  # opt_* come from options.sh, server_* from server.conf, vm_* from vm.conf

# build_server: 0 when every guest asked for has its disk in the end
build_server() {
	guest_names
	needs_met needs_of_build
	state_make
	lock_project exclusive build
	build_choose
	[ -n "$build_guests" ] || return "$build_refused"
	if [ -n "$opt_dry_run" ]; then
		for _build_vm in $build_guests; do say "$_build_vm: would be built"; done
		return "$build_refused"
	fi
	build_losing
	build_prepare
	build_each
	rm -rf ./run/build
	[ -z "$build_failed" ] || warn "not built:$build_failed"
	[ "$build_refused" = 0 ] && [ -z "$build_failed" ]
}

# build_choose: sets $build_guests to those without a disk; with --rebuild the others too, except what runs. Of those,
# $build_again are the ones whose disk is replaced.
build_choose() {
	build_guests='' build_again='' build_refused=0
	build_changed
	for _build_vm in $guests; do
		guest_load "$_build_vm"
		if [ -n "$vm_filesystem" ]; then say "$vm: uses $vm_filesystem as it is"
		elif guest_alive; then
			[ -z "${opt_rebuild:-}" ] || { warn "$vm runs: mln stop -h $vm first"; build_refused=1; }
			[ -n "${opt_rebuild:-}" ] || say "$vm: runs"
		elif ! storage_exists; then build_guests="$build_guests $vm"
		elif [ -n "${opt_rebuild:-}" ]; then build_guests="$build_guests $vm" build_again="$build_again $vm"
		else build_told; fi
	done
}
# build_losing: which disks would be replaced, and a yes
build_losing() {
	for _build_vm in $build_again; do
		warn "$_build_vm: everything written to its disk since it was built is lost to it; the old disk goes to $state/attic"
	done
	[ -z "$build_again" ] || losing_agreed "$project"
}
build_told() {
	_told_note=''
	case $build_changed in
	*" $vm "*) _told_note=", the description has changed since: mln reset $vm makes it anew" ;;
	*) ;;
	esac
	say "$vm: built before$_told_note"
}

# build_changed: sets $build_changed to the names of guests whose part of the server's MANIFEST is another than when they were built
build_changed() {
	build_changed=''
	set -- "$server_dir/MANIFEST"
	for _changed_file in applied/*/MANIFEST; do [ ! -f "$_changed_file" ] || set -- "$@" "$_changed_file"; done
	[ "$#" -gt 1 ] || return 0
	build_changed=" $(awk -f "$mln_lib/manifest-parts.awk" -f "$mln_lib/manifest-changed.awk" "$@") "
}

# build_prepare: everything that can be refused is refused here, before a disk is touched
build_prepare() {
	rm -rf ./run/build ./disks/*.new
	set --
	for _build_vm in $build_guests; do set -- "$@" "run/build/$_build_vm" "applied/$_build_vm"; done
	mkdir -p disks "$@" || die "cannot write in $state"
	build_day=$(($(date +%s) / 86400))
	ln -s "$MLN_OUTPUT" run/build/output
	build_scan
	build_checked=''
	for _build_vm in $build_guests; do
		guest_settings "$_build_vm"
		image_survey
	done
	build_sources
}

# build_sources: what each disk is made from, before there is a disk: destroy goes by it. That of a disk to be replaced waits
# until its successor is whole.
build_sources() {
	_sources_folders=''
	set -- "$server_dir/MANIFEST"
	for _build_vm in $build_guests; do
		case "$build_again " in
		*" $_build_vm "*) _sources_folders="$_sources_folders run/build/$_build_vm" ;;
		*) _sources_folders="$_sources_folders applied/$_build_vm" ;;
		esac
		set -- "$@" "$server_dir/vms/$_build_vm/vm.conf"
	done
	awk -v folders="$_sources_folders" -f "$mln_lib/debugfs-quote.awk" -f "$mln_lib/manifest-parts.awk" -f "$mln_lib/manifest-split.awk" "$@" ||
		die "cannot write in $state"
}

# build_scan: reads the lists of all guests at once
build_scan() {
	secrets=$MLN_OUTPUT/.secrets/$server_name
	# opened: what test -r answers of root is not always so (busybox, a file system of another machine)
	{ true < "$secrets"; } 2> /dev/null || secrets=/dev/null
	set -- "secrets=$secrets" "server=run/build/output/service-hosts/$server_name"
	for _scan_vm in $build_guests; do set -- "$@" "vm=$_scan_vm" "./run/build/output/service-hosts/$server_name/vms/$_scan_vm/guest.list"; done
	awk -v lock="$opt_lock_accounts" -v out=run/build -f "$mln_lib/debugfs-quote.awk" -f "$mln_lib/host-tree.awk" \
		-f "$mln_lib/guest-list-scan.awk" "$@" || die 'the guest lists cannot be read'
	build_scan_notes
	[ ! -s run/build/problems ] || build_refuse run/build/problems
	[ ! -f run/build/no-secret ] || build_without_secrets
}
build_scan_notes() {
	while IFS= read -r _scan_note; do warn "$_scan_note"; done < run/build/notes
}
build_refuse() {
	while IFS= read -r _refuse_line; do warn "$_refuse_line"; done < "$1"
	rm -rf ./run/build
	die 'nothing was built'
}
build_without_secrets() {
	[ "$secrets" != /dev/null ] || build_secrets_closed
	while IFS= read -r _without_line; do warn "no password hash for account $_without_line"; done < run/build/no-secret
	rm -rf ./run/build
	warn "they are in .secrets/$server_name of the output where mlnc ran; git does not carry it. Bring it with"
	warn "    scp -p COMPILED/.secrets/$server_name $(hostname):$MLN_OUTPUT/.secrets/$server_name"
	die 'or build with --lock-accounts: then nobody logs in by password. Nothing was built'
}

build_secrets_closed() {
	_closed_owner=$(stat -c %U -- "$MLN_OUTPUT/.secrets" 2> /dev/null) || return 0
	[ ! -x "$MLN_OUTPUT/.secrets" ] || [ -e "$MLN_OUTPUT/.secrets/$server_name" ] || return 0
	rm -rf ./run/build
	die "$MLN_OUTPUT/.secrets/$server_name cannot be read, it is for $_closed_owner: build as that user, or with --lock-accounts. Nothing was built"
}

# build_each: at most --jobs at a time, else twice as many as there are processors, since half of it is waiting for the disk
build_each() {
	build_failed='' build_pids='' _each_count=0
	build_record &
	build_recorder=$!
	_each_jobs=${opt_jobs:-$(($(getconf _NPROCESSORS_ONLN) * 2))}
	trap 'build_cut' HUP INT TERM
	for _each_vm in $build_guests; do
		(build_guest "$_each_vm") &
		build_pids="$build_pids $!:$_each_vm"
		_each_count=$((_each_count + 1))
		[ "$_each_count" -lt "$_each_jobs" ] || build_wait_one
	done
	while [ -n "$build_pids" ]; do build_wait_one; done
	wait "$build_recorder" || warn "$state/runtime was not renewed"
	trap - HUP INT TERM
}
build_wait_one() {
	_wait_first=${build_pids# }
	_wait_first=${_wait_first%% *}
	wait "${_wait_first%%:*}" || build_failed="$build_failed ${_wait_first#*:}"
	build_pids=${build_pids#" $_wait_first"}
	_each_count=$((_each_count - 1))
}
build_cut() {
	trap - HUP INT TERM
	for _cut_job in $build_pids; do kill "${_cut_job%%:*}" 2> /dev/null; done
	wait
	for _cut_vm in $build_guests; do
		guest_settings "$_cut_vm"
		parts "storage/$vm_storage"
		storage_abandon
	done
	rm -rf ./run/build
	warn 'cut off: what was finished stays, nothing is half made'
	exit 130
}

# build_record: which output was used; beside the guests, since half of their time is waiting
build_record() {
	[ ! -f "$MLN_OUTPUT/MANIFEST" ] || cp "$MLN_OUTPUT/MANIFEST" applied/MANIFEST
	state_remember
}
