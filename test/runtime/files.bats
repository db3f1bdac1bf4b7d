setup_file() {
	. "$BATS_TEST_DIRNAME/build-project.bash"
	make_template
}
setup() {
	. "$BATS_TEST_DIRNAME/build-project.bash"
	export MLN_STATE=$BATS_TEST_TMPDIR/state PATH=$PATH:/usr/sbin:/sbin
	make_project "$BATS_TEST_TMPDIR/p"
	tree=$BATS_TEST_TMPDIR/tree
	mkdir "$tree"
}
whole() { e2fsck -fn "$MLN_STATE/t/disks/g1.img"; }

@test "a link of the template at a file's place is replaced, what it points to is untouched" {
	before=$(debugfs -R 'stat /bin/busybox' "$MLN_TEMPLATES/busybox.ext4" 2> /dev/null | grep Size)
	echo mine > "$guest/guest/ls"
	entry file 0644 0:0 /bin/ls guest/ls
	mln build
	[ "$(image 'cat /bin/ls')" = mine ]
	[ "$(image 'stat /bin/busybox' | grep Size)" = "$before" ]
	whole
}

@test "a file below a link to a folder arrives in that folder" {
	echo mine > "$guest/guest/x"
	entry file 0600 0:0 /var/tmp/x guest/x
	mln build
	[ "$(image 'cat /tmp/x')" = mine ]
	[[ "$(image 'stat /var/tmp')" == *'Type: symlink'* ]]
	whole
}

@test "lines, links and folders: in order, with mode and owner by name" {
	entry line 0640 root:tty /etc/two 'first line  with $dollar and "quotes"'
	entry line 0640 root:tty /etc/two "second 'line'"
	entry link - - /etc/three /etc/two
	entry dir 1777 nobody:nogroup /srv/deep/er
	mln build
	[ "$(image 'cat /etc/two')" = "$(printf '%s\n' 'first line  with $dollar and "quotes"' "second 'line'")" ]
	[[ "$(image 'stat /etc/two')" == *'Mode:  0640'*'User:     0   Group:     5'* ]]
	[[ "$(image 'stat /etc/three')" == *'Fast link dest: "/etc/two"'* ]]
	[[ "$(image 'stat /srv/deep/er')" == *'1777'*'User: 65534 '*'Group: 65534'* ]]
	[[ "$(image 'stat /srv/deep')" == *'Mode:  0755'*'User:     0'* ]]
	whole
}

@test "a tree of the user brings no file to a place that has one of its own, and leaves accounts alone" {
	mkdir "$tree/mln" "$tree/network"
	echo other > "$tree/hostname"
	echo 'root:x:0:0:evil:/:/bin/sh' > "$tree/passwd"
	echo evil > "$tree/mln/boot"
	echo mine > "$tree/motd"
	entry line 0644 0:0 /etc/hostname g1
	entry dir 0755 0:0 /etc/mln
	entry line 0755 0:0 /etc/mln/boot '#!/bin/sh'
	entry login root locked 0 -
	entry tree = = /etc "server:$tree"
	run mln build
	[ "$status" -eq 0 ]
	[[ "$output" == *"left out of $tree, since mlnc writes them: "*/etc/hostname* ]]
	[ "$(image 'cat /etc/hostname')" = g1 ]
	[ "$(image 'cat /etc/mln/boot')" = '#!/bin/sh' ]
	[ "$(image 'cat /etc/motd')" = mine ]
	[[ "$(image 'cat /etc/passwd')" != *evil* ]]
	whole
}

@test "a name with a line end in a tree stops the build, and says where" {
	touch "$tree/a
b"
	entry tree = = /srv/t "server:$tree"
	run mln build
	[ "$status" -eq 1 ]
	[[ "$output" == *"$tree"*'control character'* ]]
	[ ! -e "$MLN_STATE/t/disks/g1.img" ]
}

@test "a source that is not there stops the build" {
	entry file 0644 0:0 /etc/x "server:$tree/nothing"
	run mln build
	[ "$status" -eq 1 ]
	[[ "$output" == *"$tree/nothing"* ]]
	[ ! -e "$MLN_STATE/t/disks/g1.img" ]
}

@test "a path that climbs, and an owner that the guest does not know, are refused" {
	echo x > "$guest/guest/x"
	entry file 0644 0:0 /etc/../../x guest/x
	run mln build
	[ "$status" -eq 1 ]
	printf '# nothing\n' > "$guest/guest.list"
	entry file 0644 fred:0 /etc/x guest/x
	run mln build
	[ "$status" -eq 1 ]
	[[ "$output" == *fred* ]]
	[ ! -e "$MLN_STATE/t/disks/g1.img" ]
}

@test "a tree from the output is root's, and only what may be executed is 0755" {
	mkdir -p "$guest/guest/t/sub"
	echo a > "$guest/guest/t/sub/data"
	echo b > "$guest/guest/t/run"
	chmod 755 "$guest/guest/t/run"
	chmod 600 "$guest/guest/t/sub/data"
	entry tree = = /srv/t guest/t
	mln build
	[[ "$(image 'stat /srv/t/sub/data')" == *'Mode:  0644'*'User:     0   Group:     0'* ]]
	[[ "$(image 'stat /srv/t/run')" == *'Mode:  0755'* ]]
	whole
}

@test "a file of many megabytes arrives byte for byte in a disk that is grown for it" {
	head -c 20000000 /dev/urandom > "$tree/big"
	entry file 0644 0:0 /srv/big "server:$tree/big"
	echo vm_free_space=8000000 >> "$guest/vm.conf"
	mln build
	image 'cat /srv/big' | cmp - "$tree/big"
	dumpe2fs -h "$MLN_STATE/t/disks/g1.img" 2> /dev/null | awk '/^Free blocks/ { f = $3 } /^Block size/ { b = $3 } END { exit f * b < 8000000 }'
	whole
}

@test "an image too small for its files is not built, and the way out is said" {
	head -c 20000000 /dev/urandom > "$tree/big"
	entry file 0644 0:0 /srv/big "server:$tree/big"
	run mln build
	[ "$status" -eq 1 ]
	[[ "$output" == *free_space* ]]
	[ -z "$(ls -A "$MLN_STATE/t/disks")" ]
}

@test "host keys are made for each guest, and the template's never stay" {
	command -v ssh-keygen || skip 'no ssh-keygen here'
	cp --sparse=always "$MLN_TEMPLATES/busybox.ext4" "$BATS_TEST_TMPDIR/ssh.ext4"
	echo old > "$BATS_TEST_TMPDIR/old"
	printf 'mkdir /etc/ssh\ncd /etc/ssh\nwrite %s ssh_host_ed25519_key\nwrite %s ssh_host_rsa_key\ncd /usr/sbin\nwrite %s sshd\n' "$BATS_TEST_TMPDIR/old" "$BATS_TEST_TMPDIR/old" "$BATS_TEST_TMPDIR/old" > "$BATS_TEST_TMPDIR/do"
	debugfs -w -f "$BATS_TEST_TMPDIR/do" "$BATS_TEST_TMPDIR/ssh.ext4"
	export MLN_TEMPLATES=$BATS_TEST_TMPDIR/repository
	mln template add "$BATS_TEST_TMPDIR/ssh.ext4" --name busybox
	mln build
	image 'cat /etc/ssh/ssh_host_ed25519_key' | grep 'BEGIN OPENSSH PRIVATE KEY'
	[[ "$(image 'stat /etc/ssh/ssh_host_ed25519_key')" == *'Mode:  0600'* ]]
	[ "$(image 'cat /etc/ssh/ssh_host_rsa_key')" = '' ]
	whole
}

@test "two new folders may hold files of one name" {
	echo first > "$guest/guest/first"
	echo second > "$guest/guest/second"
	entry file 0644 0:0 /srv/a/x guest/first
	entry file 0644 0:0 /srv/b/x guest/second
	mln build
	[ "$(image 'cat /srv/a/x')" = first ]
	[ "$(image 'cat /srv/b/x')" = second ]
	e2fsck -fn "$MLN_STATE/t/disks/g1.img"
}

@test "guests of one template get each its own text, and one that cannot be configured leaves the others alone" {
	for name in g2 g3; do cp -R "$guest" "${guest%/*}/$name"; done
	printf "server_name=local\nserver_guests='g1 g2 g3'\n" > "$made/service-hosts/local/server.conf"
	for name in g1 g2 g3; do
		printf 'line\t0644\t0:0\t/etc/hostname\t%s\nline\t0644\t0:0\t/etc/motd\tall alike\nline\t0644\t0:0\t/etc/motd\tin two lines\n' "$name" >> "${guest%/*}/$name/guest.list"
	done
	printf 'file\t0644\tnobody-here:0\t/etc/x\tguest/x\n' >> "${guest%/*}/g2/guest.list"
	run mln build
	[ "$status" -eq 1 ]
	[[ "$output" == *'g2: not built'*'the guest has no user `nobody-here`'* ]]
	[ ! -e "$MLN_STATE/t/disks/g2.img" ]
	for name in g1 g3; do
		[ "$(debugfs -R 'cat /etc/hostname' "$MLN_STATE/t/disks/$name.img" 2> /dev/null)" = "$name" ]
		[ "$(debugfs -R 'cat /etc/motd' "$MLN_STATE/t/disks/$name.img" 2> /dev/null)" = 'all alike
in two lines' ]
	done
}
