setup() {
	. "$BATS_TEST_DIRNAME/helper.bash"
	setup_work
	make_project t g1 g2
	disks t g1 g2
	for event in build start ready stop failure; do watch_event "$event"; done
}
teardown() { teardown_work; }

# watch_event EVENT [COMMAND]: its hook writes down what it is told
watch_event() { add_hook "on-$1.test" "${2:-:}; echo \"\$MLN_EVENT \$MLN_GUEST \$MLN_PROJECT/\$MLN_SERVER \$MLN_RESULT\" >> $W/seen"; }
# seen: what was written down, in order, times left out
seen() { sed 's/[0-9.]* s$/SECONDS/' "$W/seen" 2> /dev/null; }
seen_is() { [ "$(seen)" = "$1" ] || { printf 'seen:\n%s\n' "$(seen)"; return 1; }; }
seen_within() {
	for _ in $(seq 50); do
		[ "$(seen)" != "$1" ] || return 0
		sleep 0.1
	done
	seen_is "$1"
}

@test "a start and a stop are seen, of the guests that they are about" {
	ends 0 start g1
	seen_is $'start g1 t/local \nready g1 t/local SECONDS'
	ends 0 start g1
	says 'was up already'
	rm "$W/seen"
	ends 0 stop
	seen_is 'stop g1 t/local went down'
}

@test "who goes down at once, by itself or with an error is seen as that, once" {
	ends 0 start g1
	rm "$W/seen"
	ends 0 stop -H
	seen_is 'stop g1 t/local at once'
	make_guest g1 'echo "MLN-READY g1 0"; sleep 1; exit 0'
	make_guest g2 'echo "MLN-READY g2 0"; sleep 1; exit 7'
	rm "$W/seen"
	ends 0 start g1
	seen_within $'start g1 t/local \nready g1 t/local SECONDS\nstop g1 t/local went down by itself'
	rm "$W/seen"
	ends 0 start g2
	seen_within $'start g2 t/local \nready g2 t/local SECONDS\nfailure g2 t/local ended with 7'
	rm "$W/seen"
	ends 0 stop
	[ ! -e "$W/seen" ]
}

@test "late, stubborn and broken guests are failures; the status of startup is told" {
	make_guest g1 "$(obedient g1 3)"
	ends 0 start g1
	[[ "$(seen)" == *'ready g1 t/local '*' s, startup ended with 3' ]]
	ends 0 stop
	rm "$W/seen"
	make_guest g1 'trap "" TERM; while :; do sleep 1; done'
	echo 'vm_ready_timeout=1' >> "$server/vms/g1/vm.conf"
	ends 1 start g1
	seen_is $'start g1 t/local \nfailure g1 t/local not ready after SECONDS'
	rm "$W/seen"
	ends 1 stop -w 1
	seen_is 'failure g1 t/local did not go down in time and was destroyed'
}

@test "one that fails or writes to standard output disturbs nothing; a dry run is seen by nobody" {
	watch_event ready 'echo noise; false'
	add_hook on-start.broken 'exit 9'
	ends 0 start --dry-run
	[ ! -e "$W/seen" ]
	output=$(mln start g1 2> "$W/said")
	silent_on noise
	grep -q noise "$W/said"
	[[ "$(seen)" == *'ready g1'* ]]
	ends 0 stop
}

@test "hooks of the start are in use until the stop, whatever becomes of the output" {
	ends 0 start g1
	rm "$W/seen" "$server"/hooks/*
	"${as_user[@]}" "$MLN_STATE/t/runtime/mln" stop < /dev/null 3>&-
	seen_is 'stop g1 t/local went down'
}
