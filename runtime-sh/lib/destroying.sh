# shellcheck shell=sh
# destroying.sh - disks to the attic, or for good
# shellcheck disable=SC2034,SC2154  # opt_* come from options.sh, vm_* from vm.conf, state from state.sh

destroy_told() {
	if [ -n "$opt_h" ]; then warn "this stops and takes away of $project: $opt_h"
	else warn "this stops all guests of $project on this machine and takes their disks away"; fi
	if [ -n "$opt_purge" ]; then warn 'for good: --purge keeps nothing, logs and attic go too'
	else warn 'the disks are kept in the attic of the state directory'; fi
}

# destroy_server: after stop_server; 1 when something still runs or a disk did not move
destroy_server() {
	state_enter || return 0
	lock_project exclusive destroy
	guest_names
	destroy_kept=''
	for _destroy_vm in $guests $(destroy_forgotten); do
		destroy_guest "$_destroy_vm" || destroy_kept="$destroy_kept $_destroy_vm"
	done
	[ -z "$destroy_kept" ] || { warn "still there:$destroy_kept"; return 1; }
	[ -n "$opt_dry_run" ] || destroy_clean || return 1
	[ -n "$opt_h" ] || destroy_state
}

# Guests that were built here and that the description names no more
destroy_forgotten() {
	[ -z "$opt_h" ] || return 0
	for _forgotten_file in applied/*.built; do
		[ -f "$_forgotten_file" ] || continue
		_forgotten_vm=${_forgotten_file##*/}
		_forgotten_vm=${_forgotten_vm%.built}
		case " $server_guests " in *" $_forgotten_vm "*) ;; *) say "$_forgotten_vm" ;; esac
	done
}

# destroy_guest NAME: by what it was built from, since the description may say something else by now
destroy_guest() {
	guest_settings_built "$1" || { warn "no guest $1"; return 1; }
	guest_driver
	[ -n "$opt_dry_run" ] || ! guest_in_use || { warn "$vm still runs"; return 1; }
	if storage_exists && [ -z "$vm_filesystem" ]; then destroy_disk || return 1; fi
	[ -n "$opt_dry_run" ] || storage_abandon || return 1
	run rm -rf "./applied/$1.built" "./log/$1.console" "./log/$1.out" "./lock.d/$1" "./saved/$1"
}
# destroy_clean: what disks shared and none stands on by now
destroy_clean() {
	_clean_seen=' '
	for _destroy_vm in $guests; do
		guest_settings_built "$_destroy_vm" || continue
		case $_clean_seen in *" $vm_storage "*) continue ;; *) ;; esac
		_clean_seen="$_clean_seen$vm_storage "
		guest_storage
		storage_clean || return 1
	done
}
destroy_disk() {
	if [ -n "$opt_purge" ]; then
		storage_remove
		return
	fi
	attic=attic/TIME-$vm
	if [ -z "$opt_dry_run" ]; then
		attic_make "$vm" && attic_keep || return 1
	fi
	storage_retire "$attic" && say "$vm: its disk is in $state/$attic"
}

# destroy_attic: what storage keeps elsewhere of disks in the attic; each tells what it was built from
destroy_attic() {
	for _attic_conf in attic/*/vm.conf; do
		[ -f "$_attic_conf" ] || continue
		guest_forget
		vm_dir=${_attic_conf%/vm.conf}
		# shellcheck source=/dev/null
		. "$PWD/$_attic_conf"
		guest_storage
		storage_purge "$vm_dir" || { warn "$vm_dir keeps what could not be removed"; return 1; }
	done
}

# What is left: with --purge nothing. The lock goes last, it is ours until then.
destroy_state() {
	[ -z "$opt_purge" ] || destroy_attic || return 1
	run rm -rf ./run ./building ./applied ./runtime ./output ./disks ./saved
	[ -n "$opt_purge" ] || return 0
	run rm -rf ./attic ./backends ./log ./lock.d ./machine ./lock.who
	run rm -f ./lock
	[ -n "$opt_dry_run" ] || rmdir "$state" 2> /dev/null || warn "$state is not empty; what is in it is not mln's"
}
