setup() {
	. "$BATS_TEST_DIRNAME/helper.bash"
	setup_work
	make_project t g1
	disks t g1
	run_dir=$MLN_STATE/t/run
}
teardown() { teardown_work; }

up_and_down() {
	ends 0 start
	ends 0 status -s A
	[ "$output" = 't switch A up' ]
	[ -S "$1" ]
	read -r pid _ < "$run_dir/started/A.pid"
	ends 0 start
	read -r again _ < "$run_dir/started/A.pid"
	[ "$again" = "$pid" ]
	ends 0 stop
	ends 3 status -s A
	[ ! -e "$1" ]
	not grep -qs '^State:.[^ZX]' "/proc/$pid/status"
	ends 0 stop
}

@test "uml_switch: up, up again, down, down again" {
	add_switch A uml_switch
	up_and_down "$run_dir/A.ctl"
}

@test "what a switch lacks hinders only guests that are on it" {
	add_switch A uml_switch
	add_switch B odd
	printf 'switch_needs() { :; }\nswitch_rights() { printf "B wants an odd machine\\tbuy one\\n"; }\n' > "$made/lib/switches/odd.sh"
	make_guest g2
	printf "server_guests='g1 g2'\n" >> "$server/server.conf"
	echo vm_switches=A >> "$server/vms/g1/vm.conf"
	echo "vm_switches='A B'" >> "$server/vms/g2/vm.conf"
	disks t g1 g2
	for words in start doctor 'start -h g2' 'start g1 g2' 'doctor -h g2'; do
		# shellcheck disable=SC2086
		ends 1 $words
		says 'B wants an odd machine'
	done
	run mln doctor -h g1
	silent_on 'odd machine'
	ends 0 start -h g1
	ends 0 status -s A
	ends 0 stop
}

@test "status lists switches after the guests, and ends by the guests" {
	add_switch A uml_switch
	ends 3 status
	[ "$output" = $'t host g1 down\nt switch A down' ]
	ends 0 start
	ends 0 status -u
	[ "$output" = $'t host g1 up\nt switch A up' ]
	[ "$(mln status --json | node -p 'const { hosts, switches } = JSON.parse(require("fs").readFileSync(0)).servers[0]; [hosts[0].state, switches[0].name, switches[0].state].join()')" = running,A,running ]
	ends 0 status -h g1
	[ "$output" = 't host g1 up' ]
	read -r pid _ < "$run_dir/started/A.pid"
	kill "$pid"
	until ! kill -0 "$pid" 2> /dev/null; do sleep 0.1; done
	ends 0 status
	[ "$output" = $'t host g1 up\nt switch A down' ]
}

@test "vde: up, up again, down, down again" {
	add_switch A vde
	up_and_down "$run_dir/A.ctl/ctl"
}

@test "a switch that was killed, its socket left and its pid another's: the next start brings it up" {
	for backend in uml_switch vde; do
		echo > "$server/server.conf"
		printf 'server_name=local\nserver_guests=g1\n' > "$server/server.conf"
		add_switch A "$backend"
		ends 0 start
		read -r pid _ < "$run_dir/started/A.pid"
		kill -KILL "$pid"
		echo "$$ 1" > "$run_dir/started/A.pid"
		ends 3 status -s A
		ends 0 start
		ends 0 status -s A
		ends 0 stop
		kill -0 "$$"
	done
}

@test "what a killed vde switch left hinders no switch of another kind, and is gone after stop where the description chose its place" {
	add_switch A vde
	ends 0 start
	read -r pid _ < "$run_dir/started/A.pid"
	kill -KILL "$pid"
	printf 'switch_backend=uml_switch\n' > "$server/switches/A.conf"
	ends 0 start
	[ -S "$run_dir/A.ctl" ]
	ends 0 stop
	printf 'switch_backend=vde\nswitch_socket=%s/place\n' "$W" > "$server/switches/A.conf"
	ends 0 start
	[ -S "$W/place/ctl" ]
	read -r pid _ < "$run_dir/started/A.pid"
	kill -KILL "$pid"
	ends 0 stop
	[ ! -e "$W/place" ]
}

@test "only the project's owner may join its switches" {
	add_switch A uml_switch
	ends 0 start
	[[ "$(stat -c %a "$run_dir/A.ctl")" == *00 ]]
}

@test "stop goes by the switch that was started, not by the one that is described now" {
	add_switch A uml_switch
	ends 0 start
	read -r pid _ < "$run_dir/started/A.pid"
	printf 'switch_backend=vde\n' > "$server/switches/A.conf"
	ends 0 stop
	not grep -qs '^State:.[^ZX]' "/proc/$pid/status"
}

# started_and_unshipped: a switch runs, and the description is changed so that the output ships that back end no more
started_and_unshipped() {
	add_switch A uml_switch
	ends 0 start
	read -r pid _ < "$run_dir/started/A.pid"
	rm "$made/lib/switches/uml_switch.sh"
}

@test "another back end, and the first is not in the output any more: status and stop go by the one that was started, and so does the next start" {
	started_and_unshipped
	printf 'switch_backend=vde\n' > "$server/switches/A.conf"
	ends 0 status -s A
	ends 0 stop
	not grep -qs '^State:.[^ZX]' "/proc/$pid/status"
	[ ! -e "$run_dir/A.ctl" ]
	ends 0 start
	[ -S "$run_dir/A.ctl/ctl" ]
	ends 0 stop
}

@test "a start with another back end takes down the switch that runs, though the output has not its back end any more" {
	started_and_unshipped
	printf 'switch_backend=vde\n' > "$server/switches/A.conf"
	ends 0 start
	not grep -qs '^State:.[^ZX]' "/proc/$pid/status"
	[ -S "$run_dir/A.ctl/ctl" ]
	ends 0 stop
	[ -z "$(ls "$run_dir/started")" ]
}

@test "the last switch was taken out of the description, and its back end with it: it is shown, and stop ends it" {
	started_and_unshipped
	rm -r "$made/lib/switches" "$server/switches"
	printf 'server_name=local\nserver_guests=g1\n' > "$server/server.conf"
	ends 0 status
	says 't switch A up'
	ends 0 stop
	not grep -qs '^State:.[^ZX]' "/proc/$pid/status"
	ends 0 start
	ends 0 stop
}

@test "a back end that the output lacks is named" {
	add_switch A uml_switch
	rm "$made/lib/switches/uml_switch.sh"
	ends 1 start
	says 'switch A: switches/uml_switch.sh is not in'
	says 'compile again'
}

@test "a socket whose path is over 107 bytes is refused, and says why" {
	add_switch A uml_switch
	printf 'switch_socket=%s/%s\n' "$W" "$(printf 'x%.0s' {1..110})" >> "$server/switches/A.conf"
	ends 1 start
	says '107 bytes'
}

@test "bridge_create: a missing bridge is made, stays for whoever is on it, and goes with the last; another's bridge is left alone" {
	[ "$(id -u)" -eq 0 ] && unshare -nm mount -t sysfs none /sys 2> /dev/null || skip 'no right to make a network namespace'
	make_guest g2
	disks t g2
	printf "server_guests='g1 g2'\n" >> "$server/server.conf"
	for guest in g1 g2; do printf "vm_owner=nobody\nvm_bridges='br0 br1'\nvm_bridges_made=br0\n" >> "$server/vms/$guest/vm.conf"; done
	export made
	chown -R root "$W"
	unshare -nm "$BASH" -c '
		mount -t sysfs none /sys || exit 9
		"$made/mln" start && exit 10
		ip link add name br1 type bridge
		"$made/mln" start || exit 1
		[ "$(cat /sys/class/net/br0/ifalias)" = "mln bridge_create" ] || exit 2
		[ "$(cat /sys/class/net/br0/operstate)" != down ] || ip -o link show br0 | grep -q "[<,]UP[,>]" || exit 3
		"$made/mln" stop -h g1 || exit 4
		[ -e /sys/class/net/br0 ] || exit 5
		ip tuntap add dev port mode tap && ip link set port master br0 || exit 16
		"$made/mln" stop || exit 6
		[ -e /sys/class/net/br0 ] || exit 7
		"$made/mln" start || exit 8
		ip link delete port
		"$made/mln" stop || exit 11
		[ ! -e /sys/class/net/br0 ] || exit 12
		ip link add name br0 type bridge
		"$made/mln" start || exit 13
		"$made/mln" stop || exit 14
		[ -e /sys/class/net/br0 ] && [ -e /sys/class/net/br1 ] || exit 15' < /dev/null 3>&-
}

@test "bridge_create without root: what to do is told before anything is done" {
	printf "vm_bridges=br-none\nvm_bridges_made=br-none\n" >> "$server/vms/g1/vm.conf"
	ends 1 start
	says 'g1 joins br-none, which only root can make; mend it with: run mln as root, or let root do it: ip link add name br-none type bridge'
}

@test "a device that is not there: the line that makes it is for a tap of who runs the guest, or for a bridge where the platform joins bridges" {
	printf 'vm_bridges=tap-none\n' >> "$server/vms/g1/vm.conf"
	ends 1 start
	says "g1 joins the tap tap-none, which is not on this machine; mend it with: ip tuntap add dev tap-none mode tap user $account && ip link set dev tap-none up"
	echo driver_joins=bridge >> "$made/lib/drivers/script.sh"
	ends 1 start
	says 'g1 joins the bridge tap-none, which is not on this machine; mend it with: ip link add name tap-none type bridge && ip link set dev tap-none up'
}

@test "root is told to make the tap for who is to run the guest, and that line makes it" {
	[ "$(id -u)" -eq 0 ] && unshare -nm true 2> /dev/null && [ -c /dev/net/tun ] || skip 'no right to make a network namespace, or no taps'
	printf 'vm_owner=nobody\nvm_bridges=tap-none\n' >> "$server/vms/g1/vm.conf"
	chown -R root "$W"
	export made
	unshare -nm "$BASH" -c '
		mount -t sysfs none /sys || exit 9
		line=$("$made/mln" start 2>&1) && exit 1
		eval "${line#*mend it with: }" || exit 2
		[ "$(cat /sys/class/net/tap-none/owner)" = "$(id -u nobody)" ] || exit 3
		"$made/mln" start || exit 4
		"$made/mln" stop || exit 5' < /dev/null 3>&-
}

@test "a bridge is made and removed by its tag, and another's bridge is left alone" {
	[ "$(id -u)" -eq 0 ] && unshare -nm mount -t sysfs none /sys 2> /dev/null || skip 'no right to make a network namespace'
	add_switch A bridge
	printf 'switch_interface=mlnA\n' >> "$server/switches/A.conf"
	printf 'vm_owner=nobody\n' >> "$server/vms/g1/vm.conf"
	export made
	chown -R root "$W"
	unshare -nm "$BASH" -c '
		mount -t sysfs none /sys || exit 9
		"$made/mln" start || exit 1
		[ "$(cat /sys/class/net/mlnA/ifalias)" = "mln t A" ] || exit 2
		"$made/mln" start || exit 3
		"$made/mln" stop || exit 4
		ip link show mlnA 2> /dev/null && exit 5
		ip link add mlnA type bridge
		said=$("$made/mln" start 2>&1) && exit 6
		case $said in *"domains by \`bridge mlnA\`, processes by \`tun_iface\` and a tap"*) ;; *) exit 8 ;; esac
		"$made/mln" stop
		ip link show mlnA || exit 7' < /dev/null 3>&-
}
