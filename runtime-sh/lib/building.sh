# shellcheck shell=sh
# building.sh - all guests of one server: what is missing, what it needs, then several at a time
# shellcheck disable=SC2034,SC2154  # opt_* come from options.sh, server_* from server.conf, vm_* from vm.conf

parts tools needs-of-build needs-of-machine needs-of-room template-find image-size attic building-prepare building-guest building-config building-seed losing

# build_server: 0 when every guest asked for has its disk in the end
build_server() {
	guest_names
	needs_met build_needs
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
	build_record
	build_each
	rm -rf ./building
	[ -z "$build_failed" ] || warn "not built:$build_failed"
	[ "$build_refused" = 0 ] && [ -z "$build_failed" ]
}

# build_needs: from the state directory, by which disks are found. It is only made when nothing is lacking.
build_needs() {
	state_look
	needs_of_base
	[ -n "$opt_dry_run" ] || needs_of_rights
	needs_of_build
}

# build_choose: sets $build_guests to those without a disk; with --rebuild the others too, except what runs. Of those,
# $build_again are the ones whose disk is replaced.
build_choose() {
	build_guests='' build_again='' build_refused=0
	build_changed
	for _build_vm in $guests; do
		guest_load "$_build_vm"
		if [ -n "$vm_filesystem" ]; then say "$vm: uses $vm_filesystem as it is"
		elif guest_in_use; then
			[ -z "${opt_rebuild:-}" ] || { warn "$vm runs: mln stop -h $vm first"; build_refused=1; }
			[ -n "${opt_rebuild:-}" ] || say "$vm: runs"
		elif storage_exists || build_elsewhere; then build_choose_built
		else build_guests="$build_guests $vm"; fi
	done
}
build_choose_built() {
	if [ -n "${opt_rebuild:-}" ]; then
		build_guests="$build_guests $vm" build_again="$build_again $vm"
	elif storage_exists; then build_told
	else
		warn "$vm: its disk is where the description said when it was built; mln reset $vm makes it anew where it says now"
		build_refused=1
	fi
}
# build_elsewhere: is its disk where an earlier description said?
build_elsewhere() {
	[ -f "applied/$vm.built" ] && (guest_settings_built "$vm" && guest_storage && [ -z "$vm_filesystem" ] && storage_exists)
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
	for _changed_file in applied/*.built; do [ ! -f "$_changed_file" ] || set -- "$@" "$_changed_file"; done
	[ "$#" -gt 1 ] || return 0
	build_changed=" $(awk -f "$mln_lib/manifest-parts.awk" -f "$mln_lib/manifest-changed.awk" "$@") "
}

# build_each: at most --jobs at a time, else twice as many as there are processors, since half of it is waiting for the disk
build_each() {
	build_failed='' build_pids='' _each_count=0
	_each_jobs=${opt_jobs:-$(($(getconf _NPROCESSORS_ONLN) * 2))}
	trap 'build_cut' HUP INT TERM
	for _each_vm in $build_guests; do
		(build_guest "$_each_vm") &
		build_pids="$build_pids $!:$_each_vm"
		_each_count=$((_each_count + 1))
		[ "$_each_count" -lt "$_each_jobs" ] || build_wait_one
	done
	while [ -n "$build_pids" ]; do build_wait_one; done
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
	rm -rf ./building
	warn 'cut off: what was finished stays, nothing is half made'
	exit 130
}

# build_record: which output the disks are from
build_record() {
	state_remember_output
	[ ! -f "$MLN_OUTPUT/MANIFEST" ] || cp "$MLN_OUTPUT/MANIFEST" applied/MANIFEST || warn "cannot write in $state"
}
