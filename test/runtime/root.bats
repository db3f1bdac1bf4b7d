setup() {
	. "$BATS_TEST_DIRNAME/helper.bash"
	[ "$(id -u)" -eq 0 ] || skip 'only root can start guests as others'
	setup_work
	as_user=()
	make_project t g1 g2
	disks t g1 g2
	chown -R root "$W"
}
teardown() { [ -z "${W:-}" ] || teardown_work; }

@test "root's guests and switches run as their owners, several of them, and none as root" {
	echo 'vm_owner=nobody' >> "$server/vms/g1/vm.conf"
	echo 'vm_owner=daemon' >> "$server/vms/g2/vm.conf"
	add_switch A uml_switch
	printf 'switch_owner=nobody\n' >> "$server/switches/A.conf"
	add_switch B vde
	printf 'switch_owner=daemon\n' >> "$server/switches/B.conf"
	chown -R root "$W"
	ends 0 start
	[ "$(stat -c %U "/proc/$(cat "$MLN_STATE/t/run/g1.t/pid")")" = nobody ]
	[ "$(stat -c %U "/proc/$(cat "$MLN_STATE/t/run/g2.t/pid")")" = daemon ]
	read -r pid _ < "$MLN_STATE/t/run/started/A.pid"
	[ "$(stat -c %U "/proc/$pid")" = nobody ]
	# Each guest reaches every switch, by the group that they share.
	group=$(stat -c %G "$MLN_STATE/t/run/A.ctl")
	[ "$(stat -c %A "$MLN_STATE/t/run/A.ctl" | cut -c 5-10)" != ------ ]
	id -G > /dev/null
	grep -q "^Groups:.*\b$(getent group "$group" | cut -d : -f 3)\b" "/proc/$(cat "$MLN_STATE/t/run/g2.t/pid")/status"
	ends 0 status
	ends 0 stop
}

@test "who runs a guest cannot lead root to write elsewhere, or to work with files that are another's" {
	echo 'vm_owner=nobody' >> "$server/vms/g1/vm.conf"
	echo 'vm_owner=nobody' >> "$server/vms/g2/vm.conf"
	add_switch A uml_switch
	echo switch_owner=nobody >> "$server/switches/A.conf"
	ends 0 start
	ends 0 stop
	echo mine > "$W/mine"
	as_guest=(setpriv --reuid nobody --regid "$(stat -c %g "$MLN_STATE/t/run")" --clear-groups)
	for name in A.pid build building; do "${as_guest[@]}" ln -s "$W/mine" "$MLN_STATE/t/run/$name" 2> /dev/null || :; done
	[ -h "$MLN_STATE/t/run/A.pid" ]
	not "${as_guest[@]}" touch "$MLN_STATE/t/building" "$MLN_STATE/t/run/started/A.pid" 2> /dev/null
	ends 0 start
	[ "$(cat "$W/mine")" = mine ]
	ends 0 stop
}

@test "others cannot look into root's state" {
	echo 'vm_owner=nobody' >> "$server/vms/g1/vm.conf"
	echo 'vm_owner=nobody' >> "$server/vms/g2/vm.conf"
	ends 0 start
	not setpriv --reuid daemon --regid daemon --clear-groups ls "$MLN_STATE/t"
	as_user=(setpriv --reuid daemon --regid daemon --clear-groups)
	ends 4 status
	says 'belongs to root'
	as_user=()
	ends 0 stop
}

@test "an owner that is not on this machine: the line that makes it, before anything is done" {
	echo 'vm_owner=nosuchone' >> "$server/vms/g1/vm.conf"
	echo 'vm_owner=nobody' >> "$server/vms/g2/vm.conf"
	ends 1 start
	says 'useradd --system nosuchone'
	[ ! -e "$MLN_STATE/t/run" ]
	sed -i '$d' "$server/vms/g1/vm.conf"
	echo 'vm_owner=nobody' >> "$server/vms/g1/vm.conf"
	add_switch A uml_switch
	echo switch_owner=nosuchother >> "$server/switches/A.conf"
	ends 1 start
	says 'useradd --system nosuchother'
	[ ! -e "$MLN_STATE/t/run" ]
	# the guest is not on it
	ends 0 start -h g1
	ends 0 stop
}

@test "what only root may run is said before anything is made, to build as to start" {
	touch "$made/roots"
	as_user=(setpriv --reuid nobody --regid nogroup --clear-groups)
	export MLN_STATE=$W/other
	for verb in build start; do
		ends 1 "$verb"
		says 'only root runs scripts; mend it with: run mln as root'
	done
	[ ! -e "$MLN_STATE" ]
}
