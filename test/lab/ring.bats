# The example ring: three routers, three switches, each network reached both ways round. The tests stand on each other.
load helper

setup() { lab_enter; }

everyone=$'ring host router1 up\nring host router2 up\nring host router3 up\nring switch A up\nring switch B up\nring switch C up'
addresses='10.0.1.1 10.0.1.3 10.0.2.1 10.0.2.2 10.0.3.2 10.0.3.3'

# The example, with a startup in which each router says whom it reaches
ring_that_pings() {
	sed "/ip_forward/a\\
        for ip in $addresses; do\\
            n=0; until ping -c 1 -W 1 \$ip > /dev/null; do n=\$((n + 1)); [ \$n -lt 40 ] || continue 2; usleep 100000; done; echo \"REACHED \$ip\"\\
        done" examples/ring/ring.mln
}

@test "the ring is compiled, built and started, and says who runs" {
	ring_that_pings > ring.mln
	compile ring.mln
	as_user out/ring/build.sh
	run as_user out/ring/status.sh
	[ "$status" -eq 3 ]
	as_user out/ring/start.sh
	run as_user out/ring/status.sh
	[ "$status" -eq 0 ]
	[ "$output" = "$everyone" ]
}

@test "from inside, each router reaches every address of the ring" {
	for guest in router1 router2 router3; do
		for ip in $addresses; do said ring "$guest" "REACHED $ip" || return 1; done
	done
}

@test "a start while all runs changes nothing and ends with 0" {
	before=$(cat s/ring/run/router?.ring/pid)
	as_user out/ring/start.sh
	[ "$(cat s/ring/run/router?.ring/pid)" = "$before" ]
}

@test "list, command and status --json tell of the guests" {
	[[ "$(mln ring list)" == *"output $lab/out/ring, state $lab/s/ring"*'ring host router3 uml'* ]]
	[[ "$(mln ring command router2)" == 'exec linux.uml'*'umid=router2.ring'* ]]
	mln ring status --json > status.json
	[ "$(node -p 'JSON.parse(fs.readFileSync("status.json")).servers[0].hosts.map(h => h.name + "=" + h.state).join()')" = router1=running,router2=running,router3=running ]
}

@test "restart -h restarts that guest and no other" {
	before=$(main_pid ring router1) old=$(main_pid ring router2)
	mln ring restart -h router2
	[ "$(main_pid ring router1)" = "$before" ]
	[ "$(main_pid ring router2)" != "$old" ]
	said ring router2 'REACHED 10.0.3.3'
}

@test "a guest that is stopped by a signal is unresponsive, and runs again when it goes on" {
	pid=$(main_pid ring router3)
	kill -STOP "$pid"
	mln ring status --json > status.json
	kill -CONT "$pid"
	grep -q '"name":"router3","state":"unresponsive"' status.json
	grep -q '"name":"router1","state":"running"' status.json
	mln ring status --json | grep -q '"name":"router3","state":"running"'
}

@test "a guest that was killed has failed, and starts again though its helpers held its disk" {
	kill -KILL "$(main_pid ring router1)"
	run mln ring status --json
	[ "$status" -eq 1 ]
	[[ "$output" == *'"name":"router1","state":"failed"'* ]]
	as_user out/ring/start.sh
	[ "$(mln ring status)" = "$everyone" ]
}

@test "stop ends guests and switches, and leaves clean disks" {
	as_user out/ring/stop.sh
	run as_user out/ring/status.sh
	[ "$status" -eq 3 ]
	[ -z "$(processes_of ring)" ]
	clean_disks ring
}

@test "two starts at once bring each guest up once" {
	as_user out/ring/start.sh &
	other=$!
	as_user out/ring/start.sh
	wait "$other"
	[ "$(mln ring status)" = "$everyone" ]
	for guest in router1 router2 router3; do
		[ "$(grep -c -a '^Run /sbin/init' <(mln ring log "$guest"))" -eq 1 ]
	done
	[ "$(processes_of ring | xargs -I {} cat /proc/{}/comm | grep -c uml_switch)" -eq 3 ]
}

@test "a description that was changed since the start is told of, and does not hinder the stop" {
	sed -i 's/host router3/host router4/; s/free_space 100M/free_space 120M/' ring.mln
	compile ring.mln
	run mln ring status
	[ "$status" -eq 1 ]
	[[ "$output" == *'ring host router4 down'* && "$output" == *'ring host router3 up'* ]]
	mln ring stop
	[ -z "$(processes_of ring)" ]
	ring_that_pings > ring.mln
	compile ring.mln
}

@test "the output works from where tar, git and rsync brought it, in a path with blanks, commas and quotes" {
	lab_enter git rsync
	far="$lab/a, b 'c' \"d\""
	as_user sh -c 'mkdir "$1" && cd out && tar cf - ring | tar xf - -C "$1"' - "$far"
	as_user sh -c 'cd out/ring && git init -q && git add . && git -c user.name=l -c user.email=l@localhost commit -qm ring && git clone -q . "$1/git clone" && rm -rf .git' - "$far"
	as_user rsync -a out/ring/ "$far/rs,ync"
	as_user "$far/git clone/start.sh"
	[ "$(as_user "$far/ring/status.sh")" = "$everyone" ]
	as_user "$far/rs,ync/stop.sh"
	[ -z "$(processes_of ring)" ]
	clean_disks ring
}

@test "stop works by name when the output was renamed, and when it is gone" {
	as_user out/ring/start.sh
	as_user mv out/ring out/moved
	[ "$(as_user dist/runtime/mln status -p ring)" = "$everyone" ]
	as_user rm -rf out/moved
	as_user dist/runtime/mln stop -p ring
	[ -z "$(processes_of ring)" ]
	[[ "$(as_user dist/runtime/mln list)" == *ring* ]]
	compile ring.mln
}

@test "start, status and stop are the same under every shell" {
	lab_enter mksh yash zsh
	for shell in dash 'busybox sh' 'bash --posix' mksh yash 'zsh --emulate sh'; do
		# shellcheck disable=SC2086  # a shell and its option
		as_user $shell out/ring/mln start || { echo "start under $shell"; return 1; }
		# shellcheck disable=SC2086
		[ "$(as_user $shell out/ring/mln status)" = "$everyone" ] || { echo "status under $shell"; return 1; }
		# shellcheck disable=SC2086
		as_user $shell out/ring/mln stop || { echo "stop under $shell"; return 1; }
		[ -z "$(processes_of ring)" ] || { echo "left under $shell"; return 1; }
	done
	clean_disks ring
}
