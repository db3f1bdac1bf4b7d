# shellcheck shell=sh
# bridges.sh - bridges of the service host that a guest lets us make (bridge_create). Ours carry a tag, and go when nobody is on them.
# shellcheck disable=SC2154  # vm and vm_bridges_made come from the guest's vm.conf

# Not the project's: guests of several may meet there, and whoever leaves last takes the bridge away.
bridges_tag='mln bridge_create'

# bridges_up: with the guest loaded
bridges_up() {
	[ -n "$vm_bridges_made" ] || return 0
	tool_path ip || die 'ip is not here: apt-get install iproute2'
	for _bridge in $vm_bridges_made; do
		[ -e "/sys/class/net/$_bridge" ] || bridge_up "$_bridge" || die "cannot make the bridge $_bridge of $vm"
	done
}
# Another guest may have been quicker: then it makes the rest, too.
bridge_up() {
	if ! run "$tool_path" link add name "$1" type bridge; then
		[ -e "/sys/class/net/$1" ]
		return
	fi
	run "$tool_path" link set dev "$1" alias "$bridges_tag" && run "$tool_path" link set dev "$1" up
}

# bridges_down: idempotent; only what carries our tag, has no port, and is wanted by no other guest that runs or is about to
bridges_down() {
	[ -n "$vm_bridges_made" ] || return 0
	tool_path ip || die 'ip is not here: apt-get install iproute2'
	for _bridge in $vm_bridges_made; do
		bridge_ours "$_bridge" || continue
		bridge_used "$_bridge" || run "$tool_path" link delete dev "$_bridge" type bridge
	done
}
bridge_ours() {
	_bridge_alias=''
	{ read -r _bridge_alias < "/sys/class/net/$1/ifalias"; } 2> /dev/null
	[ "$_bridge_alias" = "$bridges_tag" ]
}
bridge_used() {
	for _bridge_port in "/sys/class/net/$1/brif"/*; do
		[ ! -e "$_bridge_port" ] || return 0
	done
	for _bridge_conf in run/started/*/vm.conf; do
		_bridge_dir=${_bridge_conf%/vm.conf}
		[ "$_bridge_dir" != "run/started/$vm" ] || continue
		process_alive "$_bridge_dir/pid" || continue
		case " $(sed -n 's/^vm_bridges_made=//p' "$_bridge_conf" | tr -d \') " in *" $1 "*) return 0 ;; *) ;; esac
	done
	return 1
}
