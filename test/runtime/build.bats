setup_file() {
	. "$BATS_TEST_DIRNAME/build-project.bash"
	make_template
}
setup() {
	. "$BATS_TEST_DIRNAME/build-project.bash"
	export MLN_STATE=$BATS_TEST_TMPDIR/state PATH=$PATH:/usr/sbin:/sbin
	make_project "$BATS_TEST_TMPDIR/a, b\\t 'q\" c"
}

@test "a file replaces the template's, with its mode and owner, and the image stays whole" {
	echo hello > "$guest/guest/hosts"
	entry file 0640 3:4 /etc/hosts guest/hosts
	mln build
	[ "$(image 'cat /etc/hosts')" = hello ]
	[[ "$(image 'stat /etc/hosts')" == *'Mode:  0640'*'User:     3   Group:     4'* ]]
	e2fsck -fn "$MLN_STATE/t/disks/g1.img"
}

@test "a folder that exists is not made again" {
	entry dir 0750 0:0 /etc
	mln build
	[[ "$(image 'stat /etc')" == *'Mode:  0750'* ]]
	e2fsck -fn "$MLN_STATE/t/disks/g1.img"
}

@test "a tree from this machine keeps blanks, quotes, modes and links, and follows no link" {
	mkdir -p "$BATS_TEST_TMPDIR/tree/a \"b\" c"
	echo in > "$BATS_TEST_TMPDIR/tree/a \"b\" c/it's"
	chmod 0604 "$BATS_TEST_TMPDIR/tree/a \"b\" c/it's"
	ln -s /etc/shadow "$BATS_TEST_TMPDIR/tree/out"
	entry tree = = /srv/t "server:$BATS_TEST_TMPDIR/tree"
	mln build
	[ "$(image "cat \"/srv/t/a \"\"b\"\" c/it's\"")" = in ]
	[[ "$(image "stat \"/srv/t/a \"\"b\"\" c/it's\"")" == *'Mode:  0604'* ]]
	[[ "$(image 'stat /srv/t/out')" == *'Fast link dest: "/etc/shadow"'* ]]
}

@test "an account has its hash in shadow, its own group and a home that is its own" {
	printf 'login\tg1\talice\t$6$abc$def\n' > "$made/.secrets/local"
	entry group staff alice
	entry login alice secret - -
	mln build
	image 'cat /etc/shadow' | grep '^alice:\$6\$abc\$def:'
	image 'cat /etc/passwd' | grep '^alice:x:1000:1000:'
	[[ "$(image 'stat /home/alice')" == *'User:  1000   Group:  1000'* ]]
}

@test "without the secrets nothing is built, and it is said how to bring them" {
	entry login alice secret - -
	run mln build
	[ "$status" -eq 1 ]
	[[ "$output" == *'no password hash for account alice of g1'*'--lock-accounts'* ]]
	[ ! -e "$MLN_STATE/t/disks/g1.img" ]
	# the line can be pasted, and needs no program hostname
	eval "set -- $(sed -n 's/^mln: *scp/scp/p' <<< "$output")"
	[ "$4" = "$(uname -n):$made/.secrets/local" ]
}

@test "a value that only start wants and that is not here is told when the disk is made" {
	echo vm_secrets=vncpasswd >> "$guest/vm.conf"
	run mln build
	[ "$status" -eq 0 ]
	[[ "$output" == *'g1: its vncpasswd is not in '*'; before start: scp -p COMPILED/.secrets/local '* ]]
}

@test "the disk is grown until free_space is free" {
	echo vm_free_space=100000000 >> "$guest/vm.conf"
	mln build
	dumpe2fs -h "$MLN_STATE/t/disks/g1.img" 2> /dev/null | awk '/^Free blocks/ { f = $3 } /^Block size/ { b = $3 } END { exit f * b < 100000000 }'
}

@test "a digest that differs from the description's builds nothing" {
	echo vm_template_sha256=00 >> "$guest/vm.conf"
	run mln build
	[ "$status" -eq 1 ]
	[ ! -e "$MLN_STATE/t/disks/g1.img" ]
}

@test "a missing template is told with the command that makes it" {
	MLN_TEMPLATES=/nonexistent HOME=/nonexistent run mln build
	[ "$status" -eq 1 ]
	[[ "$output" == *'mln template busybox'* ]]
}

@test "a template that was removed hinders no build of disks that are there, and those of another folder count for none" {
	mln build
	cp -R "$MLN_TEMPLATES" "$BATS_TEST_TMPDIR/mine"
	MLN_TEMPLATES=$BATS_TEST_TMPDIR/mine
	rm "$MLN_TEMPLATES"/busybox*
	run mln build
	[ "$status" -eq 0 ]
	[[ "$output" == *'g1: built before'* ]]
	cd "$MLN_STATE/t"
	MLN_STATE=$BATS_TEST_TMPDIR/other run mln build
	[ "$status" -eq 1 ]
	[[ "$output" == *'no template busybox'* ]]
}

@test "kill -9 at many points leaves no half disk, and the next build is clean" {
	echo vm_free_space=30000000 >> "$guest/vm.conf"
	for delay in 0.02 0.05 0.08 0.11 0.14 0.17 0.2 0.3; do
		rm -rf "$MLN_STATE"
		manifest
		setsid $TEST_SH "$made/mln" build < /dev/null > /dev/null 2>&1 3>&- &
		sleep $delay
		kill -9 -- -$! 2> /dev/null || :
		[ ! -f "$MLN_STATE/t/disks/g1.img" ] || e2fsck -fn "$MLN_STATE/t/disks/g1.img"
		mln build
		e2fsck -fn "$MLN_STATE/t/disks/g1.img"
		[ "$(ls "$MLN_STATE/t/disks")" = g1.img ]
	done
}

@test "Ctrl-C leaves nothing half made, and ends with 130" {
	# A terminal sends it to all; `setsid` gives a group of its own, where it is not ignored as for a background job
	head -c 60000000 /dev/zero | tr '\0' x > "$BATS_TEST_TMPDIR/big"
	entry file 0644 0:0 /srv/big "server:$BATS_TEST_TMPDIR/big"
	echo vm_free_space=30000000 >> "$guest/vm.conf"
	manifest
	cut_off() {
		perl -e '$SIG{INT} = "DEFAULT"; setpgrp; exec @ARGV' $TEST_SH "$made/mln" build < /dev/null 3>&- &
		for tries in $(seq 100); do
			[ ! -e "$MLN_STATE/t/disks/g1.img.new" ] || break
			sleep 0.02
		done
		kill -INT -- -$!
		wait $!
	}
	run cut_off
	[ "$status" -eq 130 ]
	[ -z "$(ls -A "$MLN_STATE/t/disks")" ]
	mln build
	e2fsck -fn "$MLN_STATE/t/disks/g1.img"
}

@test "a full disk leaves nothing half made, and is said" {
	[ "$(id -u)" -eq 0 ] || unshare -rm true 2> /dev/null || skip 'no namespaces for users here'
	head -c 4000000 /dev/urandom > "$BATS_TEST_TMPDIR/big"
	entry file 0644 0:0 /srv/big "server:$BATS_TEST_TMPDIR/big"
	mkdir "$MLN_STATE"
	manifest
	run unshare -rm sh -c 'mount -t tmpfs -o size=3m tmpfs "$MLN_STATE" || exit 99
		$1 "$2/mln" build < /dev/null && exit 98
		ls "$MLN_STATE/t/disks"' - "$TEST_SH" "$made"
	[ "$status" -eq 0 ]
	[[ "$output" == *'full: make room'* ]]
	[[ "$output" != *g1.img* ]]
}

@test "swap, size and filepath: each where it belongs" {
	mkdir "$BATS_TEST_TMPDIR/elsewhere"
	printf 'vm_swap=4194304\nvm_size=33554432\nvm_filepath=%s\n' "$BATS_TEST_TMPDIR/elsewhere" >> "$guest/vm.conf"
	mln build
	[ "$(stat -c %s "$BATS_TEST_TMPDIR/elsewhere/g1.img")" = 33554432 ]
	[ "$(stat -c %s "$MLN_STATE/t/disks/g1.swap")" = 4194304 ]
	[ "$(dd if="$MLN_STATE/t/disks/g1.swap" bs=1 skip=4086 count=10 2> /dev/null)" = SWAPSPACE2 ]
	e2fsck -fn "$BATS_TEST_TMPDIR/elsewhere/g1.img"
}

@test "a size below the template's is refused" {
	echo vm_size=1048576 >> "$guest/vm.conf"
	run mln build
	[ "$status" -eq 1 ]
	[[ "$output" == *'less than the template'* ]]
	[ -z "$(ls -A "$MLN_STATE/t/disks")" ]
}

@test "a template of another family stops the build" {
	sed -i s/vm_family=busybox/vm_family=debian/ "$guest/vm.conf"
	run mln build
	[ "$status" -eq 1 ]
	[[ "$output" == *'is `busybox`'*'family is debian'* ]]
	[ ! -e "$MLN_STATE/t/disks/g1.img" ]
}

@test "an edited file, list or setting is noticed as a changed description" {
	echo one > "$guest/guest/motd"
	entry file 0644 0:0 /etc/motd guest/motd
	mln build
	run mln build
	[ "$output" = 'g1: built before' ]
	echo two > "$guest/guest/motd"
	run mln build
	[[ "$output" == *'the description has changed since'* ]]
	mln reset g1 --yes t
	run mln build
	[ "$output" = 'g1: built before' ]
	echo vm_nice=5 >> "$guest/vm.conf"
	run mln build
	[[ "$output" == *'the description has changed since'* ]]
}

@test "--rebuild says what is lost, wants a yes, and takes the new content" {
	echo one > "$guest/guest/motd"
	entry file 0644 0:0 /etc/motd guest/motd
	mln build
	echo two > "$guest/guest/motd"
	run mln build --rebuild
	[ "$status" -eq 1 ]
	[[ "$output" == *'is lost'*'--yes t'* ]]
	[ "$(image 'cat /etc/motd')" = one ]
	mln build -r --yes t
	[ "$(image 'cat /etc/motd')" = two ]
	[ "$(debugfs -R 'cat /etc/motd' "$MLN_STATE"/t/attic/*-g1/g1.img 2> /dev/null)" = one ]
}

@test "a rebuild that fails leaves the old disk where it was" {
	mln build
	echo vm_size=1048576 >> "$guest/vm.conf"
	run mln build --rebuild --yes t
	[ "$status" -eq 1 ]
	e2fsck -fn "$MLN_STATE/t/disks/g1.img"
}

@test "reset keeps the old disk in the attic, and only with a clear yes" {
	mln build
	run mln reset g1
	[[ "$output" != *': not found'* ]]
	[ "$status" -eq 1 ]
	mln reset g1 --yes t
	ls "$MLN_STATE"/t/attic/*-g1/g1.img
}
