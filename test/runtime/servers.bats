# Several service hosts in one project, and which of the guests that a call names are whose. This machine is lab1.

setup() {
	. "$BATS_TEST_DIRNAME/helper.bash"
	setup_work
	make_project t a b
	disks t a b
	mv "$made/service-hosts/local" "$made/service-hosts/lab1"
	server=$made/service-hosts/lab1
	printf "server_name=lab1\nserver_guests='a b'\n" > "$server/server.conf"
	mkdir -p "$made/service-hosts/lab2/vms"
	cp -R "$server/vms/a" "$made/service-hosts/lab2/vms/far"
	printf 'server_name=lab2\nserver_ssh=root@lab2.example\nserver_guests=far\n' > "$made/service-hosts/lab2/server.conf"
	give_away
	export MLN_SERVER=lab1
}
teardown() { teardown_work; }

@test "guests of several servers: here those that are here, and for the others the command to type there" {
	ends 1 start a far
	says 'a running'
	says 'on lab2: ssh root@lab2.example mln start -p t -h far'
	silent_on 'no guest'
	silent_on 'b running'
	ends 4 status -h far -h a
	says 't host a up'
	silent_on 'host far'
	[ "$(mln status -h a -h far --json 2> /dev/null | node -p 'JSON.parse(require("fs").readFileSync(0)).servers.map(one => one.hosts.map(host => host.name)).join("|")')" = a ]
	ends 0 start a b --server lab1
	ends 1 stop far b a
	says 'a stopped'
	says 'b stopped'
	says 'on lab2: ssh root@lab2.example mln stop -p t -h far'
	ends 3 status a b
}

@test "a guest that no server has: an error before anything is done, on any server" {
	ends 0 start --server lab1
	for words in 'stop -h typo -h a' 'stop a typo' 'restart a typo far' 'destroy -h a -h typo --yes t' 'build -h a -h typo' 'reset a typo --yes t'; do
		# shellcheck disable=SC2086
		ends 1 $words
		says 'no guest typo in t'
		silent_on 'on lab2: '
		ends 0 status a b
	done
	ends 1 stop a far --server lab1
	says 'no guest far in t on lab1'
	ends 0 status a b
	ends 4 status -h a -h typo
	says 'no guest typo in t'
	ends 1 stop --server lab3
	says 'no service host lab3 in t'
	ends 1 wait --switch typo
	says 'no switch typo in t'
}

@test "a guest that runs here and that the description has on another server by now is stopped where it runs" {
	ends 0 start --server lab1
	mv "$server/vms/b" "$made/service-hosts/lab2/vms/"
	printf 'server_name=lab1\nserver_guests=a\n' > "$server/server.conf"
	printf "server_name=lab2\nserver_ssh=root@lab2.example\nserver_guests='b far'\n" > "$made/service-hosts/lab2/server.conf"
	ends 1 stop -h b
	says 'b stopped'
	says 'on lab2: ssh root@lab2.example mln stop -p t -h b'
	ends 0 status a --server lab1
}

@test "a guest that is named twice is taken once" {
	ends 0 start a a -h a
	[ "$(grep -c '^a ' <<< "$output")" -eq 1 ]
	ends 0 status -h a -h a
	[ "$output" = 't host a up' ]
	ends 0 stop a a
	[ "$(grep -c '^a ' <<< "$output")" -eq 1 ]
	ends 0 build -h a -h a --rebuild --dry-run --yes t
	[ "$(grep -c '^a: would be built' <<< "$output")" -eq 1 ]
	ends 0 reset a a --dry-run --yes t
	[ "$(grep -c '^a: would be built' <<< "$output")" -eq 1 ]
}

@test "destroy names the command for a server that is elsewhere once" {
	ends 0 start --server lab1
	ends 1 destroy --yes t
	[ "$(grep -c 'on lab2: ' <<< "$output")" -eq 1 ]
	says 'on lab2: ssh root@lab2.example mln destroy -p t'
	[ ! -e "$MLN_STATE/t/disks" ]
}

@test "destroy takes a guest that runs although the description has it no more" {
	ends 0 start --server lab1
	rm -r "$server/vms/b"
	printf 'server_name=lab1\nserver_guests=a\n' > "$server/server.conf"
	"${as_user[@]}" mkdir -p "$MLN_STATE/t/applied"
	"${as_user[@]}" cp "$MLN_STATE/t/run/started/b/vm.conf" "$MLN_STATE/t/applied/b.built"
	ends 0 destroy -h b --yes t
	says 'b stopped'
	[ ! -e "$MLN_STATE/t/disks/b.img" ]
	ends 0 status a --server lab1
}
