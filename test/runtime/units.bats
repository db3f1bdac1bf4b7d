# What a unit's lines do, called in the order in which systemd calls them: with a real systemd in test/lab.
load helper

setup() {
	setup_work
	make_project t g1 g2
	export XDG_RUNTIME_DIR=$W/xdg INVOCATION_ID=first
	mkdir "$XDG_RUNTIME_DIR"
	give_away
	disks t g1 g2
}
teardown() { teardown_work; }

# becomes GUEST: its ExecStart=, and $main its process
becomes() {
	"${as_user[@]}" "$made/mln" run "$1" --prepared > /dev/null 2>&1 < /dev/null 3>&- &
	main=$!
	within 60 is_guest "$main"
}
# is_guest PROCESS: does it run the guest's own program by now?
is_guest() { case $("${as_user[@]}" cat "/proc/$1/comm" 2> /dev/null) in sh | sleep) ;; *) return 1 ;; esac; }
slots() { ls "$XDG_RUNTIME_DIR/mln/slots" 2> /dev/null; }

@test "a guest is prepared, becomes its own process, is ready, is asked down, and leaves nothing" {
	ends 0 prepare g1
	[ "$(slots)" = t:g1 ]
	becomes g1
	MAINPID=$main ends 0 wait g1
	[ -z "$(slots)" ]
	read -r pid rest < "$MLN_STATE/t/run/started/g1/pid"
	[ "$pid" = "$main" ]
	ends 1 status
	says 't host g1 up'
	ends 0 ask-down g1
	EXIT_CODE=exited EXIT_STATUS=0 ends 0 ended g1
	[ ! -e "$MLN_STATE/t/run/started/g1" ]
	ends 3 status
}

@test "one that ended by itself is told by what systemd says of it" {
	make_guest g1 'echo "MLN-READY g1 0"; sleep 0.3; exit 3'
	make_guest g2 'echo "MLN-READY g2 0"; sleep 0.3'
	for guest in g1 g2; do
		ends 0 prepare "$guest"
		becomes "$guest"
		MAINPID=$main ends 0 wait "$guest"
		wait "$main" || :
	done
	EXIT_CODE=exited EXIT_STATUS=3 ends 0 ended g1
	EXIT_CODE=exited EXIT_STATUS=0 ends 0 ended g2
	ends 3 status --json
	[ "$(json 'x.servers[0].hosts.map(h => h.state + ": " + h.note)')" = 'failed: it ended with status 3; mln log g1,stopped: it went down by itself' ]
}

@test "one that is not ready in time is told with what it said, and gives its slot back" {
	ready_timeout=1 make_guest g1 'echo booting; exec sleep 60'
	ends 0 prepare g1
	becomes g1
	MAINPID=$main ends 1 wait g1
	says booting
	says 'g1 was not ready in 1 s'
	[ -z "$(slots)" ]
	kill -KILL "$main"
	EXIT_CODE=killed EXIT_STATUS=KILL ends 0 ended g1
	ends 3 status --json
	[ "$(json 'x.servers[0].hosts[0].state')" = failed ]
}

@test "what runs by hand is refused, and left alone by the unit that was refused" {
	add_switch A uml_switch
	command -v uml_switch > /dev/null || skip 'not installed: uml_switch'
	ends 0 start -h g1
	ends 1 prepare g1
	says 'not by this service'
	EXIT_CODE=exited EXIT_STATUS=1 ends 0 ended g1
	ends 1 status
	says 't host g1 up'
	ends 0 start
	ends 1 prepare switch:A
	EXIT_CODE=exited EXIT_STATUS=1 ends 0 ended switch:A
	ends 0 status -s A
}

@test "a switch is prepared, run, awaited and ended by the same lines" {
	add_switch A uml_switch
	command -v uml_switch > /dev/null || skip 'not installed: uml_switch'
	ends 0 prepare switch:A
	"${as_user[@]}" "$made/mln" run switch:A --prepared > /dev/null 2>&1 < /dev/null 3>&- &
	MAINPID=$! ends 0 wait switch:A
	ends 0 status -s A
	ends 0 ask-down switch:A
	ends 0 ended switch:A
	ends 3 status -s A
}

@test "as many guests have a slot as the server has, of all projects; the next waits, and a stale one ends" {
	echo 'server_slots=1' >> "$server/server.conf"
	ends 0 prepare g1
	first=$made
	make_project other g1
	echo 'server_slots=1' >> "$server/server.conf"
	disks other g1
	run timeout 4 "${as_user[@]}" "$made/mln" prepare g1 < /dev/null 3>&-
	[ "$status" -eq 124 ]
	says 'g1 waits: 1 guests boot already on this machine'
	made=$first ends 0 ended g1
	ends 0 prepare g1
	[ "$(slots)" = other:g1 ]
	echo 1 > "$XDG_RUNTIME_DIR/mln/slots/other:g1"
	made=$first ends 0 prepare g2
	[ "$(slots)" = t:g2 ]
}

@test "between the steps of a service its guest's disk is no one's to take" {
	mkdir -p "$W/bin" "$W/config/systemd/user"
	printf '#!/bin/sh\necho activating\n' > "$W/bin/systemctl"
	chmod 755 "$W/bin/systemctl"
	export PATH=$W/bin:$PATH XDG_CONFIG_HOME=$W/config
	echo '# mlnc t: made by the tests' > "$W/config/systemd/user/mln-t.service"
	give_away
	ends 0 prepare g1
	ends 1 build --rebuild --yes t -h g1
	says 'g1 runs: mln stop -h g1 first'
	ends 1 destroy --purge --yes t
	says 'still there: g1 g2'
	[ -e "$MLN_STATE/t/disks/g1.img" ]
}
