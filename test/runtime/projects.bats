setup() {
	. "$BATS_TEST_DIRNAME/helper.bash"
	setup_work
	make_project t g1
	disks t g1
	first=$made
	# An installed mln: beside it is no project.
	cp -R "$made" "$W/installed"
	rm -r "$W/installed/service-hosts" "$W/installed/project.conf"
	give_away
	made=$W/installed
}
teardown() { teardown_work; }

@test "an installed mln finds a project by -P, by MLN_PROJECTS, by mln.conf and in ~/mln" {
	ends 4 status -p t
	says 'no project t'
	ends 3 status -p t -P "$W/out"
	says 't host g1 down'
	ends 3 status -P "$first"
	MLN_PROJECTS=$W/out ends 3 status -p t
	mkdir -p "$W/.config/mln"
	printf '# where\nprojects = %s/out  \n' "$W" > "$W/.config/mln/mln.conf"
	ends 3 status -p t
	rm "$W/.config/mln/mln.conf"
	ln -s "$W/out" "$W/mln"
	ends 3 status -p t
}

@test "mln.conf is read as text and never run" {
	mkdir -p "$W/.config/mln"
	printf 'projects = $(touch %s/ran)`touch %s/ran`\n' "$W" "$W" > "$W/.config/mln/mln.conf"
	ends 4 status -p t
	[ ! -e "$W/ran" ]
}

@test "without a name: which project?" {
	ends 2 status
	says 'which project'
}

@test "a project that was started is found by its state; two different ones are an error that names both" {
	ends 0 start -p t -P "$W/out"
	ends 0 status -p t
	cp -R "$W/out" "$W/mln"
	give_away
	ends 4 status -p t
	says "$W/mln/t"
	says "$W/out/t"
	says '-P'
	rm -r "$W/mln"
	ends 0 stop -p t
}

@test "-P where no such project lies is an error, also for one that was started from elsewhere" {
	ends 0 start -p t -P "$W/out"
	mkdir "$W/empty"
	for place in "$W/empty" "$W/typo"; do
		ends 1 stop -p t -P "$place"
		says "no project t in $place"
	done
	ends 0 status -p t
	rm -r "$W/out"
	ends 1 stop -p t -P "$W/out"
	ends 0 stop -p t
}

@test "list of a project that lies elsewhere goes by --server" {
	mkdir -p "$first/service-hosts/far/vms"
	printf 'server_name=far\nserver_guests=\n' > "$first/service-hosts/far/server.conf"
	MLN_SERVER=far ends 0 list -p t -P "$W/out" --server local
	says '# t on local'
	silent_on '# t on far'
	ends 1 list -p t -P "$W/out" --server typo
	says 'no service host typo in t'
}

@test "after the output is gone, status, list and stop still work" {
	ends 0 start -p t -P "$W/out"
	rm -r "$W/out"
	ends 0 status -p t
	says 't host g1 up'
	ends 0 list
	says "t $W/out/t"
	ends 0 stop -p t
	ends 3 status -p t
}

@test "a project that was only built is listed, and where its output went missing that is said" {
	mkdir -p "$MLN_STATE/t/disks"
	echo "$W/out/t" > "$MLN_STATE/t/output"
	rm -r "$W/out"
	give_away
	ends 0 list
	says "t $W/out/t"
	ends 4 status -p t
	says "the output $W/out/t of t is not there any more: compile it again"
}

@test "a guest that the description has no more is still shown and stopped" {
	ends 0 start -p t -P "$W/out"
	printf 'server_name=local\nserver_guests=\n' > "$first/service-hosts/local/server.conf"
	rm -r "$first/service-hosts/local/vms"
	made=$first
	ends 0 status
	says 't host g1 up'
	ends 0 stop
	says 'g1 stopped'
	ends 4 status -h g1
}

@test "-a acts on every project there is" {
	make_project u h1
	disks u h1
	made=$W/installed
	ends 0 -P "$W/out" start -a
	says 'g1 running'
	says 'h1 running'
	ends 0 status -a -P "$W/out"
	ends 0 stop -a -P "$W/out"
	ends 3 status -a -P "$W/out" -q
}

@test "an output of another format is refused" {
	printf 'format=9\nproject=t\n' > "$first/project.conf"
	made=$first
	ends 1 stop
	says 'format `9`'
}

@test "everything runs from paths with blanks, commas and quotes" {
	odd="$W/a b, c' \"d\$e"
	mkdir "$odd"
	cp -R "$W/out/t" "$odd/"
	give_away
	made=$odd/t
	export MLN_STATE="$W/s t,a'te"
	disks t g1
	add_to=$made/service-hosts/local
	printf 'switch_backend=uml_switch\n' > "$add_to/switches/A.conf"
	printf 'server_switches=A\n' >> "$add_to/server.conf"
	printf '#!/bin/sh\nexit 0\n' > "$add_to/hooks/beforeHostsStart"
	ends 0 start
	ends 0 status
	ends 0 status -s A
	ends 0 log g1
	says 'MLN-READY g1'
	ends 0 stop
	ends 3 status
}

@test "a server that is elsewhere: the command to type there, and 1" {
	made=$first
	mkdir -p "$first/service-hosts/far/vms"
	printf 'server_name=far\nserver_ssh=root@far.example\nserver_guests=\n' > "$first/service-hosts/far/server.conf"
	ends 1 start
	says 'ssh root@far.example mln start -p t'
	says 'g1 running'
	ends 4 status
	MLN_SERVER=far ends 0 start
	ends 0 stop --server local
}

@test "a compile that was cut off: only status, stop and list go on" {
	made=$first
	ends 0 start
	mkdir "$first/.mlnc-new"
	touch "$first/.mlnc-new/journal"
	for verb in start restart 'log g1' 'command g1' build 'reset g1' destroy doctor 'wait g1' 'console g1' 'run g1'; do
		# shellcheck disable=SC2086
		ends 1 $verb
		says 'run mlnc again'
	done
	ends 0 status
	ends 0 list -p t
	ends 0 stop
}
