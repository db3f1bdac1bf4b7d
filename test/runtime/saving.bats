# stop -S: by a platform of scripts, which keeps the contract of one that saves memory

setup() {
	. "$BATS_TEST_DIRNAME/helper.bash"
	setup_work
	make_project t g1 g2
	touch "$made/saves"
	disks t g1 g2
	saved=$MLN_STATE/t/saved
	ends 0 start
}
teardown() { teardown_work; }
states() { ends "$1" status --json; [ "$(json 'x.servers[0].hosts.map(h => h.state)')" = "$2" ] || { echo "$output"; return 1; }; }

@test "saved, shown as saved, and gone on from" {
	ends 0 stop -S
	states 3 saved,saved
	[ -z "$(ls "$MLN_STATE/t/run/started")" ]
	ends 0 stop
	states 3 saved,saved
	ends 0 start
	grep -q '^it was [0-9]' "$MLN_STATE/t/log/g1.console"
	[ -z "$(ls "$saved")" ]
	states 0 running,running
	ends 0 stop
	ends 0 start
	[ "$(grep -c '^it was' "$MLN_STATE/t/log/g1.console")" -eq 1 ]
}

@test "one guest of -h, and no more" {
	ends 0 stop -S -h g2
	states 1 running,saved
	ends 0 start
	states 0 running,running
}

@test "what cannot be saved runs on, on its switches" {
	ends 0 stop
	add_switch A uml_switch
	ends 0 start
	touch "$made/unwilling"
	ends 1 stop -S
	says 'could not be saved: g'
	states 0 running,running
	[ -z "$(ls "$saved")" ]
	ends 0 status -s A
}

@test "a platform that cannot save says so before anything is stopped" {
	rm "$made/saves"
	ends 0 restart
	ends 1 stop -S
	says 'g1: a guest of the platform script cannot save its memory; mend it with: stop it without -S: mln stop -h g1'
	states 0 running,running
	ends 2 stop -S -H
}

@test "too little room for the memory is told before anything is stopped" {
	sed -i 's/^driver_memory() .*/driver_memory() { say 900000000; }/' "$MLN_STATE"/t/run/started/*/driver.sh
	ends 1 stop -S
	says 'the memory of the guests is 1800000000 MiB'
	states 0 running,running
}

@test "an output that describes another machine is told, and does not start it" {
	ends 0 stop -S
	echo '# other' >> "$server/vms/g1/command.sh"
	ends 3 status --json
	[ "$(json 'x.servers[0].hosts.map(h => h.note)')" = 'older than the output,' ]
	ends 1 start
	says 'g1 was saved with other settings than'
	ends 1 start -h g1
	ends 1 doctor -h g1
	says 'g1 was saved with other settings than'
	states 3 saved,saved
	ends 0 start -h g2
	ends 0 stop -H -h g1
	ends 0 start
	not grep -q '^it was' "$MLN_STATE/t/log/g1.console"
}

@test "what cannot be restored is kept" {
	ends 0 stop -S -h g1
	: > "$saved/g1/memory"
	ends 1 start -h g1
	[ -e "$saved/g1/memory" ]
	states 1 saved,running
}

@test "destroy keeps a saved memory with its disk, and with --purge nothing" {
	ends 0 stop -S
	ends 0 destroy --yes t -h g1
	[ -s "$MLN_STATE"/t/attic/*-g1/saved/memory ]
	[ ! -e "$saved/g1" ]
	ends 0 destroy --yes t --purge
	[ ! -e "$MLN_STATE/t" ]
}

@test "--dry-run saves nothing" {
	ends 0 stop -S --dry-run
	says '+ driver_save saved/g1/memory'
	states 0 running,running
}

@test "a guest called as another with an ending keeps its memory" {
	ends 0 stop
	make_project t g1 g1.new
	touch "$made/saves"
	disks t g1 g1.new
	ends 0 start
	ends 0 stop -S -h g1.new
	ends 0 stop -S -h g1
	states 3 saved,saved
}

@test "what a restore that was cut off left is no memory, and hinders no saving" {
	"${as_user[@]}" mkdir -p "$saved/g1"
	ends 0 stop -S -h g1
	states 1 saved,running
	ends 0 start
	grep -q '^it was [0-9]' "$MLN_STATE/t/log/g1.console"
}
