# What is done to real guests is logged on their service host. The tests stand on each other.
load helper

setup() { lab_enter; }

# logged GUEST: the events of a guest with what came of them, times left out
logged() { sed -nE "s/^.* who=[A-Za-z0-9._@-]+ project=log server=local guest=$1 event=//p" s/log/log/operations | sed -E 's/[0-9.]+ s"/SECONDS"/'; }
logged_is() { [ "$(logged "$1")" = "$2" ]; }

@test "build, start, ready and stop of a guest, in their order" {
	compile lab/oplog.mln
	as_user out/log/build.sh
	mln log start steady
	mln log stop steady
	cat s/log/log/operations
	logged_is steady $'build result="built"\nstart\nready result="SECONDS"\nstop result="went down"'
	[ "$(stat -c %a s/log/log/operations)" = 600 ]
}

@test "a guest that goes down by itself" {
	as_user out/log/mln start short || :
	within 20 logged_is short $'build result="built"\nstart\nready result="SECONDS"\nstop result="went down by itself"'
}

@test "a guest that is killed is a failure, once" {
	mln log start steady
	kill -KILL "$(main_pid log steady)"
	within 10 sh -c 'tail -n 1 s/log/log/operations | grep -q "guest=steady event=failure result=\"ended with"'
	mln log stop
	[ "$(logged steady | grep -c '^failure')" -eq 1 ]
}
