# shellcheck shell=sh
# state.sh - the state directory: where it is, whose it is, what in it is true for this boot
# shellcheck disable=SC2034,SC2154  # server_state comes from server.conf, uid from main.sh

# state_locate PROJECT: sets $state
state_locate() {
	if [ -n "${MLN_STATE:-}" ]; then
		case $MLN_STATE in /*) ;; *) MLN_STATE=$PWD/$MLN_STATE ;; esac
		export MLN_STATE
		state_root=$MLN_STATE
	elif [ -n "${server_state:-}" ]; then state_root=${MLN_ROOT:-}$server_state/projects
	elif [ "$uid" = 0 ]; then state_root=${MLN_ROOT:-}/var/lib/mln/projects
	else state_root=${XDG_STATE_HOME:-$HOME/.local/state}/mln/projects; fi
	state=$state_root/$1
}

# state_enter: the state directory becomes the working directory, so that hypervisors see short relative paths only: a comma
# or blank in a path breaks their options, and a socket's path holds 107 bytes. 1 when there is none.
state_enter() {
	state_locate "$project"
	[ -d "$state" ] || state_locate_system || return 1
	state_in
	state_same_machine
	state_same_boot
}

state_in() { cd "$state" 2> /dev/null || die "$state belongs to $(stat -c %U "$state"); run mln as that user"; }

# A project that this user never started may be the system's: that is looked at, as far as it may be.
state_locate_system() {
	[ -z "${MLN_STATE:-}${server_state:-}" ] && [ -d "${MLN_ROOT:-}/var/lib/mln/projects/$project" ] || return 1
	state=${MLN_ROOT:-}/var/lib/mln/projects/$project
}

# state_look: the same for who only looks and changes nothing. Without one it is the output, which holds neither disks nor
# run/.
state_look() {
	state_locate "$project"
	if [ -d "$state" ]; then state_in
	else cd "$MLN_OUTPUT" || die "cannot enter $MLN_OUTPUT"; fi
	[ ! -e machine ] || state_same_machine
}

# state_make: the same, and makes it first if it is not there
state_make() {
	if [ -n "$opt_dry_run" ]; then
		state_look
		return
	fi
	state_locate "$project"
	if [ ! -d "$state/disks" ] || [ ! -d "$state/log" ] || [ ! -d "$state/lock.d" ]; then
		state_make_root
		mkdir -p "$state/disks" "$state/log" "$state/lock.d" || die "cannot make $state"
	fi
	cd "$state" || die "cannot enter $state"
	state_same_machine
	state_same_boot
	[ "$uid" != 0 ] || state_give
}

# Root's guests pass through to the state by its absolute path, which some switches make of ours; nobody else may list it.
state_make_root() { [ "$uid" != 0 ] || (umask 066 && mkdir -p "$state_root"); }

# machine_name: sets $node to what uname -n prints
machine_name() { [ -n "${node:-}" ] || read -r node < /proc/sys/kernel/hostname || die 'cannot read the name of this machine from /proc'; }

# A home on a network file system: the guests of another machine are not ours to judge.
state_same_machine() {
	machine_name
	_machine=''
	[ ! -r machine ] || read -r _machine < machine || :
	if [ -z "$_machine" ]; then
		[ ! -w . ] || [ -n "$opt_dry_run" ] || say "$node" > machine
	elif [ "$_machine" != "$node" ]; then
		die "$state is of the machine $_machine and this is $node: go there, or set MLN_STATE to a directory of this machine"
	fi
}

# What run/ holds is true for one boot. It is moved away first: two calls may find it old at once.
state_same_boot() {
	_boot_was=''
	read -r _boot < /proc/sys/kernel/random/boot_id || die 'cannot read the boot id from /proc'
	[ ! -r run/boot ] || read -r _boot_was < run/boot || :
	[ "$_boot" != "$_boot_was" ] || return 0
	[ -w . ] && [ -z "$opt_dry_run" ] || return 0
	lock_brief boot
	_boot_was=''
	[ ! -e run/boot ] || read -r _boot_was < run/boot || :
	if [ "$_boot" != "$_boot_was" ]; then
		rm -rf ./run ./building
		mkdir -p run/started
		say "$_boot" > run/boot
	fi
	unlock_brief
}

# state_owner: sets $owner and $group, who guests run as when root starts them: the description's, else mln
state_owner() {
	[ "${state_owner_of:-}" != "$vm_owner:$vm_group" ] || return 0
	owner=${vm_owner:-mln} group=${vm_group:-}
	[ -n "$group" ] || group=$(id -gn "$owner" 2> /dev/null) ||
		die "no user $owner on this machine: useradd --system $owner, or set owner in the description"
	state_owner_of=$vm_owner:$vm_group
}

# state_group: sets $state_group, the group that every process of root's guests and switches gets: that of the usual owner, which
# units name; where there is none, the first guest's that is not root's
state_group() {
	[ -z "${state_group:-}" ] || return 0
	! state_group=$(id -gn mln 2> /dev/null) || return 0
	vm_owner='' vm_group=''
	for _group_guest in $server_guests; do
		guest_settings "$_group_guest"
		[ "$vm_owner" = root ] || break
	done
	state_owner
	state_group=$group
}

# Root's state: guests' processes pass through it and make sockets in run/, and change nothing of root's in there.
state_give() {
	state_group
	chgrp "$state_group" . disks run run/started
	chmod 0710 . disks run/started
	chmod 1770 run
}

# state_remember_output: where a call that names the project finds its output
state_remember_output() {
	_remember_was=''
	[ ! -e output ] || IFS= read -r _remember_was < output || :
	[ "$_remember_was" = "$MLN_OUTPUT" ] || say "$MLN_OUTPUT" > output
}

# state_remember: which output (a unit runs the installed copy, and what is worked on stays the one that was named) is in use, and a copy of all that stop, status and console need of it
state_remember() {
	[ "$MLN_OUTPUT" != "$state/runtime" ] || return 0
	if [ -z "${start_by_units:-}" ] || [ ! -e output ]; then state_remember_output; fi
	state_differs "$MLN_OUTPUT/MANIFEST" runtime/MANIFEST || return 0
	lock_brief runtime
	if [ -e runtime.new ] || [ -e runtime.old ]; then rm -rf ./runtime.new ./runtime.old; fi
	state_remember_folders
	set -- "$MLN_OUTPUT/mln" "$MLN_OUTPUT/lib" "$MLN_OUTPUT/project.conf"
	[ ! -f "$MLN_OUTPUT/MANIFEST" ] || set -- "$@" "$MLN_OUTPUT/MANIFEST"
	cp -R "$@" runtime.new/
	for _remember_server in "$MLN_OUTPUT"/service-hosts/*/; do state_remember_server "${_remember_server%/}"; done
	if [ -d runtime ]; then mv runtime runtime.old && mv runtime.new runtime && rm -rf ./runtime.old
	else mv runtime.new runtime; fi
	unlock_brief
}
state_differs() { [ ! -f "$1" ] || [ ! -f "$2" ] || [ "$(cksum < "$1")" != "$(cksum < "$2")" ]; }

# One call makes the folders of all guests, and one copies all files of them: there may be thousands.
state_remember_folders() {
	set -- runtime.new
	for _remember_dir in "$MLN_OUTPUT"/service-hosts/*/ "$MLN_OUTPUT"/service-hosts/*/vms/*/; do
		[ -d "$_remember_dir" ] || continue
		_remember_dir=${_remember_dir%/}
		set -- "$@" "runtime.new${_remember_dir#"$MLN_OUTPUT"}"
	done
	mkdir -p "$@"
}
state_remember_server() {
	_remember_server=$1 _remember_to=$state/runtime.new${1#"$MLN_OUTPUT"}
	set -- "$_remember_server/server.conf"
	for _remember_dir in "$_remember_server/hooks" "$_remember_server/switches"; do
		[ ! -d "$_remember_dir" ] || set -- "$@" "$_remember_dir"
	done
	cp -R "$@" "$_remember_to/"
	(cd "$_remember_server" && state_copy_guests)
}
state_copy_guests() {
	set --
	for _copy_dir in vms/*; do
		guest_files "$_copy_dir"
		for _copy_file in $guest_files; do set -- "$@" "$_copy_dir/$_copy_file"; done
	done
	to=$_remember_to awk 'FNR == 1 { close(out); out = ENVIRON["to"] "/" FILENAME } { print > out }' "$@"
}

# output_whole: refuses an output that a compile left half written
output_whole() {
	[ ! -e "$MLN_OUTPUT/.mlnc-new/journal" ] ||
		die "$MLN_OUTPUT: a compile was cut off; run mlnc again, then this"
}
