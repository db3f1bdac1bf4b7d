setup_file() {
	. "$BATS_TEST_DIRNAME/build-project.bash"
	make_template
}
setup() {
	. "$BATS_TEST_DIRNAME/build-project.bash"
	export MLN_STATE=$BATS_TEST_TMPDIR/state PATH=$PATH:/usr/sbin:/sbin
	make_project "$BATS_TEST_TMPDIR/p"
	hash='$6$salt$aVeryOwnHash'
}
secret() { (umask 077 && printf 'login\tg1\t%s\t%s\n' "$1" "$hash" >> "$made/.secrets/local"); }

@test "root's hash is in shadow, and root stays root" {
	secret root
	entry login root secret - -
	mln build
	image 'cat /etc/shadow' | grep -qF "root:$hash:"
	image 'cat /etc/passwd' | grep -qx 'root:x:0:0:root:/root:/bin/sh'
	[[ "$(image 'stat /etc/shadow')" == *'Mode:  0600'* ]]
}

@test "a locked account cannot log in by password" {
	entry login root locked - -
	entry login alice locked 1234 /srv/alice
	mln build
	image 'cat /etc/shadow' | grep '^root:\*:'
	image 'cat /etc/shadow' | grep '^alice:\*:'
	image 'cat /etc/passwd' | grep -x 'alice:x:1234:1234:alice:/srv/alice:/bin/sh'
}

@test "numbers that are given are kept free for who was given them" {
	for name in alice bob carol; do secret $name; done
	entry login alice secret - -
	entry login bob secret 1000 -
	entry login carol secret - -
	mln build
	image 'cat /etc/passwd' | cut -d : -f 1,3 | grep -x bob:1000
	[ "$(image 'cat /etc/passwd' | cut -d : -f 3 | sort | uniq -d)" = '' ]
}

@test "a number that belongs to another account of the template is refused by name" {
	secret alice
	entry login alice secret 65534 -
	run mln build
	[ "$status" -eq 1 ]
	[[ "$output" == *alice*65534*nobody* ]]
	[ ! -e "$MLN_STATE/t/disks/g1.img" ]
}

@test "groups get their members, also those that the template has" {
	secret alice
	entry login alice secret - -
	entry group wheel alice
	entry group lab alice,root
	entry group empty -
	mln build
	image 'cat /etc/group' | grep -x 'wheel:x:10:alice'
	image 'cat /etc/group' | grep -x 'lab:x:[0-9]*:alice,root'
	image 'cat /etc/group' | grep -x 'empty:x:[0-9]*:'
	[ "$(image 'cat /etc/group' | cut -d : -f 3 | sort | uniq -d)" = '' ]
}

@test "a new home is the skeleton's copy and its owner's alone" {
	cp --sparse=always "$MLN_TEMPLATES/busybox.ext4" "$BATS_TEST_TMPDIR/skel.ext4"
	echo hi > "$BATS_TEST_TMPDIR/profile"
	printf 'cd /etc/skel\nwrite %s .profile\nsif /etc/skel/.profile mode 0100640\nmkdir .config\n' "$BATS_TEST_TMPDIR/profile" > "$BATS_TEST_TMPDIR/do"
	debugfs -w -f "$BATS_TEST_TMPDIR/do" "$BATS_TEST_TMPDIR/skel.ext4"
	export MLN_TEMPLATES=$BATS_TEST_TMPDIR/repository
	mln template add "$BATS_TEST_TMPDIR/skel.ext4" --name busybox
	secret alice
	entry login alice secret 1500 -
	mln build
	[[ "$(image 'stat /home/alice')" == *'Mode:  0700'*'User:  1500   Group:  1500'* ]]
	[[ "$(image 'stat /home/alice/.profile')" == *'Mode:  0640'*'User:  1500   Group:  1500'* ]]
	[[ "$(image 'stat /home/alice/.config')" == *'Type: directory'*'User:  1500   Group:  1500'* ]]
	[ "$(image 'cat /home/alice/.profile')" = hi ]
}

@test "--lock-accounts builds without the secrets, and nobody logs in" {
	entry login root secret - -
	run mln build
	[ "$status" -eq 1 ]
	mln build --lock-accounts
	image 'cat /etc/shadow' | grep '^root:\*:'
}

@test "no command line and no file that others can read holds a hash" {
	secret alice
	entry login alice secret - -
	mkdir "$BATS_TEST_TMPDIR/bin"
	for tool in debugfs awk e2fsck cp mv rm; do
		printf '#!/bin/sh\nprintf "%%s\\n" "$@" >> %s\nexec %s "$@"\n' "$BATS_TEST_TMPDIR/said" "$(command -v $tool)" > "$BATS_TEST_TMPDIR/bin/$tool"
	done
	chmod +x "$BATS_TEST_TMPDIR"/bin/*
	umask 022
	PATH=$BATS_TEST_TMPDIR/bin:$PATH mln build > "$BATS_TEST_TMPDIR/output" 2>&1
	grep -q asked= "$BATS_TEST_TMPDIR/said"
	run grep -rlF aVeryOwnHash "$BATS_TEST_TMPDIR/said" "$BATS_TEST_TMPDIR/output"
	[ "$output" = '' ]
	[ -z "$(find "$MLN_STATE" -type f -perm /077)" ]
	[ -z "$(find "$MLN_STATE/t" -maxdepth 0 -perm /067)" ]
}
