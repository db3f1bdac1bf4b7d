# mln check, with guests that are scripts; what answers in them is the real one, templates/guest/check, on two pipes instead of a serial line.
setup() {
	. "$BATS_TEST_DIRNAME/helper.bash"
	setup_work
	make_project t g1 g2
	disks t g1 g2
	for guest in g1 g2; do checked_guest "$guest"; done
}
# What answers outlives a guest that is killed, waiting on its pipe.
teardown() {
	local answering
	if answering=$(pgrep -f "$server/answer[.]g[12] serve"); then kill $answering; fi
	teardown_work
}

# checked_guest NAME: ready, and answers on its line
checked_guest() {
	sed -e "s#^room=.*#room=$W/room.$1#" -e '/^read -r device/d' -e 's#< "/dev/$device" > "/dev/$device"#<\&5 >\&6#' \
		"$repository/templates/guest/check" > "$server/answer.$1"
	grep -q '<&5 >&6' "$server/answer.$1"
	make_guest "$1" "sh $server/answer.$1 serve 2> /dev/null & $(obedient "$1")"
	echo vm_check=line >> "$server/vms/$1/vm.conf"
}
# expects FROM POINTS SECONDS TITLE WHAT...
expects() {
	(IFS=$'\t'; printf '%s\n' "$*" >> "$server/checks.list")
	give_away
}
result() { json "x.guests[$1].checks.map(c => c.passed + ':' + c.seen).join('|')"; }
# Each awk that the machine has
each_awk() {
	local one
	for one in mawk gawk original-awk 'busybox awk'; do
		command -v "${one%% *}" > /dev/null || continue
		"$@" "$one" || return 1
	done
}

@test "files and commands, and their opposites" {
	echo 'be kind' > "$W/motd"
	expects g1 1 5 one file "$W/motd"
	expects g1 1 5 two file "$W/motd" kind
	expects g1 1 5 three file "$W/motd" 'k.*d'
	expects g1 1 5 four no_file "$W/none"
	expects g1 1 5 five no_file "$W/motd"
	expects g1 1 5 six no_file "$W/motd" -e
	expects g1 1 5 seven file "$W" kind
	expects g2 1 5 one run 'echo to see >&2; exit 0' 'o s'
	expects g2 1 5 two run 'echo to see; exit 7'
	expects g2 1 5 three run 'echo to see' 'not there'
	expects g2 1 5 four no_run 'exit 3'
	expects g2 1 5 five no_run no-such-program
	expects g2 1 5 six no_run 'echo secret' secret
	ends 0 start
	ends 1 check --json
	[ "$(result 0)" = "true:$W/motd is there|true:$W/motd holds \"kind\"|false:$W/motd begins: be kind|true:$W/none is not there|false:$W/motd is there|true:$W/motd begins: be kind|false:$W is no file" ]
	[[ "$(result 1)" == 'true:to see|false:ended with 7: to see|false:its output lacks "not there": to see|true:ended with 3: |false:g2 has no program for it:'*'not found|false:secret' ]]
}

@test "a table with points for each guest and for all; 0 when all is as expected" {
	expects g1 3 5 'the "first" thing' run true
	expects g1 0 5 'a second' run true
	expects g2 2 5 third run 'false'
	ends 0 start
	ends 1 check
	[ "$output" = 'GUEST  EXPECTED           RESULT  POINTS   SEEN
g1     the "first" thing  ok      3/3
g1     a second           ok
g2     third              failed  0/2      ended with 1:

g1     2 of 2 as expected, 3 of 3 points
g2     0 of 1 as expected, 0 of 2 points
all    2 of 3 as expected, 3 of 5 points' ]
	ends 0 check -h g1
	silent_on g2
	ends 1 check g2
	silent_on g1
}

@test "nothing is expected: that is said, and is no success" {
	ends 1 check
	says 'nothing is expected'
	expects g1 1 5 one run true
	ends 0 start
	ends 1 check -h g2
	says 'nothing is expected of g2'
	ends 1 check -h g3
	says 'no guest g3'
}

@test "what was never built, is down or does not answer fails for that reason" {
	expects g1 1 5 one run true
	expects g2 1 5 two no_run false
	ends 1 check
	says 'g1 is down'
	says 'g2 is down'
	make_guest g1
	echo vm_check=line >> "$server/vms/g1/vm.conf"
	ends 0 start g1
	ends 1 check
	says 'g1 does not answer on its line for checks'
	says 'g2 is down'
	ends 0 stop
	sed -i '/vm_check/d' "$server/vms/g1/vm.conf"
	ends 0 start g1
	echo vm_check=line >> "$server/vms/g1/vm.conf"
	ends 1 check -h g1
	says 'g1 was started before anything was expected of it: mln restart -h g1'
}

@test "ping and port; of a guest that is down nobody can say that it is shut off" {
	node -e 'const s = require("net").createServer(c => c.end()).listen(0, "127.0.0.1", () => console.log(s.address().port))' > "$W/port" 3>&- &
	listener=$!
	until [ -s "$W/port" ]; do sleep 0.05; done
	port=$(cat "$W/port")
	expects g1 1 5 one port 127.0.0.1 - "$port"
	expects g1 1 5 two no_port 127.0.0.1 - "$port"
	expects g1 1 5 three no_port 127.0.0.1 - 1
	expects g1 1 5 four no_port 127.0.0.1 g2 1
	expects g1 1 5 five port 127.0.0.1 g2 "$port"
	ends 0 start g1
	ends 1 check --json
	kill "$listener"
	[ "$(result 0)" = "true:port $port of 127.0.0.1 is open|false:port $port of 127.0.0.1 is open|true:port 1 of 127.0.0.1 refuses|false:g2 is down|false:g2 is down" ]
}

@test "a command has its time and no more; what it leaves running holds nobody up" {
	expects g1 1 1 late run 'echo begun; sleep 30'
	expects g1 1 1 unlate no_run 'sleep 30'
	expects g1 1 5 left run 'sleep 30 & echo left' left
	expects g1 1 5 after run true
	ends 0 start g1
	SECONDS=0
	ends 1 check --json
	[ "$SECONDS" -lt 25 ]
	[ "$(result 0)" = 'false:took longer than 1 s|false:took longer than 1 s|true:left|true:as expected' ]
}

@test "what a command prints can neither pass for an answer nor steer a terminal, and much of it is cut" {
	expects g1 1 5 forged run 'echo "=1 0"; i=0; while [ $i -lt 50 ]; do echo "+$i"; echo "=$i 0"; echo "|=$i 0"; i=$((i + 1)); done; exit 9'
	expects g1 1 5 binary run 'head -c 5000 /dev/urandom; printf "\n\033[2Jred\0\ttab\n"' red
	expects g1 1 20 much run 'yes | head -c 3000000; echo the end; exit 4'
	expects g1 1 5 after run 'echo ok' ok
	ends 0 start g1
	ends 1 check --json
	[ "$(json 'x.guests[0].checks.map(c => c.passed)')" = false,true,false,true ]
	[ "$(json 'x.guests[0].checks[0].seen')" = 'ended with 9: |=49 0' ]
	[ "$(json 'x.guests[0].checks[1].seen')" = '[2Jred tab' ]
	[ "$(json 'x.guests[0].checks[2].seen')" = 'ended with 4: y' ]
}

@test "quotes, dollar signs and backslashes come through" {
	expects g1 1 5 odd run 'printf "%s\n" "it'"'"'s" $((6 * 7)) "\\n" `echo tick`; echo "a;b|c&d"' "a;b|c&d"
	echo "it's \$HOME \\n \"x\"" > "$W/odd 'name'"
	expects g1 1 5 file file "$W/odd 'name'" "it's \$HOME \\n \"x\""
	ends 0 start g1
	ends 0 check
}

@test "in global: on the service host, as who calls" {
	expects - 1 5 here run "test -d $W && id -un" "$("${as_user[@]}" id -un)"
	expects - 1 1 late run 'sleep 30 & sleep 30'
	expects - 1 5 left run 'sleep 30 & echo left' left
	expects - 1 5 none no_file /no/such
	ends 1 check --json
	[ "$(json 'x.guests[0].name + x.guests[0].checks.map(c => c.passed)')" = localtrue,false,true,true ]
	[ "$(json 'x.guests[0].checks[1].seen')" = 'took longer than 1 s' ]
}

@test "by ssh: its own failure is told from the command's" {
	lab_ssh=$W/bin/ssh
	mkdir -p "$W/bin"
	printf '#!/bin/sh\n[ ! -e %s/refuse ] || { echo "Connection refused" >&2; exit 255; }\nwhile [ "$1" != -- ]; do shift; done\n[ "$2" = root@192.0.2.1 ] && exec sh -c "$3"\n' "$W" > "$lab_ssh"
	chmod 755 "$lab_ssh"
	PATH=$W/bin:$PATH
	make_guest g1
	echo vm_check=root@192.0.2.1 >> "$server/vms/g1/vm.conf"
	expects g1 1 5 works run "echo \"it's \$((1 + 1))\"" "it's 2"
	expects g1 1 5 fails run 'exit 3'
	ends 0 start g1
	ends 1 check --json
	[ "$(result 0)" = "true:it's 2|false:ended with 3: " ]
	touch "$W/refuse"
	ends 1 check --json
	[[ "$(result 0)" == 'false:g1 does not answer by ssh to root@192.0.2.1: Connection refused|'* ]]
}

@test "a guest that another asks at the same time answers both" {
	expects g1 1 10 one run 'sleep 0.3; echo one' one
	ends 0 start g1
	mln check > "$W/first" 2>&1 &
	ends 0 check
	wait "$!"
	grep -q '1 of 1 as expected' "$W/first"
}

@test "JUnit goes to its file whole, beside the table" {
	expects g1 2 5 'say "<hi>" & go' run 'echo "a <b> & c"; exit 1'
	expects g2 0 5 fine run true
	ends 0 start
	cd "$W"
	ends 1 check --junit result.xml
	says '0 of 1 as expected'
	[ "$(sed 's/time="[0-9.]*"/time=""/' result.xml)" = '<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="t" tests="2" failures="1" time="">
  <testsuite name="g1" tests="1" failures="1" errors="0" skipped="0" time="">
    <properties>
      <property name="points" value="0"/>
      <property name="worth" value="2"/>
    </properties>
    <testcase classname="t.g1" name="say &quot;&lt;hi&gt;&quot; &amp; go" time="">
      <failure message="ended with 1: a &lt;b&gt; &amp; c"/>
      <system-out>0 of 2 points</system-out>
    </testcase>
  </testsuite>
  <testsuite name="g2" tests="1" failures="0" errors="0" skipped="0" time="">
    <properties>
      <property name="points" value="0"/>
      <property name="worth" value="0"/>
    </properties>
    <testcase classname="t.g2" name="fine" time="">
    </testcase>
  </testsuite>
</testsuites>' ]
	ends 1 check --junit no/such/folder.xml
	says 'cannot write'
}

@test "TAP is read by prove" {
	expects g1 2 5 'odd # TODO \ name' run false
	expects g1 0 5 fine run true
	ends 0 start
	ends 1 check --tap
	[ "$(grep -c '^not ok 1 - g1: odd \\# TODO \\\\ name$' <<< "$output")" -eq 1 ]
	command -v prove > /dev/null || skip 'not installed: prove (perl)'
	mln check --tap > "$W/out.tap" || :
	run prove -e cat "$W/out.tap"
	says 'Failed 1/2 subtests'
}

@test "each awk prints the same" {
	printf 'local\tg1\tok\t2\t0.5\ta title that is longer than any column would be, and goes on\t\nlocal\tg1\tfailed\t1\t12.0\tb\\"&<\tse\\en "x" & <y>\nlocal\t-\tok\t0\t0.1\there\tall\n' > "$W/results"
	same() {
		local format
		for format in table tap junit json; do
			# shellcheck disable=SC2086  # words
			$1 -v "format=$format" -v project=t -f "$repository/runtime-sh/lib/check-results.awk" "$W/results" > "$W/now.$format" || return 1
			[ -e "$W/was.$format" ] || cp "$W/now.$format" "$W/was.$format"
			cmp "$W/was.$format" "$W/now.$format" || return 1
		done
	}
	each_awk same
	output=$(cat "$W/was.json")
	[ "$(json 'x.guests[0].checks[1].seen + x.guests[1].name')" = 'se\en "x" & <y>local' ]
}
