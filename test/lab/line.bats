# Four routers in a line: what a description says of a guest, as it is seen inside the guest. The tests stand on each other.
load helper

setup() { lab_enter; }

@test "the line is compiled, built and started" {
	compile lab/line.mln
	as_user out/line/build.sh
	as_user out/line/start.sh
	[ "$(mln line status)" = $'line host r1 up\nline host r2 up\nline host r3 up\nline host r4 up\nline switch s1 up\nline switch s2 up\nline switch s3 up' ]
}

@test "the ends reach each other over the two in the middle" {
	said line r1 'REACHED 10.1.3.2'
	said line r4 'REACHED 10.1.1.1'
}

@test "startup is the inherited text, then the guest's own" {
	[ "$(mln line log r4 | tr -d '\r' | grep -axE 'INHERITED|REACHED .*|MLN-READY.*')" = $'INHERITED\nREACHED 10.1.1.1\nMLN-READY r4 0' ]
}

@test "the guest sees users, files with modes and owners, trees, swap and free space" {
	said line r4 'I AM student AT /'
	said line r4 'STAT 644 0 /etc/motd'
	said line r4 'STAT 755 0 /srv/tree/run'
	said line r4 'STAT 644 0 /srv/tree/sub/a file'
	mln line log r4 | tr -d '\r' | grep -axE 'STAT 7[0-7]{2} [1-9][0-9]* /home/student'
	said line r4 ran
	free=$(mln line log r4 | tr -d '\r' | sed -n 's/^FREE //p') swap=$(mln line log r4 | tr -d '\r' | sed -n 's/^SWAP //p')
	[ "$free" -ge 20 ] && [ "$free" -le 40 ]
	[ "$swap" -ge 8000 ] && [ "$swap" -le 8192 ]
}

@test "the clock goes by the guest's time zone" {
	said line r4 'ZONE +0530'
}

@test "student logs in with the password at the console, and not with another" {
	lab_enter socat
	console_open line r2
	types '' 'login:'
	types student 'Password:'
	types wrong 'incorrect'
	: > "$console_out"
	types '' 'login:'
	types student 'Password:'
	types student 'Welcome to the line'
	# shellcheck disable=SC2016  # the guest's own
	types 'echo "at $(hostname) I am $(id -un)"' 'at r2 I am student'
	types 'exit' 'login:'
	console_close
}

@test "a guest without a console says what it would take" {
	run mln line console r1
	[ "$status" -eq 1 ]
	[[ "$output" == *'term'* ]]
}

@test "stop runs the shutdown text and leaves clean disks" {
	as_user out/line/stop.sh
	grep -aq 'GOING DOWN' s/line/log/r4.console
	[ -z "$(processes_of line)" ]
	clean_disks line
}
