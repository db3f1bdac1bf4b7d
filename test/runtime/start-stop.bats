setup() {
	. "$BATS_TEST_DIRNAME/helper.bash"
	setup_work
	make_project t g1 g2
	disks t g1 g2
}
teardown() { teardown_work; }

@test "hooks run in the original's order, with the project and server in their environment" {
	for hook in beforeProjectStart afterProjectStart beforeProjectStop afterProjectStop beforeHostsStart afterHostsStart beforeHostsStop afterHostsStop; do
		add_hook "$hook" "echo $hook \$MLN_PROJECT \$MLN_SERVER >> $W/hooks"
	done
	ends 0 start
	[ "$(cat "$W/hooks")" = $'beforeProjectStart t local\nbeforeHostsStart t local\nafterHostsStart t local\nafterProjectStart t local' ]
	rm "$W/hooks"
	ends 0 stop
	[ "$(cut -d ' ' -f 1 "$W/hooks" | xargs)" = 'beforeProjectStop beforeHostsStop afterHostsStop afterProjectStop' ]
	rm "$W/hooks"
	ends 0 start -h g1
	[ ! -e "$W/hooks" ]
}

@test "stop runs the hooks that were there at the start, whatever became of the description; the next start takes the new ones" {
	add_hook afterProjectStop "echo first >> $W/hooks"
	ends 0 start
	add_hook beforeProjectStop 'exit 3'
	add_hook afterProjectStop "echo second >> $W/hooks"
	ends 0 start -h g1
	ends 0 stop --strict
	[ "$(cat "$W/hooks")" = first ]
	ends 0 start
	ends 1 stop
	[ "$(tail -n 1 "$W/hooks")" = second ]
	ends 0 start
	rm -r "$server/hooks"
	ends 1 stop
	says 'the hook beforeProjectStop failed'
}

@test "a failing hook before the start undoes what the start did" {
	add_switch A uml_switch
	add_hook beforeHostsStart 'exit 5'
	ends 1 start
	says 'the hook beforeHostsStart failed'
	ends 3 status
	ends 3 status -s A
	[ ! -e "$MLN_STATE/t/run/A.ctl" ]
}

@test "any other failing hook is told, the rest goes on, and it is 1; stop --strict ends there" {
	add_hook afterHostsStart false
	add_hook beforeHostsStop 'exit 3'
	ends 1 start
	says 'the hook afterHostsStart failed'
	ends 0 status
	ends 1 stop --strict
	ends 0 status
	ends 1 stop
	says 'the hook beforeHostsStop failed'
	ends 3 status
}

@test "orders start from low to high and stop the other way" {
	echo 'vm_boot_order=1' >> "$server/vms/g2/vm.conf"
	ends 0 start
	[ "$(grep -o '^g[12] running' <<< "$output" | xargs)" = 'g2 running g1 running' ]
	ends 0 stop
	[ "$(grep -o '^g[12] stopped' <<< "$output" | xargs)" = 'g1 stopped g2 stopped' ]
}

@test "more memory than is free is told, and more than the machine has begins nothing" {
	printf 'driver_memory() { say 700; }\ndriver_memory_free() { say 1000 2000; }\n' >> "$made/lib/drivers/script.sh"
	ends 0 start
	says 'guests want 1400 MiB of memory, 1000 MiB are free; mend it with: start fewer'
	ends 0 stop
	printf 'driver_memory() { say 1100; }\n' >> "$made/lib/drivers/script.sh"
	ends 1 start
	says 'guests want 2200 MiB of memory, 2000 MiB are all that the machine has'
	ends 3 status
	ends 0 start -h g1
	ends 0 start
	ends 0 stop
}

@test "-s leaves seconds from launch to launch" {
	ends 0 start -s 1
	says 'g2 running'
	one=$(stat -c %Y "$MLN_STATE/t/run/started/g1/pid")
	two=$(stat -c %Y "$MLN_STATE/t/run/started/g2/pid")
	[ $((two - one)) -ge 1 ]
}

@test "a guest that is not ready in time is named, goes on running, and it is 1" {
	make_guest g1 'trap "exit 0" TERM; while :; do sleep 1 & wait; done'
	echo 'vm_ready_timeout=1' >> "$server/vms/g1/vm.conf"
	ends 1 start
	says 'not ready: g1'
	ends 0 status --json
	says '"starting"'
	ends 1 wait g1 -w 0
	ends 0 wait g2
	ends 0 stop
}

@test "a guest nobody waits for only has to run" {
	make_guest g1 'while :; do sleep 1; done'
	echo 'vm_ready=none' >> "$server/vms/g1/vm.conf"
	ends 0 start
	ends 0 status
}

@test "an early death is met by one more start, said aloud; the second time it is a failure with its last words" {
	make_guest g1 "if [ -e $W/once ]; then $(obedient g1); else touch $W/once; echo panic here; exit 134; fi"
	ends 0 start g1
	says 'panic here'
	says 'one more try'
	ends 0 status g1
	make_guest g2 "echo x >> $W/tries; echo no root device; exit 134"
	ends 1 start g2
	says 'no root device'
	[ "$(grep -c x "$W/tries")" -eq 2 ]
	ends 3 status g2 --json
	says '"failed"'
}

@test "a guest that had got as far as our own scripts, or went down, is not tried again" {
	make_guest g1 "echo x >> $W/tries; echo MLN-BOOT g1; exit 1"
	ends 1 start g1
	[ "$(grep -c x "$W/tries")" -eq 1 ]
	make_guest g2 "echo x >> $W/tries; exit 0"
	ends 1 start g2
	[ "$(grep -c x "$W/tries")" -eq 2 ]
}

@test "stop -w destroys those that are left, names them and ends with 1; -H asks nobody" {
	make_guest g1 "$(stubborn g1)"
	ends 0 start
	ends 1 stop -w 4
	says 'were destroyed: g1'
	says 'g2 stopped'
	ends 3 status
	ends 0 start
	ends 0 stop -H
	ends 3 status
}

@test "stop -w i waits as long as it takes" {
	make_guest g1 'trap "sleep 0.5; exit 0" TERM; echo "MLN-READY g1 0"; while :; do sleep 0.1; done'
	ends 0 start
	ends 0 stop -w i
	says 'g1 stopped'
}

@test "ask-down says when a guest is still up" {
	make_guest g1 "$(stubborn g1)"
	ends 0 start
	ends 1 ask-down g1 -w 0
	says 'still up'
	ends 0 ask-down g2
	ends 0 ask-down g2
	ends 1 status
}

@test "mln run in the foreground ends with the guest's status, and SIGTERM lets the guest go down" {
	make_guest g2 'echo "MLN-READY g2 0"; exit 42'
	ends 42 run g2
	"${as_user[@]}" "$made/mln" run g1 < /dev/null > "$W/out.txt" 2>&1 3>&- &
	ends 0 wait g1
	read -r pid _ < "$MLN_STATE/t/run/started/g1/pid"
	kill -TERM "$pid"
	wait "$!"
	ends 3 status
}

@test "a process that is just being written down is no process that ended" {
	mkfifo "$W/pid"
	# shellcheck disable=SC2016  # the inner shell's own
	timeout 5 bash -c ': > "$1"; echo "$2 $(cut -d " " -f 22 "/proc/$2/stat")" > "$1"' - "$W/pid" "$$" 3>&- &
	# shellcheck disable=SC2016,SC2086  # the inner shell's own; words
	timeout 5 $TEST_SH -c '. "$1"; process_alive "$2"' - "$repository/runtime-sh/lib/processes.sh" "$W/pid"
}

@test "where the state cannot be written, doctor, build and start say so in the same words, before anything is done" {
	for guest in g1 g2; do echo vm_filesystem=/dev/null >> "$server/vms/$guest/vm.conf"; done
	mkdir "$W/closed"
	chmod 555 "$W/closed"
	for verb in doctor build start; do
		MLN_STATE=$W/closed/state ends 1 "$verb"
		says "$W/closed cannot be written"
		says 'set MLN_STATE to a directory of yours'
	done
	chmod 755 "$W/closed"
	rmdir "$W/closed"
}

@test "files and folders of this machine that a description names are looked for before anything is done" {
	printf "vm_paths='%s'\n" "$W/more data.img
$W/a folder" >> "$server/vms/g1/vm.conf"
	ends 1 doctor
	says "g1: $W/more data.img is not there, or not to be read"
	says "g1: $W/a folder is not there, or not to be read"
	ends 1 start
	says "g1: $W/a folder is not there, or not to be read; mend it with: bring it there, or take it out of the description"
	[ ! -e "$MLN_STATE/t/run/started/g1" ]
	touch "$W/more data.img"
	mkdir "$W/a folder"
	ends 0 start
}

@test "limits that are low are told by doctor, and by a start that goes on" {
	ulimit -Sn 200
	ends 1 doctor
	says 'only 200 files may be open'
	ends 0 start
	says 'only 200 files may be open; mend it with: ulimit -n 1024'
}

@test "restart stops, then starts" {
	ends 0 start
	before=$(cat "$MLN_STATE/t/run/g1.t/pid")
	ends 0 restart -h g1
	[ "$(cat "$MLN_STATE/t/run/g1.t/pid")" != "$before" ]
	ends 0 status
}

@test "what is awaited is one line of the terminal, however narrow" {
	make_project w a-guest-with-a-long-name another-one-with-a-long-name a-third-one
	for name in a-guest-with-a-long-name another-one-with-a-long-name a-third-one; do
		make_guest $name "sleep 1; $(obedient $name)"
		disks w $name
	done
	"${as_user[@]}" script -qfc "stty cols 40 rows 24; $made/mln start" "$W/terminal" < /dev/null > /dev/null 3>&-
	tr '\r' '\n' < "$W/terminal" | sed -n 's/^.\[K\(booting.*\)/\1/p' > "$W/lines"
	[ -s "$W/lines" ]
	[ "$(awk '{ if (length($0) > most) most = length($0) } END { print most }' "$W/lines")" = 39 ]
	ends 0 stop
}
