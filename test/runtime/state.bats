setup() {
	. "$BATS_TEST_DIRNAME/helper.bash"
	setup_work
	make_project t g1 g2
	disks t g1 g2
	state=$MLN_STATE/t
}
teardown() { teardown_work; }

@test "only its owner may look into the state directory" {
	rm -rf "$MLN_STATE"
	run mln start
	[ "$(stat -c %a "$state")" = 700 ]
	[ "$(stat -c %a "$state/run")" = 700 ]
}

@test "the state of another machine is refused" {
	ends 0 start
	echo elsewhere.example > "$state/machine"
	ends 1 start
	says 'is of the machine elsewhere.example'
	says MLN_STATE
	ends 4 status
	uname -n > "$state/machine"
	ends 0 stop
}

@test "after a boot nothing of run/ counts" {
	ends 0 start
	ends 0 stop -H
	mkdir -p "$state/run/started/g1"
	echo '1 1' > "$state/run/started/g1/pid"
	give_away
	echo another-boot > "$state/run/boot"
	ends 3 status
	[ ! -e "$state/run/started/g1" ]
	[ "$(cat "$state/run/boot")" = "$(cat /proc/sys/kernel/random/boot_id)" ]
}

@test "without MLN_STATE the state lies in XDG_STATE_HOME or ~/.local/state" {
	unset MLN_STATE
	XDG_STATE_HOME=$W/xdg run mln start
	[ -d "$W/xdg/mln/projects/t" ]
	run mln start
	[ -d "$W/.local/state/mln/projects/t" ]
}

@test "two starts at once start each guest once, and both succeed" {
	mln start > "$W/one" 2>&1 &
	ends 0 start
	wait "$!"
	[ "$(cat "$W/one" - <<< "$output" | grep -c '^+ setsid .* run g1 ')" -eq 1 ]
	ends 0 stop
}

@test "starting what runs does nothing; stopping what is down neither" {
	ends 0 start
	ends 0 start
	silent_on '+ '
	says 'was up already'
	ends 0 stop
	ends 0 stop
	silent_on '+ '
}

@test "--dry-run of start and stop shows the commands and does nothing" {
	add_switch A uml_switch
	add_hook beforeProjectStart "touch $W/hooked"
	ends 0 start --dry-run
	says "mln run g1"
	says "mln run --switch A"
	[ ! -e "$W/hooked" ] && [ ! -e "$state/log/g1.console" ] && [ ! -e "$state/run/A.ctl" ]
	ends 3 status
	ends 0 start
	ends 0 stop --dry-run
	ends 0 status
	ends 0 stop
}

@test "--dry-run makes and changes nothing, be there a state directory or none, and from an earlier boot" {
	add_switch A uml_switch
	files() { find "$W" ! -type d -printf '%P %T@\n' -o -printf '%P\n' | sort; }
	for verb in start 'stop' 'build' 'reset g1 --yes t' 'destroy --yes t'; do
		before=$(files)
		# shellcheck disable=SC2086
		ends 0 $verb --dry-run
		[ "$(files)" = "$before" ]
	done
	ends 0 start
	ends 0 stop
	echo another > "$state/run/boot"
	give_away
	before=$(files)
	ends 0 start --dry-run
	says "mln run g1"
	[ "$(files)" = "$before" ]
	MLN_STATE=$W/none
	ends 1 start --dry-run
	says "g1 is not built"
	says "mln run --switch A"
	ends 0 stop --dry-run
	[ "$(files)" = "$before" ]
}

@test "what the machine lacks is said before anything is done, with the line that mends it" {
	touch "$made/lacking"
	add_hook beforeProjectStart "touch $W/hooked"
	ends 1 start
	says 'a thing is lacking; mend it with: make the thing'
	[ ! -e "$W/hooked" ] && [ ! -e "$state/run" ]
}

@test "a guest without a disk is named, the others start, and it is 1" {
	rm "$state/disks/g1.img"
	ends 1 start
	says 'g1 is not built'
	says 'g2 running'
	ends 1 status
	ends 0 stop
}
