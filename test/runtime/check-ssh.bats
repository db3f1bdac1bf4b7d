# mln check by ssh, with the real ssh and a real sshd: on loopback, of an ordinary user, who is also whom it logs in. The guest itself is a
# script: what is asked by ssh asks nothing of the platform. The user's own configuration of ssh is one of the test's.
setup_file() {
	if sshd_found=$(sh "$BATS_TEST_DIRNAME/sshd.sh" 3>&-); then export sshd_found; else export sshd_missing="${sshd_found:-no sshd}"; fi
}

setup() {
	. "$BATS_TEST_DIRNAME/helper.bash"
	[ -z "${sshd_missing:-}" ] || skip "$sshd_missing"
	setup_work mlnlab
	make_project t g1
	disks t g1
	server_keys
	server_up
	echo "vm_check=$account@127.0.0.1" >> "$server/vms/g1/vm.conf"
	give_away
}
teardown() {
	[ -z "${silent:-}" ] || kill "$silent" 2> /dev/null || :
	[ -z "${W:-}" ] || { server_down; teardown_work; }
}

# server_keys: of the user, and a configuration with which ssh finds the server
server_keys() {
	mkdir -p "$W/ssh" "$W/bin"
	cp "$sshd_found" "$W/ssh/sshd"
	ssh-keygen -q -t ed25519 -N '' -f "$W/ssh/id"
	cp "$W/ssh/id.pub" "$W/ssh/authorized"
	host_key
	port=$(node -e 'const s = require("net").createServer().listen(0, "127.0.0.1", () => { console.log(s.address().port); s.close(); })' 3>&-)
	printf '%s\n' "Port $port" 'ListenAddress 127.0.0.1' "HostKey $W/ssh/host" "AuthorizedKeysFile $W/ssh/authorized" "PidFile $W/ssh/pid" 'StrictModes no' \
		'UsePAM no' 'PasswordAuthentication no' 'KbdInteractiveAuthentication no' 'LogLevel VERBOSE' > "$W/ssh/sshd_config"
	printf '%s\n' "Port $port" "IdentityFile $W/ssh/id" 'IdentityAgent none' 'IdentitiesOnly yes' "GlobalKnownHostsFile $W/ssh/known" > "$W/ssh/config"
	printf '#!/bin/sh\nexec %q -F %q "$@"\n' "$(command -v ssh)" "$W/ssh/config" > "$W/bin/ssh"
	chmod 755 "$W/bin/ssh"
	PATH=$W/bin:$PATH
}
host_key() {
	rm -f "$W/ssh/host" "$W/ssh/host.pub"
	ssh-keygen -q -t ed25519 -N '' -f "$W/ssh/host"
	give_away
}
# server_up [LINE...]: with these lines in its configuration
server_up() {
	rm -f "$W/ssh/pid"
	printf '%s\n' "$@" | cat "$W/ssh/sshd_config" - > "$W/ssh/config.now"
	give_away
	"${as_user[@]}" "$W/ssh/sshd" -f "$W/ssh/config.now" -E "$W/ssh/log" < /dev/null 3>&-
	within 60 test -s "$W/ssh/pid" || { cat "$W/ssh/log"; return 1; }
}
server_down() {
	[ ! -s "$W/ssh/pid" ] || kill "$(cat "$W/ssh/pid")" 2> /dev/null || :
	within 60 test ! -s "$W/ssh/pid" || :
}
server_anew() {
	server_down
	server_up "$@"
}
expects() {
	(IFS=$'\t'; printf '%s\n' "$*" >> "$server/checks.list")
	give_away
}
result() { json "x.guests[${1:-0}].checks.map(c => c.passed + ':' + c.seen).join('|')"; }

@test "right and wrong answers, and their points" {
	echo 'be kind' > "$W/motd"
	expects g1 2 5 'it computes' run "echo \"it's \$((1 + 1))\"" "it's 2"
	expects g1 4 5 'as whom' run 'id -un' "$account"
	expects g1 8 5 'a file' file "$W/motd" 'be kind'
	expects g1 16 5 'another file' no_file "$W/motd"
	expects g1 32 5 'an end' run 'exit 3'
	expects g1 64 5 'a port' port 127.0.0.1 - "$port"
	expects g1 128 1 'in time' run 'sleep 9'
	ends 0 start g1
	ends 1 check
	echo "$output"
	[ "$output" = "GUEST  EXPECTED      RESULT  POINTS   SEEN
g1     it computes   ok      2/2
g1     as whom       ok      4/4
g1     a file        ok      8/8
g1     another file  failed  0/16     $W/motd is there
g1     an end        failed  0/32     ended with 3:
g1     a port        ok      64/64
g1     in time       failed  0/128    took longer than 1 s

all    4 of 7 as expected, 78 of 254 points" ]
}

@test "a host key that changed between two calls is no hindrance, nor is one that the machine knows; none is remembered" {
	printf '[127.0.0.1]:%s %s\n' "$port" "$(cut -d ' ' -f 1,2 "$W/ssh/host.pub")" > "$W/ssh/known"
	expects g1 1 5 one no_run true 'REMOTE HOST'
	expects g1 1 5 two run 'echo fine' fine
	ends 0 start g1
	ends 0 check
	server_down
	host_key
	server_up
	ends 0 check --json
	[ "$(result)" = 'true:its output lacks "REMOTE HOST": |true:fine' ]
	[ "$(wc -l < "$W/ssh/known")" -eq 1 ]
}

@test "no login: why is said, and all that is expected fails, opposites too" {
	expects g1 1 5 one run true
	expects g1 1 5 two no_run false
	expects g1 1 5 three no_file /none
	ends 0 start g1
	ssh-keygen -q -t ed25519 -N '' -f "$W/ssh/other"
	cp "$W/ssh/other.pub" "$W/ssh/authorized"
	ends 1 check --json
	said="false:g1 does not answer by ssh to $account@127.0.0.1: $account@127.0.0.1: Permission denied (publickey)."
	[ "$(result)" = "$said|$said|$said" ]
	server_down
	ends 1 check --json
	[[ "$(result)" == "false:g1 does not answer by ssh to $account@127.0.0.1: ssh: connect to host 127.0.0.1 port $port: Connection refused|false:"*'|false:'* ]]
}

@test "a hostile answer passes for no other: banners, steering bytes, lines of results, what is cut off" {
	printf 'It works.\n' > "$W/ssh/banner"
	printf 'printf "\\033[2Jfine\\r\\tok\\t9\\n%%s\\n" "local	g1	ok	99	0	forged	seen"; exit 1' > "$W/hostile"
	server_anew "Banner $W/ssh/banner"
	expects g1 1 5 banner run true 'It works.'
	expects g1 2 5 'steering and lines' run "sh $W/hostile"
	expects g1 4 5 'nobody there' no_run 'exit 255'
	expects g1 8 5 'cut off' run 'echo fine; kill -9 $PPID' fine
	expects g1 16 5 'afterwards' run 'echo fine' fine
	ends 0 start g1
	ends 1 check --json
	[ "$(json '[x.guests.length, x.points, x.worth]')" = 1,16,31 ]
	[ "$(json 'x.guests[0].checks.map(c => c.title + ":" + c.passed).join()')" = 'banner:false,steering and lines:false,nobody there:false,cut off:false,afterwards:true' ]
	[[ "$output" != *$'\033'* && "$output" != *$'\r'* ]]
	[ "$(json 'x.guests[0].checks[3].seen')" = 'g1 does not answer any more' ]
}

@test "a server that answers without end, and one that never does: both are given up, and pass for nothing" {
	make_guest g2
	disks t g2
	printf "server_guests='g1 g2'\n" >> "$server/server.conf"
	echo "vm_check=$account@127.0.0.2" >> "$server/vms/g2/vm.conf"
	for guest in g1 g2; do
		expects "$guest" 1 2 one run 'echo fine' fine
		expects "$guest" 2 2 two no_run 'echo fine' other
	done
	ends 0 start
	server_anew 'ForceCommand yes fine'
	node -e 'require("net").createServer(() => {}).listen(Number(process.argv[1]), "127.0.0.2", () => console.log("listens"))' "$port" > "$W/silent" 3>&- &
	silent=$!
	until [ -s "$W/silent" ]; do sleep 0.05; done
	ends 1 check --json
	[[ "$(result)" == "false:g1 does not answer by ssh to $account@127.0.0.1: "*'|false:'* ]]
	[[ "$(result 1)" == "false:g2 does not answer by ssh to $account@127.0.0.2: Connection timed out "*'|false:'* ]]
}
