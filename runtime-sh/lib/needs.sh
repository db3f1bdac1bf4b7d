# shellcheck shell=sh
# needs.sh - what this machine lacks for a project, said in the same words by doctor, build and start
# shellcheck disable=SC2034,SC2154  # set and read in other files of the runtime

# needs_tools: reads `tool<TAB>Debian package` lines, prints the packages of those that are not here, each once
needs_tools() {
	_needs_missing='' _needs_packages=''
	_needs_tab=$(printf '\t')
	while IFS=$_needs_tab read -r _needs_tool _needs_package; do
		[ -n "$_needs_tool" ] || continue
		command -v "$_needs_tool" > /dev/null 2>&1 && continue
		_needs_missing="$_needs_missing $_needs_tool"
		case " $_needs_packages " in *" $_needs_package "*) ;; *) _needs_packages="$_needs_packages $_needs_package" ;; esac
	done
	[ -n "$_needs_missing" ] || return 0
	printf 'not installed:%s\tapt-get install%s\n' "$_needs_missing" "$_needs_packages"
}

# needs_of_run: prints `problem<TAB>mend` lines for what the guests in $guests and their switches need to run here
needs_of_run() {
	needs_of_owner
	_run_platforms='' _run_backends='' _run_devices=' '
	for _run_vm in $guests; do
		guest_settings "$_run_vm"
		needs_of_devices
		needs_of_paths
		needs_of_secrets
		needs_of_lock
		case " $_run_platforms " in *" $vm_platform "*) continue ;; *) ;; esac
		_run_platforms="$_run_platforms $vm_platform"
		guest_driver
		driver_rights
		driver_needs | needs_tools
		driver_check
	done
	switches_wanted
	for _run_switch in $switches; do
		switch_load_output "$_run_switch"
		case " $_run_backends " in *" $switch_backend "*) continue ;; *) ;; esac
		_run_backends="$_run_backends $switch_backend"
		switch_rights
		switch_needs | needs_tools
	done
}

# needs_of_devices: bridges and taps that the guest joins and that are not there, each told once
needs_of_devices() {
	for _run_device in $vm_bridges; do
		case " $vm_bridges_made " in *" $_run_device "*) _run_tell=needs_of_bridge ;; *) _run_tell=needs_of_device ;; esac
		case $_run_devices in *" $_run_tell:$_run_device "*) continue ;; *) ;; esac
		_run_devices="$_run_devices$_run_tell:$_run_device "
		[ -e "${MLN_ROOT:-}/sys/class/net/$_run_device" ] || "$_run_tell" "$_run_device"
	done
}
needs_of_device() {
	guest_driver
	printf '%s joins the %s %s, which is not on this machine\t' "$vm" "$driver_joins" "$1"
	if [ "$driver_joins" = bridge ]; then
		printf 'ip link add name %s type bridge && ip link set dev %s up\n' "$1" "$1"
		return
	fi
	# who runs the guest: as root its owner, else whoever starts it
	if [ "$uid" = 0 ]; then _device_user=${vm_owner:-mln}; else _device_user=$(id -un); fi
	printf 'ip tuntap add dev %s mode tap user %s && ip link set dev %s up\n' "$1" "$_device_user" "$1"
}
# What it takes to make the bridge of bridge_create
needs_of_bridge() {
	printf 'ip\tiproute2\n' | needs_tools
	[ "$uid" = 0 ] || printf '%s joins %s, which only root can make\trun mln as root, or let root do it: ip link add name %s type bridge && ip link set dev %s up\n' "$vm" "$1" "$1" "$1"
}

# needs_of_paths: what the guest has of this machine as it is
needs_of_paths() {
	while IFS= read -r _run_path; do
		[ -z "$_run_path" ] || [ -r "$_run_path" ] ||
			printf '%s: %s is not there, or not to be read\tbring it there, or take it out of the description\n' "$vm" "$_run_path"
	done <<-PATHS
	$vm_paths
	PATHS
}

# needs_of_lock: the directory of the guest's lock. Whether another account may write there, root does not know.
needs_of_lock() {
	if [ -z "$vm_lock_dir" ]; then :
	elif [ ! -d "$vm_lock_dir" ]; then printf '%s: no directory %s, where its lock is to be\tmount it, or make it: mkdir -p %s\n' "$vm" "$vm_lock_dir" "$vm_lock_dir"
	elif [ "$uid" != 0 ] && [ ! -w "$vm_lock_dir" ]; then printf '%s: %s cannot be written, where its lock is to be\tlet %s write there\n' "$vm" "$vm_lock_dir" "$(id -un)"; fi
}

# needs_of_owner: root never runs a guest or switch as root, so the account that is to must be there
needs_of_owner() {
	[ "$uid" = 0 ] || return 0
	printf 'setpriv\tutil-linux\n' | needs_tools
	owners_wanted | sort -u | while read -r _owner_name; do
		id -u "$_owner_name" > /dev/null 2>&1 ||
			printf 'no user %s on this machine, who is to run guests or switches\tuseradd --system %s\n' "$_owner_name" "$_owner_name"
	done
}
owners_wanted() {
	for _owner_vm in $guests; do
		guest_settings "$_owner_vm"
		say "${vm_owner:-mln}"
	done
	switches_wanted
	for _owner_switch in $switches; do
		switch_load_output "$_owner_switch"
		[ "$switch_backend" = bridge ] || say "${switch_owner:-mln}"
	done
}

# needs_met FUNCTION: ends the call, with each line that mends it, when FUNCTION prints a problem
needs_met() { needs_told "$1" || exit 1; }

# needs_told FUNCTION: the same, and the call goes on, with 1
needs_told() {
	_met_lines=$("$1") || exit 1
	[ -n "$_met_lines" ] || return 0
	needs_lines <<-LINES
	$_met_lines
	LINES
	return 1
}

# needs_lines: tells the `problem<TAB>mend` lines that it reads
needs_lines() {
	while IFS='	' read -r _needs_problem _needs_mend; do
		warn "$_needs_problem${_needs_mend:+; mend it with: $_needs_mend}"
	done
}
