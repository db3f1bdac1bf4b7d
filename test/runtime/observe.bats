setup() {
	. "$BATS_TEST_DIRNAME/helper.bash"
	setup_work
	make_project t g1
	disks t g1
	# shellcheck disable=SC2016 # the hook's own
	for event in build start ready stop failure; do add_hook "on-$event.log" 'echo "$MLN_EVENT $MLN_PROJECT $MLN_SERVER $MLN_GUEST $MLN_DETAIL" >> '"$W/told"; done
}
teardown() { teardown_work; }

told() { [ "$(cat "$W/told")" = "$1" ] || { echo "told: $(cat "$W/told")"; false; }; }

@test "a plug-in is told of a start, of ready, and of a stop that was asked for" {
	ends 0 start
	told $'start t local g1 \nready t local g1 0'
	rm "$W/told"
	ends 0 start
	[ ! -e "$W/told" ]
	ends 0 stop
	told 'stop t local g1 asked'
	rm "$W/told"
	ends 0 stop
	[ ! -e "$W/told" ]
}

@test "the status of startup is told with ready" {
	make_guest g1 "$(obedient g1 3)"
	ends 0 start
	told $'start t local g1 \nready t local g1 3'
}

@test "a guest that goes down by itself has stopped, one that ends badly has failed" {
	# shellcheck disable=SC2016 # the guest's own
	make_guest g1 'echo "MLN-READY g1 0"; sleep 1; exit 0'
	ends 0 start
	until grep -q itself "$W/told"; do sleep 0.1; done
	told $'start t local g1 \nready t local g1 0\nstop t local g1 itself'
	rm "$W/told"
	make_guest g1 'echo "MLN-READY g1 0"; sleep 1; exit 7'
	ends 0 start
	until grep -q failure "$W/told"; do sleep 0.1; done
	told $'start t local g1 \nready t local g1 0\nfailure t local g1 ended with status 7'
}

@test "a guest that had to be destroyed, and one that is stopped at once" {
	make_guest g1 "$(stubborn g1)"
	ends 0 start
	rm "$W/told"
	ends 1 stop -w 1
	told 'stop t local g1 destroyed'
	rm "$W/told"
	ends 0 start
	ends 0 stop -H
	[ "$(tail -n 1 "$W/told")" = 'stop t local g1 destroyed' ]
}

@test "one that is not ready in time" {
	ready_timeout=1 make_guest g1 'trap "exit 0" TERM; while :; do sleep 1 & wait; done'
	ends 1 start
	told $'start t local g1 \nfailure t local g1 late'
}

@test "a hook that fails or hangs stops nothing, and what it says is kept" {
	add_hook on-start.bad 'echo "no way"; exit 3'
	add_hook on-ready.slow 'sleep 60'
	SECONDS=0
	ends 0 start
	says 'g1: the hook on-ready.slow failed'
	[ "$SECONDS" -lt 55 ]
	grep -q 'no way' "$MLN_STATE/t/log/hooks.log"
	ends 0 status
}

@test "who did it" {
	# shellcheck disable=SC2016 # the hook's own
	add_hook on-start.who 'echo "$MLN_USER" > '"$W/who"
	SUDO_USER=jack ends 0 start
	[ "$(cat "$W/who")" = jack ]
}

@test "a dry run tells nobody" {
	ends 0 start --dry-run
	[ ! -e "$W/told" ]
}
