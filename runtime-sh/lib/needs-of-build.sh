# shellcheck shell=sh
# needs-of-build.sh - what this machine lacks to make the disks of $guests
# shellcheck disable=SC2034,SC2154  # vm_* come from vm.conf, guests from guests.sh

# needs_of_build: prints `problem<TAB>mend` lines
needs_of_build() {
	_needs_seen='' _needs_storages='' _needs_platforms=''
	for _needs_vm in $guests; do
		guest_settings "$_needs_vm"
		needs_rights
		[ -z "$vm_filesystem" ] || { needs_path "$vm_filesystem"; continue; }
		guest_storage
		case " $_needs_storages " in
		*" $vm_storage:$vm_overlay:${vm_swap:+swap}:$vm_seed "*) ;;
		*)
			storage_rights
			storage_needs | needs_tools
			needs_seed ;;
		esac
		_needs_storages="$_needs_storages $vm_storage:$vm_overlay:${vm_swap:+swap}:$vm_seed"
		storage_tells || continue
		if [ -n "${opt_rebuild:-}" ] || ! storage_exists; then needs_template; fi
		storage_check
	done
}
# Who may not run the guests need not make their disks.
needs_rights() {
	case " $_needs_platforms " in *" $vm_platform "*) return 0 ;; *) ;; esac
	_needs_platforms="$_needs_platforms $vm_platform"
	guest_driver
	driver_rights
}
needs_path() {
	[ -e "$1" ] || printf '%s: %s is not there\tmake it, or take it out of the description\n' "$vm" "$1"
}
# needs_seed: one of two programs makes the seed of a guest
needs_seed() {
	[ -n "$vm_seed" ] || return 0
	command -v xorriso > /dev/null 2>&1 || command -v genisoimage > /dev/null 2>&1 || printf 'not installed: xorriso or genisoimage\tapt-get install xorriso\n'
	printf 'base64\tcoreutils\n' | needs_tools
}
needs_template() {
	template_key
	_template_one=$template_key${vm_seed:+:seed}
	case " $_needs_seen " in *" $_template_one "*) return 0 ;; *) ;; esac
	_needs_seen="$_needs_seen $_template_one"
	if storage_template; then
		[ -z "$template_seed" ] || [ -n "$vm_seed" ] ||
			printf '%s: template %s is one that nothing can be written into, and that cloud-init sets up\twrite cloud_init_seed iso in its description\n' "$vm" "$vm_template"
		return 0
	fi
	printf '%s: no template %s on this machine\t%s\n' "$vm" "$vm_template" "$template_mend"
}
