# Guests that die, hang or do not go down, and starts that are killed.
load helper

setup() { lab_enter; }

state_of() { mln faults status --json | sed -n "s/.*\"name\":\"$1\",\"state\":\"\\([a-z-]*\\)\".*/\\1/p"; }
is_up() { [ "$(state_of "$1")" = "$2" ]; }

@test "a guest that dies at boot is started once more, then named with the last that it said" {
	compile lab/faults.mln
	as_user out/faults/build.sh
	run mln faults start -h broken
	[ "$status" -eq 1 ]
	[[ "$output" == *'one more try'* && "$output" == *'not ready: broken'* ]]
	[[ "$output" == *'Requested init /none failed'* ]]
	[ "$(state_of broken)" = failed ]
	run mln faults stop -h broken
	[ "$status" -eq 0 ]
}

@test "a guest that is late is named, start ends with 1, and it goes on running" {
	run mln faults start -h late
	[ "$status" -eq 1 ]
	[[ "$output" == *'not ready: late'* ]]
	[ "$(state_of late)" = starting ]
	mln faults stop -h late -w 60
	[ "$(state_of late)" = stopped ]
}

@test "ready network does not wait for startup, ready none for nothing" {
	mln faults start -h good -h quiet
	not said faults good 'STARTED LATE'
	within 60 is_up quiet running
	within 60 said faults good 'STARTED LATE'
	mln faults stop
}

@test "a guest that does not go down in time is destroyed and named; the others go down by themselves" {
	mln faults start -h stubborn -h quiet
	within 60 is_up quiet running
	within 60 mentioned faults quiet 'Run /sbin/init'
	run mln faults stop -w 12
	[ "$status" -eq 1 ]
	[[ "$output" == *'were destroyed: stubborn' || "$output" == *'destroyed: stubborn'* ]]
	[ "$(state_of stubborn)" = stopped ]
	[ -z "$(processes_of faults)" ]
}

@test "stop -H pulls the plug" {
	mln faults start -h good
	mln faults stop -H
	[ -z "$(processes_of faults)" ]
	[ "$(state_of good)" = stopped ]
}

@test "start can be killed at any point and started again" {
	compile examples/hello/hello.mln
	as_user out/hello/build.sh
	for seconds in 0.03 0.1 0.2 0.5 1.2 2; do
		as_user sh -c 'echo $$ > start.pid; exec out/hello/start.sh' > /dev/null 2>&1 &
		within 60 test -s start.pid
		sleep "$seconds"
		kill -KILL "$(cat start.pid)" 2> /dev/null || :
		wait "$!" || :
		rm -f start.pid
		as_user out/hello/start.sh || { echo "after a kill at $seconds s"; return 1; }
		[ "$(mln hello status)" = $'hello host alice up\nhello host bob up\nhello switch lan up' ]
		mln hello stop -H > /dev/null
		[ -z "$(processes_of hello)" ]
	done
}

@test "build can be killed at any point and built again" {
	for seconds in 0.03 0.06 0.1 0.15 0.2 0.3; do
		rm -rf s/hello/disks
		as_user sh -c 'echo $$ > build.pid; exec setsid out/hello/build.sh' > /dev/null 2>&1 &
		within 60 test -s build.pid
		sleep "$seconds"
		kill -KILL "$(cat build.pid)" 2> /dev/null || :
		wait "$!" || :
		rm -f build.pid
		as_user out/hello/build.sh || { echo "after a kill at $seconds s"; return 1; }
		[ "$(cd s/hello/disks && echo *)" = 'alice.img bob.img' ]
		clean_disks hello
	done
}
