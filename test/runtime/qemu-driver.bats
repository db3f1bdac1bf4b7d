# The driver of QEMU with the real QEMU, emulating: guests of one boot sector (test/qemu/guest.S), which are up in a second. The lab has whole systems.

setup_file() {
	top=$(cd "$BATS_TEST_DIRNAME/../.." && pwd)
	as --32 -o "$BATS_FILE_TMPDIR/guest.o" "$top/test/qemu/guest.S" &&
		ld -m elf_i386 -Ttext 0x7c00 -e 0 --oformat binary -o "$BATS_FILE_TMPDIR/guest" "$BATS_FILE_TMPDIR/guest.o"
}

setup() {
	. "$BATS_TEST_DIRNAME/helper.bash"
	command -v qemu-system-x86_64 > /dev/null || skip 'not installed: qemu-system-x86'
	setup_work
	cat > "$W/t.mln" <<-'MLN'
	global { project t }
	template sector { family debian }
	superclass small { kvm; memory 16M; template sector; ready_timeout 20s }
	host g1 { superclass small }
	host g2 { superclass small }
	MLN
	compile
	disk g1 o
	disk g2 o
}
teardown() { [ -z "${W:-}" ] || teardown_work; }

compile() {
	node "$repository/dist/mlnc.js" "$W/t.mln" -o "$W/out" > /dev/null
	made=$W/out/t server=$W/out/t/service-hosts/local
	sed -i "1s|.*|#!/usr/bin/env -S $TEST_SH|" "$made/mln"
	give_away
}
# disk GUEST HOW: its boot sector
disk() {
	disks t "$1"
	{ head -c 2 "$BATS_FILE_TMPDIR/guest"; printf '%s' "$2"; tail -c +4 "$BATS_FILE_TMPDIR/guest"; printf 'MLN-READY %s 0\r\n\0' "$1"; } > "$W/sector"
	truncate -s 510 "$W/sector"
	printf '\125\252' >> "$W/sector"
	truncate -s 1M "$W/sector"
	cat "$W/sector" > "$MLN_STATE/t/disks/$1.img"
}
main_pid() { cat "$MLN_STATE/t/run/$1.t/pid"; }
state_of() { ends "$2" status -h "$1" --json; json 'x.servers[0].hosts[0].state'; }
has_failed() { [ "$(state_of "$1" 3)" = failed ]; }
nothing_left() {
	[ -z "$(ls "$MLN_STATE/t/run/started")" ]
	[ ! -e "$MLN_STATE/t/run/g1.t" ]
	for process in $(grep -ls guest=g1.t /proc/[0-9]*/cmdline); do
		[[ "$(readlink "${process%/cmdline}/cwd")" != "$MLN_STATE/t" ]] || { echo "left: $process"; return 1; }
	done
}

@test "guests start, are shown with their usage, and go down by their power button" {
	ends 0 start
	ends 0 status
	says 't host g1 up'
	ends 0 status --usage --json
	[ "$(json 'x.servers[0].hosts.every(h => h.state === "running" && h.memory_bytes > 16777216)')" = true ]
	grep -aq 'MLN-READY g1 0' "$MLN_STATE/t/log/g1.console"
	ends 0 stop -w 60
	says 'g1 stopped'
	nothing_left
	ends 3 status
}

@test "a guest that is deaf to its power button is destroyed when the time is over" {
	disk g1 d
	ends 0 start
	ends 1 stop -w 4
	says 'destroyed: g1'
	says 'g2 stopped'
	nothing_left
}

@test "a guest goes on without its mln run, is found and stopped; one that was killed has failed, and starts again over what it left" {
	ends 0 start -h g1
	kill -KILL "$(cut -d ' ' -f 1 "$MLN_STATE/t/run/started/g1/pid")"
	[ "$(state_of g1 0)" = running ]
	ends 0 start -h g1
	says 'was up already'
	kill -KILL "$(main_pid g1)"
	within 60 has_failed g1
	[ -e "$MLN_STATE/t/run/g1.t/pid" ]
	ends 0 start -h g1
	[ "$(state_of g1 0)" = running ]
	ends 0 stop -w 60
	nothing_left
}

@test "a guest whose process is stopped does not answer, which takes five seconds to say; several together take no longer" {
	ends 0 start
	kill -STOP "$(main_pid g1)" "$(main_pid g2)"
	before=$(date +%s)
	ends 0 status --json
	[ "$(json 'x.servers[0].hosts.map(h => h.state).join()')" = unresponsive,unresponsive ]
	[ $(($(date +%s) - before)) -lt 10 ]
	kill -CONT "$(main_pid g1)" "$(main_pid g2)"
	[ "$(state_of g1 0)" = running ]
	ends 0 stop -w 60
}

@test "who runs a guest cannot lead root to write elsewhere when root asks it" {
	[ "$(id -u)" -eq 0 ] || skip 'only root can start guests as others'
	as_user=()
	sed -i 's/superclass small {/& owner nobody;/' "$W/t.mln"
	compile
	chown -R root "$W"
	chown nobody "$MLN_STATE"/t/disks/*
	ends 0 start -h g1
	room=$MLN_STATE/t/run/started/g1
	[ "$(stat -c %U "/proc/$(main_pid g1)")" = nobody ]
	[ "$(stat -c '%U %a' "$room/qmp.in" "$room/qmp.out")" = $'nobody 600\nnobody 600' ]
	# the guest's account may put links there, so nothing in it is made by root
	[ "$(stat -c %U "$MLN_STATE/t/run/g1.t")" = nobody ]
	not setpriv --reuid nobody --regid "$(stat -c %g "$room")" --clear-groups rm -f "$room/qmp.in" 2> /dev/null
	[ -p "$room/qmp.in" ]
	ends 0 status -h g1
	says 't host g1 up'
	ends 0 stop -w 60
}

@test "a guest that panics while it boots is a start that fails" {
	disk g1 p
	ends 1 start -h g1
	says 'ended after'
	[ "$(state_of g1 3)" = failed ]
	ends 0 stop
	nothing_left
}

@test "a process id that is another's by now is no guest, and is left alone" {
	sleep 60 3>&- &
	other=$!
	"${as_user[@]}" mkdir -p "$MLN_STATE/t/run/g1.t" "$MLN_STATE/t/log"
	echo "$other" > "$MLN_STATE/t/run/g1.t/pid"
	ends 3 status
	ends 0 start -h g1
	ends 0 stop -H
	kill -0 "$other"
	kill "$other"
}

@test "many ask at once, and each gets its answer" {
	ends 0 start -h g1
	for try in 1 2 3 4 5 6; do mln status -h g1 > "$W/said.$try" & done
	wait
	[ "$(cat "$W"/said.? | grep -c 't host g1 up')" -eq 6 ]
	ends 0 stop -w 60
}

console_is_read() { ls -l /proc/[0-9]*/fd 2> /dev/null | grep -q " $1\$"; }

@test "a guest that boots its disk has its console where it is typed at, and the log has all of it" {
	ends 0 start -h g1 -t pts
	ends 0 console g1
	[[ "$output" =~ /dev/pts/[0-9]+ ]]
	# in a terminal it is typed at there; a shell around it, as `sh` is to `script`, is not hit by the key that leaves
	: > "$W/typed"
	{ until grep -q leaves "$W/typed"; do sleep 0.1; done; sleep 0.5; printf '\035'; } |
		SHELL=/bin/sh "${as_user[@]}" timeout 20 script -qec "$made/mln console g1" /dev/null > "$W/typed"
	grep -q 'Ctrl-\] leaves its console' "$W/typed"
	# who loses the terminal leaves nobody who would read on
	ends 0 console g1
	pts=${output#*its console is } pts=${pts%%,*}
	: > "$W/typed"
	mkfifo "$W/silent"
	sleep 60 > "$W/silent" 3>&- &
	local silence=$!
	SHELL=/bin/sh script -qec "exec ${as_user[*]} $made/mln console g1" /dev/null > "$W/typed" < "$W/silent" 3>&- &
	within 20 grep -q leaves "$W/typed"
	within 20 console_is_read "$pts"
	kill -KILL $!
	wait $! || :
	within 20 eval '! console_is_read "$pts"'
	kill "$silence"
	grep -aq 'MLN-READY g1 0' "$MLN_STATE/t/log/g1.console"
	ends 0 stop -w 60
	ends 0 start -h g1
	ends 1 console g1
	says 'no console to type at'
	ends 0 stop -w 60
}

@test "the hypervisor's own complaint is shown where a start fails" {
	sed -i 's/format=raw/format=qcow2/' "$server/vms/g1/command.sh"
	ends 1 start -h g1
	says 'Image is not in qcow2 format'
}

@test "what is missing is told before anything is done: the kernel for guests, a kernel of the description's, a window" {
	sed -i 's/host g1 { superclass small }/host g1 { superclass small; memory 128M; kvm { boot kernel; display gtk } }/; s/host g2 { superclass small }/host g2 { superclass small; kernel "\/no such\/linux" }/' "$W/t.mln"
	compile
	unset DISPLAY WAYLAND_DISPLAY
	export MLN_TEMPLATES=$W/templates
	ends 1 start
	says 'no kernel for guests on this machine; mend it with: mln template kernel'
	says 'g2: /no such/linux is not there'
	says 'g1 wants a window'
	[ ! -e "$MLN_STATE/t/run/started/g1" ]
}

@test "whether KVM works is asked once in a boot of the machine: by a guest that runs, since an open /dev/kvm says nothing" {
	[ "$(id -u)" -eq 0 ] && [ -e /dev/kvm ] || skip 'takes root and /dev/kvm'
	ends 0 start -h g1
	says 'nobody may not use /dev/kvm: guests are emulated, many times slower; mend it with: usermod -aG kvm nobody'
	ends 0 stop -w 60
	[ ! -e "$MLN_STATE/.kvm-nobody" ]
	as_user=(setpriv --reuid nobody --regid nogroup --groups "$(stat -c %g /dev/kvm)")
	chmod 755 "$MLN_STATE"
	ends 0 start -h g1
	read -r boot found < "$MLN_STATE/.kvm-nobody"
	[ "$boot" = "$(cat /proc/sys/kernel/random/boot_id)" ]
	tr '\0' '\n' < "/proc/$(main_pid g1)/cmdline" | grep -qx "$found"
	[ "$found" = kvm ] || says '/dev/kvm is there, but a guest does not run with it: guests are emulated'
	ends 0 stop -w 60
	echo "$boot tcg" > "$MLN_STATE/.kvm-nobody"
	ends 0 start -h g1
	tr '\0' '\n' < "/proc/$(main_pid g1)/cmdline" | grep -qx tcg
	ends 0 stop -w 60
	echo 'another-boot kvm' > "$MLN_STATE/.kvm-nobody"
	ends 0 start -h g1
	[ "$(cat "$MLN_STATE/.kvm-nobody")" = "$boot $found" ]
	ends 0 stop -w 60
}

@test "the tiny guest that KVM is tried with runs through under emulation" {
	sed -n '/^qemu_probe()/,/^}/p' "$repository/targets/qemu/driver-kvm.sh" | sed 's/-accel kvm/-accel tcg/' > "$W/probe"
	run "${as_user[@]}" $TEST_SH -c ". $W/probe; run_as=''; qemu_probe"
	[ "$status" -eq 0 ]
}
