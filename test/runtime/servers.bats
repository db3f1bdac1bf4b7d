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

@test "the command for another service host has the options of this call, and those of its guests that are named" {
	while IFS='|' read -r words there; do
		eval "run mln $words"
		output=$output$'\n'
		says "on lab2: ssh root@lab2.example mln $there"$'\n'
	done <<-'CALLS'
	stop -w 5 -S|stop -p t -w 5 -S
	-w 5 stop -p t -P "$W/out" far --server=lab2 -H|stop -p t -w 5 -H -h far
	destroy --purge --yes t --dry-run|destroy -p t --purge --yes t --dry-run
	build -h a --rebuild -h far --lock-accounts --yes=t --jobs 3|build -p t --rebuild --lock-accounts --yes t --jobs 3 -h far
	start -s 3 -t screen --jobs 2 --dry-run --strict|start -p t -s 3 -t screen --jobs 2 --dry-run --strict
	status -s lan -u|status -p t -s lan -u
	log -f --all far|log -p t -f --all far
	run far -t none|run -p t -t none far
	CALLS
	mkdir -p "$made/service-hosts/lab2/switches"
	echo switch_backend=uml_switch > "$made/service-hosts/lab2/switches/lan.conf"
	ends 1 wait --switch lan -w 3
	says 'mln wait -p t -w 3 switch:lan'
}

@test "the command for another service host reaches it as it was meant, through ssh and its shell" {
	run mln check -h far -h a --junit "it's \$HOME.xml" --tap
	line=$(sed -n 's/^mln: on lab2: //p' <<< "$output")
	ssh() { shift && eval "$*"; }
	mln() { printf '<%s>' "$@"; }
	[ "$(eval "$line")" = "<check><-p><t><--junit><it's \$HOME.xml><--tap><-h><far>" ]
	sed -i /server_ssh/d "$made/service-hosts/lab2/server.conf"
	run "${as_user[@]}" "$made/mln" check far --junit "it's" < /dev/null 3>&-
	line=$(sed -n 's/^mln: on lab2: //p' <<< "$output")
	[ "$(eval "$line")" = "<check><-p><t><--junit><it's><-h><far>" ]
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
