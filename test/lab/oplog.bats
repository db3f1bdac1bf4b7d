# What is done to real guests is logged on their service host. The tests stand on each other.
load helper

setup() { lab_enter; }

# logged GUEST: the events of a guest with what came of them
logged() { sed -nE "s/^.* who=[A-Za-z0-9._@-]+ project=log server=local guest=$1 event=//p" s/log/log/operations; }
logged_is() { [ "$(logged "$1")" = "$2" ]; }

@test "build, start, ready and stop of a guest, in their order" {
	compile lab/oplog.mln
	as_user out/log/build.sh
	mln log start steady
	mln log stop steady
	within 60 logged_is steady $'build\nstart\nready result="0"\nstop result="asked"'
	[ "$(stat -c %a s/log/log/operations)" = 600 ]
}

@test "a guest that goes down by itself" {
	as_user out/log/mln start short || :
	within 60 logged_is short $'build\nstart\nready result="0"\nstop result="itself"'
}

@test "a guest that is killed is a failure, once" {
	mln log start steady
	kill -KILL "$(main_pid log steady)"
	within 60 sh -c 'tail -n 1 s/log/log/operations | grep -q "guest=steady event=failure result=\"ended with status"'
	mln log stop
	[ "$(logged steady | grep -c '^failure')" -eq 1 ]
}
