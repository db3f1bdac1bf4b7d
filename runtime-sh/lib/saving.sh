# shellcheck shell=sh
# saving.sh - a guest's memory in saved/<vm>/, beside the settings that it ran with: stop -S writes it, the next start goes on from it
# shellcheck disable=SC2034,SC2154  # vm and vm_dir are the loaded guest's, opt_* come from options.sh

# saved GUEST: 0 when it was saved and has not gone on since
saved() { [ -e "saved/$1/memory" ]; }

# needs_of_saving: for those of $guests that live
needs_of_saving() {
	_saving_wanted=0
	for _saving_vm in $guests; do
		guest_load_used "$_saving_vm"
		guest_alive || continue
		command -v driver_save > /dev/null 2>&1 ||
			printf '%s: a guest of the platform %s cannot save its memory\tstop it without -S: mln stop -h %s\n' "$vm" "$vm_platform" "$vm"
		_saving_wanted=$((_saving_wanted + $(driver_memory)))
	done
	_saving_free=$(df -Pk . | awk 'NR == 2 { print int($4 / 1024) }')
	[ "$_saving_wanted" -le "${_saving_free:-0}" ] ||
		printf 'the memory of the guests is %s MiB, %s MiB are free in %s\tfree some, or save fewer (-h GUEST)\n' "$_saving_wanted" "$_saving_free" "$PWD"
}

# needs_of_restoring: a saved guest goes on with the machine that it had, so the output must still describe that one
needs_of_restoring() {
	for _restoring_vm in $guests; do
		! saved "$_restoring_vm" || ! saved_differs "$_restoring_vm" ||
			printf '%s was saved with other settings than %s has now\tcompile it as it was, or give up its memory: mln stop -H -p %s -h %s\n' "$_restoring_vm" "$MLN_OUTPUT" "$project" "$_restoring_vm"
	done
}
saved_differs() {
	guest_files "$server_dir/vms/$1"
	for _saved_file in $guest_files; do
		! state_differs "$server_dir/vms/$1/$_saved_file" "saved/$1/$_saved_file" || return 0
	done
	return 1
}

# stop_save: the memory of the loaded guest: the folder gets its name when all of it is on the disk; no guest's name holds a `+`. A
# guest that could not be saved runs on.
stop_save() {
	_saving_new=saved/$vm+new
	if [ -n "$opt_dry_run" ]; then
		run driver_save "saved/$vm/memory"
		return 0
	fi
	# an impatient Ctrl-C would leave it suspended
	trap '' INT HUP TERM
	if saved_prepare && run driver_save "$_saving_new/memory"; then
		sync
		mv "$_saving_new" "saved/$vm" || die "the memory of $vm is in $PWD/$_saving_new, which cannot be renamed to $vm: do it by hand"
		until_true 10 stop_parent_gone || process_end "run/started/$vm/pid"
		stop_clear
		table_row "$vm" saved ''
	else
		rm -rf "./$_saving_new"
		stop_unsaved="$stop_unsaved $vm"
		if driver_running; then table_row "$vm" running 'could not be saved'; else table_row "$vm" failed 'ended while it was saved'; fi
	fi
	trap - INT HUP TERM
}
saved_prepare() {
	! saved "$vm" || return 1
	# one of the other name has no memory: a restore was cut off while it was taken away
	rm -rf "./$_saving_new" "./saved/$vm"
	mkdir -p "$_saving_new" && cp "run/started/$vm"/* "$_saving_new/"
}

# saved_forget GUEST: what was saved of it is given up
saved_forget() { [ ! -e "saved/$1" ] || run rm -rf "./saved/$1"; }

# run_saved: instead of driver_run, for a guest that was saved
run_saved() {
	! saved_differs "$vm" || die "$vm was saved with other settings than $MLN_OUTPUT has now"
	driver_restore "saved/$vm/memory"
}

# run_restored: called by driver_restore when all of the memory is in and before the guest runs: from then on what was saved is
# out of date, and a second restore would write an old memory's view over a newer disk
run_restored() {
	_restored_ready=''
	[ ! -s "saved/$vm/ready" ] || read -r _restored_ready < "saved/$vm/ready"
	rm -f "saved/$vm/memory" && rm -rf "./saved/$vm" || return 1
	[ -z "$_restored_ready" ] || say "$_restored_ready" > "$vm_dir/ready"
}
