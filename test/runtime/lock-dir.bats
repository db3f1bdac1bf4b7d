# lock_dir: two servers, each with a state directory of its own, and a directory that both see.
setup() {
	. "$BATS_TEST_DIRNAME/helper.bash"
	setup_work
	make_project t g1 g2
	shared="$W/locks of 'all'"
	"${as_user[@]}" mkdir "$shared"
	printf 'vm_lock_dir=%q\n' "$shared" >> "$server/vms/g1/vm.conf"
	on first
	disks t g1 g2
	on second
	disks t g1 g2
	on first
}
teardown() { teardown_work; }

on() { export MLN_STATE=$W/$1; }

@test "a guest that runs on one server does not start on another, until it is down there" {
	ends 0 start
	on second
	ends 1 start
	says "it runs elsewhere: $shared/g1.t.lock is locked"
	silent_on 'one more try'
	ends 0 status -h g2
	ends 0 stop
	on first
	ends 0 stop
	on second
	ends 0 start
	on first
	ends 1 start -h g1
	says 'it runs elsewhere'
	silent_on MLN-READY
}

@test "the lock is the guest's own: who started it may be killed" {
	ends 0 start -h g1
	kill -KILL "$(cut -d ' ' -f 1 "$MLN_STATE/t/run/started/g1/pid")"
	on second
	ends 1 start -h g1
	on first
	ends 0 stop
	on second
	ends 0 start -h g1
}

@test "a guest of a service holds it too" {
	export XDG_RUNTIME_DIR=$W/xdg INVOCATION_ID=first
	"${as_user[@]}" mkdir "$XDG_RUNTIME_DIR"
	ends 0 prepare g1
	"${as_user[@]}" "$made/mln" run g1 --prepared > /dev/null 2>&1 < /dev/null 3>&- &
	MAINPID=$! ends 0 wait g1
	on second
	ends 1 start -h g1
	says 'it runs elsewhere'
	on first
	ends 0 ask-down g1
	wait
	on second
	ends 0 start -h g1
}

@test "lock_timeout: a start waits so long for the other server" {
	printf 'vm_lock_timeout=60\n' >> "$server/vms/g1/vm.conf"
	ends 0 start -h g1
	on second
	mln start -h g1 > "$W/said" 2>&1 &
	within 30 test -e "$MLN_STATE/t/run/started/g1/hold-lock.sh"
	on first
	ends 0 stop
	wait "$!"
	on second
	ends 0 status -h g1
}

@test "a directory that is not there, or not to be written, is told before anything is done" {
	rmdir "$shared"
	ends 1 start
	says "no directory $shared, where its lock is to be"
	"${as_user[@]}" mkdir -m 555 "$shared"
	ends 1 start
	says "$shared cannot be written"
	ends 3 status
}
