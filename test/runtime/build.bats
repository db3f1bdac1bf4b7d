setup_file() {
	. "$BATS_TEST_DIRNAME/build-project.bash"
	make_template
}
setup() {
	. "$BATS_TEST_DIRNAME/build-project.bash"
	export MLN_STATE=$BATS_TEST_TMPDIR/state
	make_project "$BATS_TEST_TMPDIR/a, b 'q\" c"
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
	printf 'g1\talice\t$6$abc$def\n' > "$made/.secrets/local"
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
	[[ "$output" == *'--lock-accounts'* ]]
	[ ! -e "$MLN_STATE/t/disks/g1.img" ]
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

@test "kill -9 leaves no disk under the final name, and the next build is clean" {
	$TEST_SH "$made/mln" build < /dev/null 3>&- &
	sleep 0.05
	kill -9 $! 2> /dev/null || :
	mln build
	[ -f "$MLN_STATE/t/disks/g1.img" ] && [ ! -e "$MLN_STATE/t/disks/g1.img.new" ]
	e2fsck -fn "$MLN_STATE/t/disks/g1.img"
}

@test "reset keeps the old disk in the attic, and only with a clear yes" {
	mln build
	run mln reset g1
	[ "$status" -eq 1 ]
	mln reset g1 --yes t
	ls "$MLN_STATE"/t/attic/*-g1/g1.img
}
