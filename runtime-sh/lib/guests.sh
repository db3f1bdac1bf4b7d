# shellcheck shell=sh
# guests.sh - a guest's settings and its driver, from what was started or from the output
# shellcheck disable=SC2034,SC2154  # vm_* come from vm.conf and are read by drivers and commands

# guest_forget: nothing of the guest before stays in a name that this one's vm.conf may lack
guest_forget() {
	vm_platform='' vm_storage='' vm_template='' vm_family='' vm_template_sha256='' vm_free_space='' vm_size='' vm_swap=''
	vm_filesystem='' vm_filepath='' vm_boot_order=99 vm_ready=startup vm_ready_timeout=120 vm_switches=''
	vm_seed='' vm_bridges='' vm_bridges_made='' vm_secrets='' vm_paths='' vm_taps='' vm_volume_group='' vm_lvm_snapshot='' vm_base='' vm_overlay='' vm_check='' vm_term=none vm_owner='' vm_group='' vm_nice='' vm_lock_dir='' vm_lock_timeout=''
}

# guest_settings NAME: what the output says of it
guest_settings() {
	vm=$1 vm_dir=$server_dir/vms/$1
	guest_forget
	[ -f "$vm_dir/vm.conf" ] || die "no guest $1 on $server_name; \`mln list\` names them"
	# shellcheck source=/dev/null
	. "$vm_dir/vm.conf"
}

# guest_settings_used NAME: the settings it was started with, else what the output says; 1 when neither knows it
guest_settings_used() {
	vm=$1 vm_dir=run/started/$1
	[ -f "$vm_dir/vm.conf" ] || vm_dir=$server_dir/vms/$1
	[ -f "$vm_dir/vm.conf" ] || return 1
	guest_forget
	# shellcheck source=/dev/null
	. "$vm_dir/vm.conf"
	[ ! -r "$vm_dir/term" ] || read -r vm_term < "$vm_dir/term"
}

# guest_settings_built NAME: what its disk was built from, else what the output says; 1 when neither knows it
guest_settings_built() {
	vm=$1 vm_dir=$server_dir/vms/$1 _built_conf=./applied/$1.built
	guest_forget
	[ -f "$_built_conf" ] || _built_conf=$vm_dir/vm.conf
	[ -f "$_built_conf" ] || return 1
	# shellcheck source=/dev/null
	. "$_built_conf"
}

# guest_driver: the functions of its platform and storage, as they were at start if it was started. Guests in a row mostly
# share a file, which is read once.
guest_driver() {
	guest_part driver "drivers/$vm_platform.sh"
	if [ "$_part_file" != "${guest_driver_file:-}" ]; then
		# what a driver need not have is not left of another's
		unset -f driver_prepare driver_save driver_restore driver_keeps 2> /dev/null || :
		driver_joins=tap
		guest_part_read
	fi
	guest_driver_file=$_part_file
	guest_storage
}
# guest_storage: and sets $guest_outlet to the way in which what is its own reaches it
guest_storage() {
	guest_part storage "storage/$vm_storage.sh"
	[ "$_part_file" = "${guest_storage_file:-}" ] || guest_part_read
	guest_storage_file=$_part_file
	guest_outlet=$storage_outlet
	[ -z "$vm_seed" ] || guest_outlet=seed
}
# What a disk was built with is kept, since the output may have no use for it by now.
guest_part() {
	_part_file=$mln_lib/$2
	[ ! -f "$vm_dir/$1.sh" ] || _part_file=$PWD/$vm_dir/$1.sh
	[ -f "$_part_file" ] || _part_file=$PWD/backends/$2
	[ -f "$_part_file" ] || die "$vm: $2 is not in $mln_lib: compile again"
}
# shellcheck source=/dev/null
guest_part_read() { . "$_part_file"; }

# guest_load NAME, guest_load_used NAME: settings and functions
guest_load() {
	guest_settings "$1"
	guest_driver
}
guest_load_used() {
	guest_settings_used "$1" || die "no guest $1 on $server_name; \`mln list\` names them"
	guest_driver
}

# guest_files DIR: sets $guest_files to the names of what is read there when the guest runs: all but what its disk is made from
guest_files() {
	guest_files=''
	for _files_file in "$1"/*; do
		[ -f "$_files_file" ] && [ "${_files_file##*/}" != guest.list ] && guest_files="$guest_files ${_files_file##*/}"
	done
	return 0
}

# guest_alive: does a process of it live, be it only just launched? With the guest loaded
guest_alive() { process_alive "run/started/$vm/pid" || driver_running; }

# guest_kept: is what there is of it kept by its platform to be looked at, after its end?
guest_kept() { ! process_alive "run/started/$vm/pid" && command -v driver_keeps > /dev/null 2>&1 && driver_keeps; }

guest_kept_words() { say "$vm ended, and what is left of it is kept to be looked at: mln stop -h $vm takes it away"; }

# guest_names: those this call is about on this server: of -h, else all; with `started` also those the output forgot
guest_names() {
	if [ -n "$opt_h" ]; then
		guests=$opt_h
		return 0
	fi
	guests=$server_guests
	[ "${1:-}" = started ] || return 0
	for _names_dir in run/started/*/; do
		_names_vm=${_names_dir%/}
		_names_vm=${_names_vm##*/}
		case " $guests " in *" $_names_vm "*) continue ;; *) ;; esac
		[ ! -f "$_names_dir/server" ] || guest_of_other_server "$_names_dir" || guests="$guests $_names_vm"
	done
}
# guest_of_other_server DIR: one started for another service host that this machine is too is that one's affair, as long as there is one
guest_of_other_server() {
	read -r _other_server < "$1/server"
	[ "$_other_server" != "$server_name" ] && [ -f "$MLN_OUTPUT/service-hosts/$_other_server/server.conf" ]
}

# guest_levels up|down: sets $levels to $guests as `ORDER NAME` lines, in the order of going up or down
guest_levels() {
	case $1 in up) _levels_sort=-k1,1n ;; *) _levels_sort=-k1,1nr ;; esac
	_levels_lines=''
	for _levels_vm in $guests; do
		# not in the pipe, where it could end nothing
		guest_settings_used "$_levels_vm" || die "no guest $_levels_vm on $server_name; \`mln list\` names them"
		_levels_lines="$_levels_lines$vm_boot_order $_levels_vm
"
	done
	levels=$(printf '%s' "$_levels_lines" | sort -s "$_levels_sort")
}

# guest_each_level FUNCTION: calls it with the guests of one order after the other
guest_each_level() {
	_level_order='' _level_guests=''
	while read -r _level_next _level_vm; do
		if [ "$_level_next" != "$_level_order" ] && [ -n "$_level_guests" ]; then
			# shellcheck disable=SC2086  # names
			"$1" $_level_guests < /dev/null
			_level_guests=''
		fi
		_level_order=$_level_next _level_guests="${_level_guests:+$_level_guests }$_level_vm"
	done <<-LEVELS
	$levels
	LEVELS
	# shellcheck disable=SC2086  # names
	[ -z "$_level_guests" ] || "$1" $_level_guests
}
