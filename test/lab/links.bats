# Guests on a switch of vde, as an ordinary user, and on a bridge, started by root in a network namespace of its own.
load helper

setup() { lab_enter; }

# describe PROJECT BACKEND
describe() {
	as_user sh -c '{ echo "global { project $1; defaults { owner mlnlab } }"; echo "switch lan { backend $2 }"; cat lab/links.mln; } > "$1.mln"' - "$1" "$2"
	compile "$1.mln"
}

@test "two guests on a vde switch reach each other; one that was killed leaves nothing behind a stop" {
	lab_enter vde_switch
	describe vde vde
	as_user out/vde/build.sh
	as_user out/vde/start.sh
	said vde a 'REACHED 10.0.0.2'
	said vde b 'REACHED 10.0.0.1'
	kill -KILL "$(cut -d ' ' -f 1 s/vde/run/started/lan.pid)"
	as_user out/vde/stop.sh -w 20
	[ ! -e s/vde/run/lan.ctl ]
	[ ! -e s/vde/run/lan.in ]
	as_user out/vde/start.sh
	said vde a 'REACHED 10.0.0.2'
	as_user out/vde/stop.sh
	[ -z "$(processes_of vde)" ]
}

# as_root_alone SCRIPT: in a network of its own, where root may make bridges and taps
as_root_alone() {
	timeout 300 unshare -nm env HOME="$lab" MLN_STATE="$lab/s" MLN_TEMPLATES="$lab/t" sh -c "mount -t sysfs none /sys && $1" < /dev/null 3>&- 4>&-
}

@test "two guests on a bridge reach each other over taps of their owner, and nothing of it stays" {
	lab_enter ip unshare
	[ "$(id -u)" -eq 0 ] && unshare -nm true 2> /dev/null || skip 'no right to make a network namespace'
	[ -c /dev/net/tun ] || skip 'no /dev/net/tun on this machine'
	describe bridged bridge
	chmod 711 s
	as_root_alone 'out/bridged/build.sh && out/bridged/start.sh
		rc=$?
		cat s/bridged/log/*.console > reached
		ls /sys/class/net > links.up
		ps -o user= -p "$(cat s/bridged/run/a.bridged/pid)" > owner
		out/bridged/stop.sh && ls /sys/class/net > links.down
		exit "$rc"'
	tr -d '\r' < reached | grep -aqx 'REACHED 10.0.0.1'
	tr -d '\r' < reached | grep -aqx 'REACHED 10.0.0.2'
	[ "$(cat owner)" = mlnlab ]
	[ "$(grep -c bridged links.up)" -eq 3 ]
	[ "$(cat links.down)" = lo ]
}
