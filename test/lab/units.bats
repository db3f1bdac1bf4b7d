# The projects' units under a real systemd as process 1, on one simulated server (host/host.sh). The tests stand on each other.
load helper

setup_file() {
	units_needs || return 0
	lab=$(mktemp -d /tmp/ml.XXXXXX)
	export lab
	mkdir "$lab/share"
	cp -R "$top/dist" "$BATS_TEST_DIRNAME/units.mln" "$BATS_TEST_DIRNAME/units-late.mln" "$BATS_TEST_DIRNAME/units-qemu.mln" "$top/examples/ring" "$lab/share/"
	sh "$BATS_TEST_DIRNAME/host/host.sh" up "$lab" 3>&- || return 1
	on mkdir -p /srv/mln /home/shared
	on mkdir -m 777 /srv/locks
	on sh -c 'chmod 777 /home/shared; echo sesame > /home/shared/word; cd /srv/mln
		for description in units.mln units-late.mln ring/ring.mln; do node /share/dist/mlnc.js "/share/$description" -o /srv/mln; done
		/share/dist/runtime/mln template busybox'
}
teardown_file() {
	[ -z "${lab:-}" ] || sh "$BATS_TEST_DIRNAME/host/host.sh" down "$lab"
}

# units_needs: without these nothing here can run
units_needs() {
	units_missing=''
	lab_needs || units_missing=$lab_missing
	for units_tool in systemctl nsenter node; do command -v "$units_tool" > /dev/null || units_missing="$units_missing $units_tool"; done
	[ -x /lib/systemd/systemd ] || units_missing="$units_missing systemd"
	[ "$(id -u)" -eq 0 ] || units_missing="$units_missing root"
	[ -z "$units_missing" ]
}
setup() { units_needs || skip "not here:$units_missing"; }

# on COMMAND...: on the server, never for more than three minutes, or than $on_limit seconds
on() { timeout "${on_limit:-180}" sh "$BATS_TEST_DIRNAME/host/host.sh" exec "$lab" "$@" < /dev/null 3>&- 4>&-; }
active() { on systemctl is-active --quiet "$@"; }
journal() { on journalctl --no-pager -o cat -u "$1"; }
state=/var/lib/mln/projects

@test "every unit is sound, and a guest's is confined to 2.0 at most" {
	for project in lab-x late ring; do
		on sh -c 'cd /srv/mln && "$1/mln" install --no-enable' - "$project"
		run on sh -c 'systemd-analyze verify /etc/systemd/system/mln-$1.service /etc/systemd/system/mln-$1@.service "/etc/systemd/system/mln-$1@a.service" 2>&1' - "$project"
		[ -z "$output" ] || { echo "$output"; false; }
	done
	run on systemd-analyze security --no-pager mln-lab-x@a.service
	exposure=$(printf '%s\n' "$output" | sed -n 's/.*exposure level for [^:]*: \([0-9.]*\).*/\1/p')
	echo "exposure $exposure"
	awk -v level="$exposure" 'BEGIN { exit !(level > 0 && level <= 2.0) }'
}

@test "systemctl start returns when all are ready; guests run as mln, in order, with their limits" {
	on /srv/mln/lab-x/build.sh
	on systemctl start mln-lab-x || { on journalctl --no-pager -o cat -u "mln-lab-x*"; false; }
	[ "$(on /srv/mln/lab-x/status.sh)" = $'lab-x host a up\nlab-x host b up\nlab-x switch lan up' ]
	not on flock -n /srv/locks/b.lab-x.lock true
	[ "$(on stat -c %U /srv/locks/b.lab-x.lock)" = mln ]
	active mln-lab-x@a mln-lab-x@b mln-lab-x@switch:lan
	on sh -c 'cat /var/lib/mln/projects/lab-x/log/*.console' | grep -aq REACHED
	[ "$(on sh -c 'stat -c %U "/proc/$(systemctl show -P MainPID mln-lab-x@a)"')" = mln ]
	[ "$(on systemctl show -P CPUWeight mln-lab-x@b)" = 200 ]
	[ "$(on systemctl show -P MemoryMax mln-lab-x@b)" -eq $((134 * 1048576)) ]
	[ "$(on systemctl show -P ControlGroup mln-lab-x@a)" = '/mln.slice/mln-lab\x2dx.slice/mln-lab-x@a.service' ]
}

@test "a folder in a home is seen by the guest that names it, and may be written" {
	on sh -c 'cat /var/lib/mln/projects/lab-x/log/a.console' | grep -aq 'SEES sesame'
	[ "$(on cat /home/shared/back)" = written ]
}

@test "root looks at what is expected in a guest that a service runs as another account" {
	on /srv/mln/lab-x/check.sh
}

@test "start.sh and stop.sh are calls to systemd there, and show the table" {
	run on /srv/mln/lab-x/stop.sh
	[ "$status" -eq 0 ]
	[[ "$output" == *'systemctl stop mln-lab-x.service'*'a stopped'*'b stopped'* ]]
	[ "$(on systemctl is-active mln-lab-x)" = inactive ]
	run on /srv/mln/lab-x/start.sh
	[ "$status" -eq 0 ]
	[[ "$output" == *'systemctl start mln-lab-x.service'*'a running'*'b running'* ]]
	run on /srv/mln/lab-x/start.sh -s 3
	[ "$status" -eq 1 ]
}

@test "a guest that is killed comes back" {
	before=$(on systemctl show -P MainPID mln-lab-x@a)
	on kill -9 "$before"
	within 90 came_back
	[ "$(on systemctl show -P NRestarts mln-lab-x@a)" = 1 ]
}
came_back() {
	now=$(on systemctl show -P MainPID mln-lab-x@a)
	[ "$now" != "$before" ] && [ "$now" != 0 ] && active mln-lab-x@a
}

@test "one that went down by itself does not, also where all are persistent" {
	run on /opt/mln/lab-x/mln check_persistent -p lab-x
	[ "$status" -eq 1 ]
	on /opt/mln/lab-x/mln set_persistent -p lab-x
	[ "$(on /opt/mln/lab-x/mln check_persistent -p lab-x)" = 'lab-x persistent yes' ]
	[ "$(on systemctl show -P Restart mln-lab-x@b)" = always ]
	on sh -c 'cd /var/lib/mln/projects/lab-x && uml_mconsole run/b.lab-x/mconsole cad' > /dev/null 2>&1
	within 90 down b
	sleep 6
	[ "$(on systemctl is-active mln-lab-x@b)" = inactive ]
	on /srv/mln/lab-x/start.sh
	active mln-lab-x@b
	on /opt/mln/lab-x/mln set_persistent -p lab-x --off
	[ "$(on systemctl show -P Restart mln-lab-x@b)" = on-failure ]
}
down() { [ "$(on systemctl is-active "mln-lab-x@$1")" = inactive ]; }

@test "status --usage tells processor, memory and disk of a guest, and that its network cannot be seen" {
	on /srv/mln/lab-x/status.sh --usage --json > "$lab/usage"
	node -e '
		const [a] = JSON.parse(require("fs").readFileSync(process.argv[1])).servers[0].hosts;
		if (!(a.cpu_seconds >= 0 && a.memory_bytes > 10e6 && a.disk_traffic_bytes >= 0 && a.network_bytes === null && a.disk_bytes > 1e6)) { console.log(a); process.exit(1); }' "$lab/usage"
}

@test "a guest that is never ready makes systemctl start fail, with what it said last in the journal" {
	on /srv/mln/late/build.sh
	run on systemctl start mln-late
	[ "$status" -ne 0 ]
	journal mln-late.service | grep -q 'slow was not ready in time'
	journal mln-late@slow.service | grep -q 'I AM SLOW'
	[ "$(on systemctl is-failed mln-late@slow)" = failed ]
	[ -z "$(on pgrep -f 'umid=slow[.]late')" ]
	# what systemd did not start it does not stop
	active mln-late@switch:lan
	on /srv/mln/late/stop.sh
	on test -e /run/late-was-taken-down
	not active mln-late@switch:lan
	[ "$(on sh -c 'ls /var/lib/mln/projects/late/run/started')" = '' ]
}

@test "a stop during a start ends that alone, then asks the guests as it always does" {
	# systemd would take down with it all that is PartOf= it
	starts_late
	on systemctl --job-mode=ignore-dependencies stop mln-late.service
	sleep 2
	[ "$(on systemctl is-active mln-late@slow)" = activating ]
	active mln-late@switch:lan
	on /srv/mln/late/stop.sh
	starts_late
	[ "$(on systemctl is-active mln-late)" = activating ]
	run on /srv/mln/late/stop.sh -w 100
	[ "$status" -eq 0 ] || { echo "$output"; false; }
	[[ "$output" == *'systemctl --job-mode=ignore-dependencies stop mln-late.service'*'slow stopped'* ]]
	on test -e /run/late-was-taken-down
	not active mln-late@switch:lan
	[ "$(on sh -c 'ls /var/lib/mln/projects/late/run/started')" = '' ]
}
starts_late() {
	on rm -f /run/late-was-taken-down
	on systemctl reset-failed
	on systemctl start --no-block mln-late
	within 20 on sh -c 'grep -aqs "I AM SLOW" /var/lib/mln/projects/late/log/slow.console && [ -e /var/lib/mln/projects/late/run/started/slow/offset ]'
}

@test "a start slot is of all projects: two that boot at once wait for each other" {
	on systemctl stop mln-lab-x 'mln-lab-x@*'
	on systemctl reset-failed
	on sh -c 'systemctl start --no-block mln-late@slow; systemctl start mln-lab-x'
	journal mln-lab-x@a.service | grep -q 'a waits: 1 guests boot already'
	active mln-lab-x@a mln-lab-x@b
}

@test "an installed project boots with its server, and goes down with it in time" {
	on sh -c 'cd /srv/mln && lab-x/mln install' 
	sh "$BATS_TEST_DIRNAME/host/host.sh" crash "$lab" 3>&-
	sh "$BATS_TEST_DIRNAME/host/host.sh" boot "$lab" 3>&-
	within 120 active mln-lab-x
	[ "$(on /srv/mln/lab-x/status.sh)" = $'lab-x host a up\nlab-x host b up\nlab-x switch lan up' ]
	went_off=$(date +%s)
	on systemctl poweroff || :
	within 120 off
	[ "$(($(date +%s) - went_off))" -lt 80 ]
	# the disks were unmounted by their guests
	disks=$lab/disk/data/_var_lib_mln/projects/lab-x/disks
	uml_moo -b "$disks/b.base" "$disks/b.cow" "$lab/b.img" > /dev/null
	for image in "$disks/a.img" "$lab/b.img"; do
		run e2fsck -fn "$image"
		[ "$status" -eq 0 ]
		[[ "$output" != *'skipping journal recovery'* ]]
	done
	sh "$BATS_TEST_DIRNAME/host/host.sh" boot "$lab" 3>&-
	on journalctl --no-pager --since "@$went_off" -o cat -u mln-lab-x > "$lab/last"
	grep -q 'a stopped' "$lab/last"
	grep -q 'Stopped mln-lab-x.service' "$lab/last"
	within 120 active mln-lab-x
}
off() { ! kill -0 "$(cat "$lab/pid")" 2> /dev/null; }

@test "install refuses what runs by hand, and what others can write to; uninstall what runs" {
	on sh -c '/srv/mln/ring/mln uninstall && /srv/mln/ring/build.sh && /srv/mln/ring/start.sh' > /dev/null 2>&1
	run on /srv/mln/ring/mln install
	[ "$status" -eq 1 ]
	[[ "$output" == *'ring runs, started by hand'* ]]
	on sh -c '/srv/mln/ring/stop.sh && chmod g+w /opt/mln' > /dev/null 2>&1
	run on /srv/mln/ring/mln install
	[ "$status" -eq 1 ]
	[[ "$output" == *'others than root can write to /opt/mln;'* ]]
	on chmod g-w /opt/mln
	run on /srv/mln/lab-x/mln uninstall
	[ "$status" -eq 1 ]
	[[ "$output" == *'lab-x runs: stop it first'* ]]
}

@test "a guest of QEMU is a service too: it runs confined as its owner, and reaches its neighbour" {
	kernel_here "$lab/share" > "$lab/kernel" 2>&1 || skip "$(tail -n 1 "$lab/kernel")"
	on sh -c 'cp -R /share/kernel /var/lib/mln/templates/ && cd /srv/mln && node /share/dist/mlnc.js /share/units-qemu.mln -o . && emulated/build.sh && emulated/mln install'
	run on sh -c 'systemd-analyze verify /etc/systemd/system/mln-emulated.service /etc/systemd/system/mln-emulated@machine.service 2>&1'
	[ -z "$output" ] || { echo "$output"; false; }
	on_limit=400 on systemctl start mln-emulated
	active mln-emulated@machine mln-emulated@process
	on sh -c 'cat /var/lib/mln/projects/emulated/log/machine.console' | grep -aq 'REACHED 10.0.0.1'
	machine_process=$(on pgrep -f 'guest=machine.emulated')
	[ "$(on stat -c %U "/proc/$machine_process")" = mln ]
	on grep -q 'mln-emulated@machine' "/proc/$machine_process/cgroup"
	on grep -q '^Seccomp:.2' "/proc/$machine_process/status"
	on systemctl stop mln-emulated
	[ "$(on cat "$state/emulated/run/started/machine/ended" 2> /dev/null || echo 0)" = 0 ]
	run e2fsck -fn "$lab/disk/data/_var_lib_mln/projects/emulated/disks/machine.img"
	[ "$status" -eq 0 ]
	[[ "$output" != *'skipping journal recovery'* ]]
}

@test "uninstall takes everything of it away, and nothing of another project; disks stay" {
	on systemctl stop mln-lab-x
	on /srv/mln/lab-x/mln uninstall
	[ "$(on sh -c 'ls -d /etc/systemd/system/*lab-x* /etc/systemd/system/*/*lab-x* /opt/mln/lab-x 2> /dev/null')" = '' ]
	on test -f /etc/systemd/system/mln-late.service
	on test -f "$state/lab-x/disks/a.img"
}

@test "a user's own service manager runs a project, after install --user" {
	on sh -c 'useradd -m lab && loginctl enable-linger lab'
	within 60 on test -S "/run/user/$(on id -u lab)/bus"
	cat > "$lab/share/as-lab" <<-'SCRIPT'
		#!/bin/sh
		exec setpriv --reuid lab --regid lab --init-groups env HOME=/home/lab XDG_RUNTIME_DIR="/run/user/$(id -u lab)" "$@"
	SCRIPT
	on sh /share/as-lab sh -c 'cd && mkdir mln && node /share/dist/mlnc.js /share/ring/ring.mln -o mln && mln/ring/build.sh && mln/ring/mln install --user'
	on sh /share/as-lab systemctl --user start mln-ring
	[ "$(on sh /share/as-lab systemctl --user is-active mln-ring@router3)" = active ]
	[ "$(on sh /share/as-lab /home/lab/mln/ring/status.sh)" = $'ring host router1 up\nring host router2 up\nring host router3 up\nring switch A up\nring switch B up\nring switch C up' ]
	on sh /share/as-lab systemctl --user stop mln-ring
	on sh /share/as-lab /home/lab/mln/ring/mln uninstall --user
	[ "$(on sh -c 'ls /home/lab/.config/systemd/user/ /home/lab/.local/share/mln/projects 2> /dev/null | grep ring')" = '' ]
}
