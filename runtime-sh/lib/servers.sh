# shellcheck shell=sh
# servers.sh - which service hosts a call is about, and which of them this machine is
# shellcheck disable=SC2034,SC2154  # server_* come from server.conf, the rest from the files beside

# server_here NAME: is this machine that service host?
server_here() {
	[ "$1" != local ] && [ "$1" != "${MLN_SERVER:-}" ] || return 0
	machine_name
	[ "$1" != "$node" ] && [ "$1" != "${node%%.*}" ] || return 0
	config server
	[ "$1" = "$config" ]
}

# server_load NAME: its settings, nothing left of another's
server_load() {
	server_dir=$MLN_OUTPUT/service-hosts/$1
	server_name='' server_ssh='' server_slots='' server_switches='' server_guests='' server_templates='' server_state=''
	# shellcheck source=/dev/null
	. "$server_dir/server.conf"
}

# server_elsewhere: the command to type for a service host that is not this machine
server_elsewhere() {
	if [ -n "$server_ssh" ]; then warn "on $server_name: ssh $server_ssh mln $verb -p $project"
	else warn "on $server_name: mln $verb -p $project"; fi
}

# server_holds: has it one of the guests of -h? Without -h: yes
server_holds() {
	[ -n "${opt_h:-}" ] || return 0
	for _holds_guest in $opt_h; do
		case " $server_guests " in *" $_holds_guest "*) return 0 ;; *) ;; esac
		[ ! -f "$MLN_OUTPUT/service-hosts/$server_name/vms/$_holds_guest/vm.conf" ] || return 0
	done
	return 1
}

# servers_each FUNCTION: in a subshell for each service host that is here and asked for; sets $servers_codes.
# A server that is elsewhere gives 1, and the command to run there.
servers_each() {
	servers_codes='' servers_asked='' servers_ran=''
	for _servers_conf in "$MLN_OUTPUT"/service-hosts/*/server.conf; do
		[ -f "$_servers_conf" ] || die "$MLN_OUTPUT has no service host: the copy is not whole"
		_servers_name=${_servers_conf%/server.conf}
		_servers_name=${_servers_name##*/}
		[ -z "$opt_server" ] || [ "$opt_server" = "$_servers_name" ] || continue
		server_load "$_servers_name"
		server_holds || server_started || continue
		servers_asked=1 _servers_rc=0
		if server_here "$_servers_name"; then
			("$1") || _servers_rc=$?
			servers_ran=1
		else
			server_elsewhere
			_servers_rc=${die_status:-1}
		fi
		servers_codes="$servers_codes $_servers_rc"
	done
	[ -n "$servers_asked" ] || servers_none
}

# server_of vms|switches NAME: loads the service host that holds this one guest or switch; it must be here
server_of() {
	case $1 in vms) _of_path=vms/$2/vm.conf ;; *) _of_path=switches/$2.conf ;; esac
	for _of_conf in "$MLN_OUTPUT"/service-hosts/*/server.conf; do
		_of_name=${_of_conf%/server.conf}
		_of_name=${_of_name##*/}
		[ -f "$_of_conf" ] || continue
		[ -z "$opt_server" ] || [ "$opt_server" = "$_of_name" ] || continue
		server_load "$_of_name"
		opt_h=''
		[ "$1" != vms ] || opt_h=$2
		[ -f "$server_dir/$_of_path" ] || server_started || continue
		server_here "$_of_name" && return 0
		server_elsewhere
		exit 1
	done
	opt_h=$2
	servers_none
}

# server_of_one NAME: of the guest or, with --switch, the switch of that name
server_of_one() { if [ -n "$opt_switch" ]; then server_of switches "$1"; else server_of vms "$1"; fi; }

# server_started: does a guest of -h run here although the description names it no more?
server_started() {
	[ -n "$opt_h" ] && server_here "$server_name" || return 1
	state_locate "$project"
	for _started_guest in $opt_h; do
		[ ! -d "$state/run/started/$_started_guest" ] || return 0
	done
	return 1
}

servers_none() {
	[ -z "$opt_h" ] || die "no guest $opt_h in $project${opt_server:+ on $opt_server}; \`mln list\` names them"
	die "no service host $opt_server in $project"
}

# servers_worst: the highest of $servers_codes
servers_worst() {
	_worst=0
	for _worst_code in $servers_codes; do
		[ "$_worst_code" -le "$_worst" ] || _worst=$_worst_code
	done
	return "$_worst"
}
