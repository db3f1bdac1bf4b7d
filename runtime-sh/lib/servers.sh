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

# server_elsewhere [WORD]: the command to type for a service host that is not this machine: with the options of this call, and
# WORD or those of its guests that -h names
server_elsewhere() {
	_elsewhere=${server_ssh:+ssh $server_ssh } _elsewhere_word=${1:-}
	eval "set -- -p \"\$project\" $options_given"
	for _elsewhere_guest in $server_named; do set -- "$@" -h "$_elsewhere_guest"; done
	[ -z "$_elsewhere_word" ] || set -- "$@" "$_elsewhere_word"
	_elsewhere="${_elsewhere}mln $verb"
	for _elsewhere_word; do
		quoted "$_elsewhere_word"
		# a shell there reads again what ssh was given
		[ -z "$server_ssh" ] || quoted "$quoted"
		_elsewhere="$_elsewhere $quoted"
	done
	warn "on $server_name: $_elsewhere"
}

# server_has GUEST: is it one of this server's, or does it run here as such although the description has it no more?
server_has() {
	case " $server_guests " in *" $1 "*) return 0 ;; *) ;; esac
	[ ! -f "$MLN_OUTPUT/service-hosts/$server_name/vms/$1/vm.conf" ] || return 0
	state_locate "$project"
	[ -f "$state/run/started/$1/server" ] && server_here "$server_name" && ! guest_of_other_server "$state/run/started/$1"
}

# server_names: sets $server_named to those of the guests of -h that it has; 1 when it has none of them
server_names() {
	server_named=''
	[ -n "${opt_h:-}" ] || return 0
	for _names_guest in $opt_h; do
		! server_has "$_names_guest" || server_named="${server_named:+$server_named }$_names_guest"
	done
	[ -n "$server_named" ]
}

# servers_wanted: sets $servers to those that the call is about. A guest of -h that none of them has ends the call, before
# anything is done.
servers_wanted() {
	servers='' _wanted_left=${opt_h:-}
	for _wanted_conf in "$MLN_OUTPUT"/service-hosts/*/server.conf; do
		[ -f "$_wanted_conf" ] || die "$MLN_OUTPUT has no service host: the copy is not whole"
		_wanted_name=${_wanted_conf%/server.conf}
		_wanted_name=${_wanted_name##*/}
		[ -z "$opt_server" ] || [ "$opt_server" = "$_wanted_name" ] || continue
		servers="$servers $_wanted_name"
		[ -z "$_wanted_left" ] || servers_strike "$_wanted_name"
	done
	[ -n "$servers" ] || die "no service host $opt_server in $project"
	[ -z "$_wanted_left" ] || servers_lack guest "$_wanted_left"
}
# servers_strike NAME: takes off $_wanted_left the guests that this one has
servers_strike() {
	server_load "$1"
	_strike_from=$_wanted_left _wanted_left=''
	for _strike_guest in $_strike_from; do
		server_has "$_strike_guest" || _wanted_left="${_wanted_left:+$_wanted_left }$_strike_guest"
	done
}
servers_lack() { die "no $1 $2 in $project${opt_server:+ on $opt_server}; \`mln list\` names what there is"; }

# servers_each FUNCTION: in a subshell for each service host that is here and asked for, with the guests of -h that it has;
# sets $servers_codes. A server that is elsewhere gives 1, and the command to run there.
servers_each() {
	servers_codes='' servers_ran=''
	servers_wanted
	for _servers_name in $servers; do
		server_load "$_servers_name"
		server_names || continue
		_servers_rc=0
		if server_here "$_servers_name"; then
			(opt_h=$server_named && "$1") || _servers_rc=$?
			servers_ran=1
		else
			server_elsewhere
			_servers_rc=${die_status:-1}
		fi
		servers_codes="$servers_codes $_servers_rc"
	done
}

# server_of guest|switch NAME: loads the service host that holds this one guest or switch; it must be here
server_of() {
	opt_h='' server_named=''
	servers_wanted
	for _of_name in $servers; do
		server_load "$_of_name"
		case $1 in
		guest) server_has "$2" ;;
		*) [ -f "$server_dir/switches/$2.conf" ] ;;
		esac || continue
		[ "$1" != guest ] || opt_h=$2
		server_here "$_of_name" && return 0
		if [ "$1" = guest ]; then server_elsewhere "$2"; else server_elsewhere "switch:$2"; fi
		exit 1
	done
	servers_lack "$1" "$2"
}

# server_of_one NAME: of the guest or, with --switch, the switch of that name
server_of_one() { if [ -n "$opt_switch" ]; then server_of switch "$1"; else server_of guest "$1"; fi; }

# servers_worst: the highest of $servers_codes
servers_worst() {
	_worst=0
	for _worst_code in $servers_codes; do
		[ "$_worst_code" -le "$_worst" ] || _worst=$_worst_code
	done
	return "$_worst"
}
