# What is expected of the guests of examples/firewall-lab, with a right and a wrong firewall. The tests stand on each other.
load helper

setup() { lab_enter; }

# check PROJECT OPTION...: what it says goes to $output, its status to $status
check() { run mln "$1" check "${@:2}"; }
value() { node -e "const x = JSON.parse(process.argv[1]); process.stdout.write(String($1))" "$output"; }

@test "before anything runs, each expectation fails for that reason, at once" {
	compile examples/firewall-lab/firewall-lab.mln
	check firewall-lab
	[ "$status" -eq 1 ]
	[ "$(grep -c 'failed .* is down$' <<< "$output")" -eq 7 ]
	[[ "$output" == *'0 of 7 as expected, 0 of 13 points' ]]
}

@test "the right firewall gets all points, and the script ends with 0" {
	as_user out/firewall-lab/build.sh
	as_user out/firewall-lab/start.sh
	run as_user out/firewall-lab/check.sh
	echo "$output"
	[ "$status" -eq 0 ]
	[[ "$output" == *'all          7 of 7 as expected, 13 of 13 points' ]]
}

@test "a student who opens the office to the attacker loses the points for that, and those alone" {
	lab_enter socat
	console_open firewall-lab firewall
	types '' 'login:'
	types root 'Password:'
	types student '#'
	types 'ip rule del type prohibit; echo done$?' 'done0'
	console_close
	check firewall-lab --json
	[ "$status" -eq 1 ]
	[ "$(value 'x.guests.flatMap(g => g.checks.filter(c => !c.passed).map(c => [g.name, c.title, c.points, c.worth, c.seen].join("|")))')" = 'attacker|the office is out of reach|0|4|10.0.0.10 answers' ]
	[ "$(value '[x.passed, x.points, x.worth]')" = false,9,13 ]
}

@test "of a guest that is down nobody can say that it is shut off; what is expected in it fails" {
	mln firewall-lab stop workstation
	check firewall-lab --json
	[ "$status" -eq 1 ]
	[ "$(value 'x.guests.find(g => g.name === "attacker").checks.map(c => c.seen)')" = 'port 80 of 192.0.2.80 is open,workstation is down' ]
	[ "$(value 'x.guests.find(g => g.name === "workstation").checks.map(c => c.seen)')" = 'workstation is down,workstation is down' ]
	check firewall-lab -h web
	[ "$status" -eq 0 ]
}

@test "a guest that hangs fails its checks within their time" {
	kill -STOP "$(main_pid firewall-lab web)"
	lab_limit=30 check firewall-lab -h web
	kill -CONT "$(main_pid firewall-lab web)"
	[ "$status" -eq 1 ]
	[[ "$output" == *'web does not answer on its line for checks'* ]]
	within 60 mln firewall-lab check -h web
}

@test "what is expected can be changed while the guests run" {
	as_user sh -c 'sed "s#run \"id student\"#run \"id student | grep -c student\" \"1\"; run \"sleep 60 \& echo begun\" \"begun\"; no_run \"id mallory\"; timeout 2s; run \"sleep 60\"#" examples/firewall-lab/firewall-lab.mln > changed.mln; ln -s examples/firewall-lab/www www'
	compile changed.mln
	check firewall-lab -h web --json
	[ "$status" -eq 1 ]
	[ "$(value 'x.guests[0].checks.map(c => c.passed)')" = true,true,true,true,false ]
	[ "$(value 'x.guests[0].checks[4].seen')" = 'took longer than 2 s' ]
}

@test "what runs since before anything was expected of it says how to mend that" {
	as_user sh -c 'printf "global { project late }\nhost a { }\n" > late.mln'
	compile late.mln
	as_user out/late/build.sh
	as_user out/late/start.sh
	as_user sh -c 'printf "global { project late }\nhost a { expect { file /etc/hostname } }\n" > late.mln'
	compile late.mln
	check late
	[ "$status" -eq 1 ]
	[[ "$output" == *'a was built before anything was expected of it: mln build --rebuild -h a, and start it'* ]]
	mln late stop
	mln late build --rebuild --yes late
	mln late start
	mln late check
}

@test "a stop leaves nothing behind, pipes neither" {
	as_user out/firewall-lab/stop.sh -w 20
	as_user out/late/stop.sh -w 20
	[ -z "$(processes_of firewall-lab)" ]
	[ -z "$(ls s/firewall-lab/run | grep check)" ]
	clean_disks firewall-lab
}
