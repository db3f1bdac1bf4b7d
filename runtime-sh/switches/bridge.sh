# shellcheck shell=sh
# bridge.sh - a bridge of the service host's kernel. Ours carries our name as its alias and is removed by it.
# shellcheck disable=SC2154  # set in other files of the runtime

parts tools

switch_needs() { printf 'ip\tiproute2\n'; }
switch_rights() {
	[ "$uid" = 0 ] || printf 'switch %s is a bridge, which only root makes\trun mln as root, or choose a backend uml_switch or vde\n' "$switch"
}

switch_run() {
	tool_path ip
	[ ! -e "/sys/class/net/$switch_interface" ] ||
		die "$switch_interface is there already and is not ours: remove it, or let guests join it in place of switch $switch:" \
			"domains by \`bridge $switch_interface\`, processes by \`tun_iface\` and a tap in it" \
			"(ip tuntap add dev TAP mode tap user NAME && ip link set dev TAP master $switch_interface up)"
	run "$tool_path" link add name "$switch_interface" type bridge ||
		die "cannot make the bridge $switch_interface: that takes root, or a backend uml_switch or vde"
	run "$tool_path" link set dev "$switch_interface" alias "$(bridge_tag)" &&
		run "$tool_path" link set dev "$switch_interface" up &&
		{ [ -z "$switch_hub" ] || run "$tool_path" link set dev "$switch_interface" type bridge ageing_time 0; } &&
		{ [ -z "$switch_tap" ] || run "$tool_path" link set dev "$switch_tap" master "$switch_interface"; }
}
bridge_tag() { say "mln $project $switch"; }
switch_running() {
	[ -r "/sys/class/net/$switch_interface/ifalias" ] || return 1
	read -r _bridge_alias < "/sys/class/net/$switch_interface/ifalias" && [ "$_bridge_alias" = "$(bridge_tag)" ]
}
switch_ready() { switch_running; }
switch_down() {
	tool_path ip
	! switch_running || run "$tool_path" link delete dev "$switch_interface" type bridge
}
