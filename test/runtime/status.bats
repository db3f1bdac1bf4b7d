setup() {
	. "$BATS_TEST_DIRNAME/helper.bash"
	setup_work
	make_project t g1 g2
	disks t g1 g2
}
teardown() { teardown_work; }

@test "status ends with 3, 1, 0, 3: nothing, some, all, nothing; its lines are the original's" {
	ends 3 status
	[ "$output" = $'t host g1 down\nt host g2 down' ]
	ends 0 start g1
	ends 1 status
	[ "$output" = $'t host g1 up\nt host g2 down' ]
	ends 0 status -h g1
	ends 3 status g2
	ends 0 start
	ends 0 status
	ends 0 stop
	ends 3 status -q
	[ -z "$output" ]
}

@test "-u and -d show a part, the exit status is of all" {
	ends 0 start -h g2
	ends 1 status -u
	[ "$output" = 't host g2 up' ]
	ends 1 status -d
	[ "$output" = 't host g1 down' ]
}

@test "--json is JSON with the finer states" {
	ends 0 start -h g2
	ends 1 status --json --usage
	[ "$(json 'x.project + x.servers[0].server + x.servers[0].hosts.map(h => h.name + "=" + h.state)')" = 'tlocalg1=built,g2=running' ]
	[ "$(json '((h) => [h.cpu_seconds, h.memory_bytes, h.disk_traffic_bytes, h.network_bytes, h.disk_bytes])(x.servers[0].hosts[1])')" = 3,1048576,2097152,,0 ]
	rm "$MLN_STATE/t/disks/g1.img"
	ends 1 status --json
	[ "$(json 'x.servers[0].hosts[0].state')" = not-built ]
}

@test "--json stays JSON with several servers, one of them elsewhere, one untellable" {
	mkdir -p "$made/service-hosts/"{a,far,z}
	for name in a far z; do printf 'server_name=%s\nserver_guests=\n' "$name" > "$made/service-hosts/$name/server.conf"; done
	run mln status --json 2> /dev/null
	output=$(mln status --json 2> /dev/null) || :
	[ "$(json 'x.servers.map(s => s.server)')" = local ]
	MLN_SERVER=z
	export MLN_SERVER
	output=$(mln status --json 2> /dev/null) || :
	[ "$(json 'x.servers.map(s => s.server)')" = local,z ]
	mkdir -p "$MLN_STATE/t"
	echo elsewhere > "$MLN_STATE/t/machine"
	output=$(mln status --json 2> /dev/null) || :
	[ "$(json 'x.servers[0].error')" = 'cannot tell' ]
}

ended() { [ -s "$MLN_STATE/t/run/started/$1/ended" ]; }
@test "a guest that went down by itself is stopped, one that failed is failed, one that was killed too" {
	make_guest g1 'echo "MLN-READY g1 0"; sleep 0.3; exit 0'
	make_guest g2 'echo "MLN-READY g2 0"; sleep 0.3; exit 134'
	ends 0 start
	within 60 ended g1
	within 60 ended g2
	ends 3 status --json
	[ "$(json 'x.servers[0].hosts.map(h => h.state)')" = stopped,failed ]
	says 'ended with status 134'
	make_guest g1
	ends 0 start g1
	kill -9 "$(cat "$MLN_STATE/t/run/g1.t/pid")"
	within 60 ended g1
	ends 3 status g1 --json
	says '"failed"'
	says 'it was killed'
	ends 0 stop
	ends 3 status --json
	[ "$(json 'x.servers[0].hosts.map(h => h.state)')" = stopped,stopped ]
}

@test "a guest whose parent was killed still counts as up, and is stopped" {
	ends 0 start g1
	read -r pid _ < "$MLN_STATE/t/run/started/g1/pid"
	kill -9 "$pid"
	ends 0 status g1
	ends 0 start g1
	says 'was up already'
	guest_pid=$(cat "$MLN_STATE/t/run/g1.t/pid")
	ends 0 stop
	not grep -qs "^State:.[^ZX]" "/proc/$guest_pid/status"
}

@test "a guest that lives and does not answer is unresponsive, and up" {
	ends 0 start
	touch "$made/mute"
	ends 0 status --json
	[ "$(json 'x.servers[0].hosts[0].state')" = unresponsive ]
}

@test "what runs is told to be older than the output" {
	ends 0 start
	echo 'vm_nice=5' >> "$server/vms/g1/vm.conf"
	ends 0 status --json
	[ "$(json 'x.servers[0].hosts.map(h => h.note)')" = 'older than the output,' ]
}

@test "a startup that failed is shown, and is not the start's failure" {
	make_guest g1 "$(obedient g1 7)"
	ends 0 start
	says 'startup ended with 7'
	ends 0 status --json
	says 'startup ended with 7'
}

@test "another's process under a pid that was a guest's is no guest" {
	ends 0 start g1
	ends 0 stop -H
	mkdir -p "$MLN_STATE/t/run/started/g1"
	echo "$$ 12345" > "$MLN_STATE/t/run/started/g1/pid"
	give_away
	ends 3 status g1
	ends 0 stop
	kill -0 "$$"
}

@test "list names projects, guests and switches; command can be pasted; log is of this boot" {
	add_switch A uml_switch
	ends 0 list
	says 't host g1 script'
	says 't switch A'
	says "state $MLN_STATE/t"
	ends 0 command g1
	[[ "$output" == exec\ sh* ]]
	$TEST_SH -n -c "$output"
	ends 0 start g1
	ends 0 stop g1
	ends 0 start g1
	ends 0 log g1
	[ "$(grep -c MLN-READY <<< "$output")" -eq 1 ]
	ends 0 log g1 --all
	[ "$(grep -c MLN-READY <<< "$output")" -eq 2 ]
	ends 1 log g2
	says 'never started'
	ends 1 console g2
	says 'does not run'
}

@test "log prints to a terminal nothing that could steer it, unless --raw says so; elsewhere each byte" {
	ends 0 start g1
	log=$MLN_STATE/t/log/g1.console title=$'\033]0;mine\007' busybox=
	printf '%s\n' "${title}evil" $'\033[32mgr\303\270n\033[0m \302\302\233\2332J' >> "$log"
	on_terminal() { LC_ALL=${letters:-C.UTF-8} "${as_user[@]}" script -qec "$made/mln log g1 $*" /dev/null < /dev/null 3>&-; }
	run on_terminal
	says evil
	silent_on mine
	says $'\ngr\303\270n \302?\2332J'
	letters=C run on_terminal
	says $'\ngrn 2J'
	# one mln becomes another
	mkdir "$W/installed"
	cp -R "$made/mln" "$made/lib" "$W/installed/"
	give_away
	run env LC_ALL=C.UTF-8 "${as_user[@]}" script -qec "$W/installed/mln log -P $W/out -p t g1" /dev/null < /dev/null
	says $'\ngr\303\270n'
	run on_terminal --raw
	says "${title}evil"
	ends 0 log g1
	says "${title}evil"
	! command -v busybox > /dev/null || busybox=$W/busybox
	[ -z "$busybox" ] || { mkdir "$busybox" && for tool in head tail sed wc; do ln -s "$(command -v busybox)" "$busybox/$tool"; done; }
	give_away
	for place in /bin $busybox; do
		PATH=$place:$PATH "${as_user[@]}" script -qfc "$made/mln log -f g1" "$W/terminal" < /dev/null > /dev/null 3>&- &
		following=$!
		within 10 grep -qs evil "$W/terminal"
		printf '\370%s\n' "${title}said at $place" >> "$log"
		within 10 grep -q "said at $place" "$W/terminal"
		kill "$following"
		wait "$following" || :
		not grep -qF "$title" "$W/terminal"
		rm "$W/terminal"
	done
	ends 0 stop
}
