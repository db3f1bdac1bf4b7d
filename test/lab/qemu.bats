# Guests of QEMU, emulated, started by an ordinary user, beside one of User-Mode Linux.
load helper

setup_file() {
	lab_setup
	lab_kernel
	[ -n "${lab:-}" ] || return 0
	as_user sh -c 'umask 022; mkdir shared data; echo "what is seven times six" > shared/question; echo "hello from outside" > data/hello
		PATH=$PATH:/usr/sbin:/sbin mke2fs -q -t ext4 -d data data.ext4 8M'
}
setup() { lab_enter_qemu vde_switch; }

# describe PROJECT BACKEND
describe() {
	as_user sh -c '{ echo "global { project $1; defaults { owner mlnlab } }"; echo "switch lan { backend $2 }"; sed "s#PLACE#$3#" lab/qemu.mln; } > "$1.mln"' - "$1" "$2" "$lab"
	compile "$1.mln"
}

@test "a guest of QEMU and one of User-Mode Linux reach each other on one switch" {
	describe both vde
	as_user out/both/build.sh
	as_user out/both/start.sh
	said both process 'REACHED 10.0.0.2'
	said both machine 'REACHED 10.0.0.1'
	mln both status --usage --json | grep -q '"name":"machine","state":"running"'
}

@test "it sees its further disk and the folder under their names, its processors, modules and interfaces" {
	said both machine 'DATA hello from outside on /dev/vdc'
	said both machine 'SHARED what is seven times six'
	[ "$(cat shared/answer)" = 42 ]
	said both machine 'CPUS 2'
	said both machine 'MODULE dummy'
	said both machine 'SLIRP 10.0.2.15'
}

@test "a person logs in on its console" {
	lab_enter socat
	console_open both machine
	within 60 asks_for_login
	types root 'assword:'
	# shellcheck disable=SC2016  # the guest's own
	types student '#'
	types 'echo "uid $(id -u)"' 'uid 0'
	console_close
}

@test "what is expected is looked at over a serial line of its own" {
	mln both check
}

@test "a stop leaves whole disks, and nothing of it runs" {
	as_user out/both/stop.sh -w 60
	clean_disks both
	[ -z "$(processes_of both)" ]
	[ -z "$(ls s/both/run/started)" ]
	not mentioned both machine 'Call Trace'
}

@test "a guest that was killed has failed; it starts again, and a stop leaves its disk whole" {
	as_user out/both/start.sh
	kill -KILL "$(main_pid both machine)"
	within 60 sh -c '! kill -0 "$1" 2> /dev/null' - "$(main_pid both machine)"
	run mln both status --json -h machine
	[[ "$output" == *'"state":"failed"'* ]]
	as_user out/both/start.sh -h machine
	as_user out/both/stop.sh -w 60
	clean_disks both
	[ -z "$(processes_of both)" ]
}

@test "a guest whose kernel finds no root ends as failed, with what it saw" {
	as_user sed -i 's#root=/dev/vda #root=/dev/vdz #' out/both/service-hosts/local/vms/machine/command.sh
	run as_user out/both/start.sh -h machine
	[ "$status" -eq 1 ]
	mentioned both machine 'no root on /dev/vdz'
	run mln both status --json -h machine
	[[ "$output" == *'"state":"failed"'* ]]
	as_user out/both/stop.sh
}

# as_root_alone SCRIPT: in a network of its own, where root may make bridges and taps
as_root_alone() {
	timeout 300 unshare -nm env HOME="$lab" MLN_STATE="$lab/s" MLN_TEMPLATES="$lab/t" sh -c "mount -t sysfs none /sys && $1" < /dev/null 3>&- 4>&-
}

@test "started by root they run as their owner, and meet on a bridge by taps, of which nothing stays" {
	lab_enter ip unshare
	[ "$(id -u)" -eq 0 ] && unshare -nm true 2> /dev/null || skip 'no right to make a network namespace'
	[ -c /dev/net/tun ] || skip 'no /dev/net/tun on this machine'
	describe bridged bridge
	chmod 711 s
	as_root_alone 'out/bridged/build.sh && out/bridged/start.sh
		rc=$?
		cat s/bridged/log/*.console > reached
		ps -o user= -p "$(cat s/bridged/run/machine.bridged/pid)" > owner
		out/bridged/status.sh > status
		out/bridged/stop.sh -w 60 && ls /sys/class/net > links.down
		exit "$rc"'
	tr -d '\r' < reached | grep -aqx 'REACHED 10.0.0.1'
	tr -d '\r' < reached | grep -aqx 'REACHED 10.0.0.2'
	[ "$(cat owner)" = mlnlab ]
	[ "$(grep -c 'host .* up$' status)" -eq 2 ]
	[ "$(cat links.down)" = lo ]
}
