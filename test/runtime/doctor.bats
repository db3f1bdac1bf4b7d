setup_file() {
	. "$BATS_TEST_DIRNAME/build-project.bash"
	make_template
}
setup() {
	. "$BATS_TEST_DIRNAME/build-project.bash"
	export MLN_STATE=$BATS_TEST_TMPDIR/state PATH=$PATH:/usr/sbin:/sbin
	make_project "$BATS_TEST_TMPDIR/p"
}

@test "a machine that has all is told so, and nothing is made" {
	run mln doctor
	[ "$status" -eq 0 ]
	[[ "$output" == *'nothing is lacking for 1 guests of t'* ]]
	[ ! -e "$MLN_STATE" ]
}

@test "a template, a tool and memory that are missing are named, each with the line that mends it" {
	sed -i s/vm_template=busybox/vm_template=debian-trixie/ "$guest/vm.conf"
	printf 'driver_needs() { printf "frobnicate\\tfrob-utils\\n"; }\ndriver_rights() { :; }\ndriver_check() { :; }\ndriver_running() { return 1; }\ndriver_memory_free() { memory_of_machine; }\ndriver_memory() { echo 99999999; }\n' > "$made/lib/drivers/none.sh"
	run mln doctor
	[ "$status" -eq 1 ]
	[[ "$output" == *'no template debian-trixie'*'mln template debian trixie'* ]]
	[[ "$output" == *frobnicate*'apt-get install frob-utils'* ]]
	[[ "$output" == *'99999999 MiB'* ]]
}

@test "a part that cannot be read is an error that names it, also when only a driver or storage wants it" {
	printf 'driver_check() { parts drivers/none-kernel; }\n' >> "$made/lib/drivers/none.sh"
	run mln doctor
	[ "$status" -eq 1 ]
	[[ "$output" == *"mln: $made/lib/drivers/none-kernel.sh cannot be read: compile again"* ]]
	[[ "$output" != *'nothing is lacking'* ]]
	echo ':' > "$made/lib/drivers/none-kernel.sh"
	mln doctor
	rm "$made/lib/storage/image.sh"
	run mln doctor --json
	[ "$status" -eq 1 ]
	[[ "$output" == *'storage/image.sh is not in'*'compile again'* && "$output" != *'[]'* ]]
}

@test "a console that this machine cannot show is told, with what would do" {
	echo vm_term=xterm >> "$guest/vm.conf"
	unset DISPLAY
	run mln doctor
	[ "$status" -eq 1 ]
	[[ "$output" == *'g1 wants a window, and DISPLAY is not set'*'-t screen'* ]]
	DISPLAY=:9 run mln doctor
	[[ "$output" != *DISPLAY* ]]
}

@test "room on the disk is looked at before it is filled" {
	echo vm_free_space=900000000000000 >> "$guest/vm.conf"
	run mln doctor
	[ "$status" -eq 1 ]
	[[ "$output" == *'MiB are free'*MLN_STATE* ]]
}

@test "room that disks may want later is told by build in the same words, and the disk is made" {
	printf 'storage_free() { echo "1	buy a disk"; }\n' >> "$made/lib/storage/image.sh"
	run mln doctor
	[ "$status" -eq 1 ]
	problem=$(printf '%s\n' "$output" | grep -o 'the disks may grow to .* are free')
	run mln build
	[ "$status" -eq 0 ]
	[[ "$output" == *"$problem; mend it with: buy a disk"* ]]
	[ -e "$MLN_STATE/t/disks/g1.img" ]
}

@test "room is counted where each disk is to lie" {
	mkdir -p "$BATS_TEST_TMPDIR/elsewhere"
	printf 'vm_free_space=900000000000000\nvm_filepath=%s\n' "$BATS_TEST_TMPDIR/elsewhere" >> "$guest/vm.conf"
	printf 'storage_free() { echo "1048576	buy a disk for $1"; }\n' >> "$made/lib/storage/image.sh"
	run mln doctor
	[ "$status" -eq 1 ]
	[[ "$output" == *' 1 MiB are free'*"buy a disk for $BATS_TEST_TMPDIR/elsewhere"* ]]
}

@test "--json is one object a problem, and valid" {
	sed -i s/vm_template=busybox/vm_template=nowhere/ "$guest/vm.conf"
	run mln doctor --json
	[ "$status" -eq 1 ]
	printf '%s' "$output" | node -e 'const a = JSON.parse(require("fs").readFileSync(0)); if (!a.some((p) => p.server === "local" && /nowhere/.test(p.problem) && /template add/.test(p.mend))) process.exit(1)'
}

@test "build refuses with the same words, before anything is made" {
	sed -i s/vm_template=busybox/vm_template=nowhere/ "$guest/vm.conf"
	run mln doctor
	problem=$(printf '%s\n' "$output" | grep -o 'g1: no template nowhere on this machine')
	run mln build
	[ "$status" -eq 1 ]
	[[ "$output" == *"$problem"* ]]
	[ ! -e "$MLN_STATE" ]
}

@test "root makes no disk where another could put a link" {
	[ "$(id -u)" -eq 0 ] || skip 'takes root'
	mkdir -p "$BATS_TEST_TMPDIR/theirs/vms"
	chown nobody "$BATS_TEST_TMPDIR/theirs"
	printf 'vm_filepath=%s\n' "$BATS_TEST_TMPDIR/theirs/vms" >> "$guest/vm.conf"
	run mln build
	[ "$status" -eq 1 ]
	[[ "$output" == *"others than root, who is to make it, can put links into $BATS_TEST_TMPDIR/theirs; mend it with: "* ]]
	[ ! -e "$BATS_TEST_TMPDIR/theirs/vms/g1.img" ]
	chown root "$BATS_TEST_TMPDIR/theirs"
	mln build
	[ -e "$BATS_TEST_TMPDIR/theirs/vms/g1.img" ]
	# one that is there is left alone
	chown nobody "$BATS_TEST_TMPDIR/theirs"
	mln build
}

@test "root follows no link that another can make anew" {
	[ "$(id -u)" -eq 0 ] || skip 'takes root'
	mkdir "$BATS_TEST_TMPDIR/mine" "$BATS_TEST_TMPDIR/theirs"
	ln -s ../theirs/way "$BATS_TEST_TMPDIR/mine/vms"
	ln -s ../mine "$BATS_TEST_TMPDIR/theirs/way"
	chown nobody "$BATS_TEST_TMPDIR/theirs"
	printf 'vm_filepath=%s\n' "$BATS_TEST_TMPDIR/mine/vms" >> "$guest/vm.conf"
	run mln build
	[ "$status" -eq 1 ]
	[[ "$output" == *"can put links into $BATS_TEST_TMPDIR/theirs; "* ]]
	chown root "$BATS_TEST_TMPDIR/theirs"
	mln build
	[ -e "$BATS_TEST_TMPDIR/mine/g1.img" ]
}

@test "a disk that was there when build looked, and then made room for a link, is not made through that" {
	[ "$(id -u)" -eq 0 ] || skip 'takes root'
	mkdir "$BATS_TEST_TMPDIR/theirs"
	printf 'vm_filepath=%s\n' "$BATS_TEST_TMPDIR/theirs" >> "$guest/vm.conf"
	mln build
	chown nobody "$BATS_TEST_TMPDIR/theirs"
	echo secret > "$BATS_TEST_TMPDIR/secret"
	exec 8>> "$MLN_STATE/t/lock"
	flock 8
	mln build > "$BATS_TEST_TMPDIR/said" 2>&1 3>&- 8>&- &
	building=$!
	. "$BATS_TEST_DIRNAME/../waiting.bash"
	within 20 grep -q wait "$BATS_TEST_TMPDIR/said"
	rm "$BATS_TEST_TMPDIR/theirs/g1.img"
	ln -s ../secret "$BATS_TEST_TMPDIR/theirs/g1.img.new"
	exec 8>&-
	not wait "$building"
	[ "$(cat "$BATS_TEST_TMPDIR/secret")" = secret ]
	grep -q "g1: others than root can put links into $BATS_TEST_TMPDIR/theirs" "$BATS_TEST_TMPDIR/said"
}

@test "a link that leads nowhere yet is looked at as well" {
	[ "$(id -u)" -eq 0 ] || skip 'takes root'
	mkdir "$BATS_TEST_TMPDIR/theirs"
	chown nobody "$BATS_TEST_TMPDIR/theirs"
	ln -s theirs/gone "$BATS_TEST_TMPDIR/way"
	ln -s nowhere "$BATS_TEST_TMPDIR/mine"
	ln -s round "$BATS_TEST_TMPDIR/round"
	open() { $TEST_SH -c '. "$1"; path_open "$2"' - "$runtime/lib/safe-paths.sh" "$BATS_TEST_TMPDIR/$1"; }
	open theirs/gone
	open way/further
	open round
	not open mine/further
	not open further
}

@test "where lvm does not tell its volumes the rest is told all the same" {
	[ "$(id -u)" -eq 0 ] || skip 'takes root'
	printf 'vm_storage=lvm\nvm_volume_group=g\nvm_swap=1000000\n' >> "$guest/vm.conf"
	mkdir "$BATS_TEST_TMPDIR/bin"
	printf '#!/bin/sh\necho "no such luck" >&2\nexit 5\n' > "$BATS_TEST_TMPDIR/bin/lvs"
	printf '#!/bin/sh\nexit 5\n' > "$BATS_TEST_TMPDIR/bin/vgs"
	chmod 755 "$BATS_TEST_TMPDIR"/bin/*
	printf 'driver_rights() { :; }\ndriver_check() { echo "something else	mend that"; }\ndriver_needs() { :; }\ndriver_running() { return 1; }\ndriver_memory() { echo 64; }\ndriver_memory_free() { memory_of_machine; }\n' > "$made/lib/drivers/none.sh"
	PATH=$BATS_TEST_TMPDIR/bin:$PATH run mln doctor
	[ "$status" -eq 1 ]
	[ "$(grep -c 'lvm does not tell which volumes there are' <<< "$output")" -eq 1 ]
	[[ "$output" == *'something else'* ]]
	unshare -m true || skip 'no mount namespaces here'
	manifest
	mkdir "$BATS_TEST_TMPDIR/real" "$BATS_TEST_TMPDIR/without"
	# shellcheck disable=SC2016  # the inner shell's own
	run unshare -m sh -c 'cd "$1" && shift && mount --bind /usr/sbin real && ln -s "$PWD"/real/* without && rm without/lv* without/vg* && mount --bind without /usr/sbin && exec "$@"' \
		- "$BATS_TEST_TMPDIR" $TEST_SH "$made/mln" build
	[ "$status" -eq 1 ]
	[[ "$output" == *'not installed: '*lvs*'; mend it with: apt-get install lvm2'* ]]
}
