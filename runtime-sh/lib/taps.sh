# shellcheck shell=sh
# taps.sh - where a guest that is a process joins a bridge of the project: a tap device of ours, made for its owner, tagged, and gone with it
# shellcheck disable=SC2154  # vm_taps comes from vm.conf, owner from state.sh

# taps_up: with the guest loaded, its account known and its switches up
taps_up() {
	[ -n "$vm_taps" ] || return 0
	taps_down
	for _tap in $vm_taps; do
		switch_load_output "${_tap#*:}"
		tap_up "${_tap%%:*}" || die "cannot make the tap ${_tap%%:*} of $vm on $switch_interface"
	done
}
tap_up() {
	[ ! -e "/sys/class/net/$1" ] || die "$1 is there already and is not ours: remove it"
	tool_path ip
	run "$tool_path" tuntap add dev "$1" mode tap user "$owner" &&
		run "$tool_path" link set dev "$1" alias "mln $project $vm" &&
		run "$tool_path" link set dev "$1" master "$switch_interface" up
}

# taps_down: idempotent; only what carries our tag
taps_down() {
	[ -n "$vm_taps" ] || return 0
	tool_path ip || die 'ip is not here: apt-get install iproute2'
	for _tap in $vm_taps; do
		_tap=${_tap%%:*} _tap_alias=''
		[ ! -r "/sys/class/net/$_tap/ifalias" ] || read -r _tap_alias < "/sys/class/net/$_tap/ifalias" || :
		[ "$_tap_alias" != "mln $project $vm" ] || run "$tool_path" link delete dev "$_tap"
	done
}
