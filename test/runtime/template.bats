setup_file() {
	. "$BATS_TEST_DIRNAME/build-project.bash"
	make_template
}
setup() {
	. "$BATS_TEST_DIRNAME/build-project.bash"
	export MLN_STATE=$BATS_TEST_TMPDIR/state made=$BATS_FILE_TMPDIR/maker
	kept=$BATS_FILE_TMPDIR/templates
	export MLN_TEMPLATES=$BATS_TEST_TMPDIR/repository PATH=$PATH:/usr/sbin:/sbin
	mkdir "$MLN_TEMPLATES"
	cd "$BATS_TEST_TMPDIR" || return 1
}

@test "an image that is added keeps its name, family, size and digest, and is as recorded" {
	cp --sparse=always "$kept/busybox.ext4" 'my image.ext4'
	mln template add 'my image.ext4' --name mine --user root
	mln template show mine | grep -x 'family    busybox'
	mln template show mine | grep -x "sha256    $(sha256sum < 'my image.ext4' | cut -d ' ' -f 1)"
	mln template verify mine
	mln template list | grep '^mine '
}

@test "verify tells when the file changed since" {
	mln template add "$kept/busybox.ext4" --name mine
	printf x >> "$MLN_TEMPLATES/mine"
	run mln template verify
	[ "$status" -eq 1 ]
	[[ "$output" == *'mine: '*'not what its record says'* ]]
}

@test "remove wants the name as an answer" {
	mln template add "$kept/busybox.ext4" --name mine
	run mln template remove mine
	[ "$status" -eq 1 ]
	[[ "$output" == *'this removes '*/mine* ]]
	[ -f "$MLN_TEMPLATES/mine" ]
	run mln template remove mine --yes other
	[ "$status" -eq 1 ]
	mln template remove mine --yes mine
	[ -z "$(ls -A "$MLN_TEMPLATES")" ]
}

@test "remove -f asks nothing" {
	mln template add "$kept/busybox.ext4" --name mine
	mln template remove mine -f
	[ -z "$(ls -A "$MLN_TEMPLATES")" ]
}

@test "a root in a partition is found, and files go into it" {
	truncate -s 20M disk.img
	printf 'label: dos\nstart=2048, type=83\n' | sfdisk -q disk.img
	dd if="$kept/busybox.ext4" of=disk.img bs=1M seek=1 conv=notrunc,sparse status=none
	mln template add disk.img --name parted
	mln template show parted | grep -x 'offset    1048576'
	make_project "$BATS_TEST_TMPDIR/p"
	sed -i s/vm_template=busybox/vm_template=parted/ "$guest/vm.conf"
	echo hello > "$guest/guest/motd"
	entry file 0644 0:0 /etc/motd guest/motd
	mln build
	[ "$(debugfs -R 'cat /etc/motd' "$MLN_STATE/t/disks/g1.img?offset=1048576" 2> /dev/null)" = hello ]
	e2fsck -fn "$MLN_STATE/t/disks/g1.img?offset=1048576"
	echo vm_free_space=100000000 >> "$guest/vm.conf"
	run mln build --rebuild --yes t
	[ "$status" -eq 1 ]
	[[ "$output" == *'partition, which does not grow'* ]]
}

@test "two roots in one image want an answer, and take it" {
	truncate -s 40M disk.img
	printf 'label: dos\nstart=2048, size=34816, type=83\nstart=36864, size=34816, type=83\n' | sfdisk -q disk.img
	dd if="$kept/busybox.ext4" of=disk.img bs=1M seek=1 conv=notrunc,sparse status=none
	dd if="$kept/busybox.ext4" of=disk.img bs=1M seek=18 conv=notrunc,sparse status=none
	run mln template add disk.img --name parted
	[ "$status" -eq 1 ]
	[[ "$output" == *--offset* ]]
	mln template add disk.img --name parted --offset 18874368
	run mln template add disk.img --name parted --offset 512
	[ "$status" -eq 1 ]
}

@test "what is no ext file system is refused with the way out" {
	truncate -s 1M xfs.img
	printf XFSB | dd of=xfs.img conv=notrunc status=none
	run mln template add xfs.img
	[ "$status" -eq 1 ]
	[[ "$output" == *'mke2fs -t ext4 -d'* ]]
	printf 'QFI\373' > q.qcow2
	run mln template add q.qcow2
	[[ "$output" == *'qemu-img convert -O raw q.qcow2'* ]]
	gzip -c "$kept/busybox.ext4" > b.gz
	run mln template add b.gz
	[[ "$output" == *'gzip -dc b.gz'* ]]
	[ -z "$(ls -A "$MLN_TEMPLATES")" ]
}

@test "an image that does not say what it is wants a family" {
	mke2fs -q -F -t ext4 plain.ext4 4M > /dev/null
	run mln template add plain.ext4
	[ "$status" -eq 1 ]
	[[ "$output" == *--family* ]]
	mln template add plain.ext4 --family redhat
}

@test "a family that there is not, and a kernel that is not there, are told before anything is copied" {
	mke2fs -q -F -t ext4 odd.ext4 4M > /dev/null
	run mln template add odd.ext4 --family debain
	[ "$status" -eq 2 ]
	[[ "$output" == *'`debain` is no family: --family busybox, debian or redhat'* ]]
	run mln template add odd.ext4 --family debian --kernel /no/such/linux
	[ "$status" -eq 1 ]
	[[ "$output" == *'no kernel `/no/such/linux`'* ]]
	[ -z "$(ls "$MLN_TEMPLATES")" ]
}

@test "add replaces another image of that name only after a yes" {
	mln template add "$kept/busybox.ext4" --name mine
	mln template add "$kept/busybox.ext4" --name mine
	cp --sparse=always "$kept/busybox.ext4" other.ext4
	tune2fs -L other other.ext4 > /dev/null
	run mln template add other.ext4 --name mine
	[ "$status" -eq 1 ]
	[[ "$output" == *'this replaces '*'say --yes mine'* ]]
	cmp "$kept/busybox.ext4" "$MLN_TEMPLATES/mine"
	mln template add other.ext4 --name mine --yes mine
	cmp other.ext4 "$MLN_TEMPLATES/mine"
}

@test "busybox and debian replace what they did not make, or what was changed since, only after a yes" {
	cp --sparse=always "$kept/busybox.ext4" other.ext4
	tune2fs -L other other.ext4 > /dev/null
	mln template add other.ext4 --name busybox.ext4
	run mln template busybox
	[ "$status" -eq 1 ]
	[[ "$output" == *"this replaces $MLN_TEMPLATES/busybox.ext4, which is not as mln made it"*'say --yes busybox.ext4'* ]]
	cmp other.ext4 "$MLN_TEMPLATES/busybox.ext4"
	mln template busybox --yes busybox.ext4
	mln template show busybox | grep -x 'made      mln template busybox'
	mln template busybox
	echo more >> "$MLN_TEMPLATES/busybox.ext4"
	run mln template busybox
	[ "$status" -eq 1 ]
	mln template busybox -f
	cp --sparse=always other.ext4 "$MLN_TEMPLATES/debian-sid.ext4"
	PATH=$PWD/fake:$PATH
	mkdir fake
	for tool in mmdebstrap newuidmap unshare; do printf '#!/bin/sh\n' > "fake/$tool"; done
	chmod 755 fake/*
	run mln template debian sid
	[ "$status" -eq 1 ]
	[[ "$output" == *'say --yes debian-sid.ext4'* ]]
	cmp other.ext4 "$MLN_TEMPLATES/debian-sid.ext4"
}

@test "--dry-run makes no template and no folder for one" {
	export MLN_TEMPLATES=$MLN_TEMPLATES/a/b
	run mln template busybox --dry-run
	[ "$status" -eq 0 ]
	[ "$output" = "busybox.ext4: would be made, in $MLN_TEMPLATES" ]
	run mln template add "$kept/busybox.ext4" --dry-run
	[ "$status" -eq 0 ]
	[[ "$output" == '+ cp '*"$MLN_TEMPLATES/busybox.ext4.new" ]]
	[ ! -e "$MLN_TEMPLATES" ]
	mkdir -p "$MLN_TEMPLATES"
	echo mine > "$MLN_TEMPLATES/busybox.ext4"
	run mln template busybox --dry-run
	[ "$status" -eq 0 ]
	[[ "$output" == *'this replaces '*'would be made'* ]]
	[ "$(cat "$MLN_TEMPLATES/busybox.ext4")" = mine ]
	[ "$(ls "$MLN_TEMPLATES")" = busybox.ext4 ]
}

@test "list --json tells of each template, and of the kernel" {
	[ "$(mln template list --json)" = '{"templates":[],"kernel":null}' ]
	mln template add "$kept/busybox.ext4" --name mine --platforms 'uml xen'
	mkdir "$MLN_TEMPLATES/kernel"
	touch "$MLN_TEMPLATES/kernel/linux"
	echo 6.1.0 > "$MLN_TEMPLATES/kernel/version"
	[ "$(mln template list --json)" = "{\"templates\":[{\"name\":\"mine\",\"file\":\"$MLN_TEMPLATES/mine\",\"family\":\"busybox\",\"platforms\":\"uml xen\"}],\"kernel\":{\"version\":\"6.1.0\",\"folder\":\"$MLN_TEMPLATES/kernel\"}}" ]
	run mln template show mine --json
	[ "$status" -eq 2 ]
	[[ "$output" == *'mln template show has no option `--json`'* ]]
}

@test "an option that is of another of its words is refused" {
	for words in 'busybox --name mine' 'debian --family redhat' 'kernel --json' 'add a --include vim' 'show a -f' 'verify a --dry-run' 'remove a --offset 1' 'list --seed'; do
		# shellcheck disable=SC2086
		run mln template $words
		[ "$status" -eq 2 ]
		[[ "$output" == "mln: mln template ${words%% *} has no option"* ]] || { echo "$words: $output"; return 1; }
	done
	[ -z "$(ls -A "$MLN_TEMPLATES")" ]
}

@test "a word too many is refused, and nothing is made" {
	for words in 'busybox extra' 'list extra' 'debian sid extra' 'kernel a extra' 'show a extra' 'verify a extra' 'remove a extra' 'add a extra'; do
		# shellcheck disable=SC2086
		run mln template $words
		[ "$status" -eq 2 ]
		[[ "$output" == *'`extra`'* ]]
	done
	[ -z "$(ls -A "$MLN_TEMPLATES")" ]
}

@test "add without a file asks which" {
	run mln template add
	[ "$status" -eq 2 ]
	[[ "$output" == *'which file?'* ]]
}

@test "a name never becomes a path" {
	run mln template add "$kept/busybox.ext4" --name ../escaped
	[ "$status" -eq 1 ]
	run mln template show ../../etc/passwd
	[ "$status" -eq 1 ]
	[[ "$output" == *'not the name of a template'* ]]
	[ ! -e escaped ]
}

@test "without e2fsprogs nothing is added, and the package is named" {
	mkdir bin
	for tool in sh readlink id uname sed awk cat sort dirname stat mkdir cp rm printf; do ln -s "$(command -v $tool)" bin/; done
	run env PATH="$PWD/bin" /bin/sh -c 'sed "s,:/usr/sbin:/sbin,," "$1/mln" > "$1/mln.bare" && exec sh "$1/mln.bare" template add "$2" --name mine' - "$made" "$kept/busybox.ext4"
	[ "$status" -eq 1 ]
	[[ "$output" == *'apt-get install'*e2fsprogs* ]]
	[ ! -e "$MLN_TEMPLATES/mine" ]
}

@test "a disk full while a template is added leaves nothing" {
	[ "$(id -u)" -eq 0 ] || unshare -rm true 2> /dev/null || skip 'no namespaces for users here'
	cat > inner <<-SCRIPT
	mount -t tmpfs -o size=256k tmpfs '$MLN_TEMPLATES' || exit 99
	sh '$made/mln' template add '$kept/busybox.ext4' --name mine < /dev/null && exit 98
	[ -z "\$(ls -A '$MLN_TEMPLATES')" ]
	SCRIPT
	run unshare -rm sh inner
	[ "$status" -eq 0 ]
}

@test "a kernel is made of a kernel's package only; what was there stays until the new one is whole" {
	mkdir -p "$MLN_TEMPLATES/kernel" nothing/DEBIAN nothing/boot
	echo old > "$MLN_TEMPLATES/kernel/linux"
	echo 6.1.0-old > "$MLN_TEMPLATES/kernel/version"
	printf 'Package: nothing\nVersion: 1\nArchitecture: all\nMaintainer: nobody\nDescription: empty\n' > nothing/DEBIAN/control
	dpkg-deb -b nothing nothing.deb > /dev/null
	run mln template kernel no-such.deb
	[ "$status" -eq 1 ]
	[[ "$output" == *'no-such.deb is not there'* ]]
	run mln template kernel nothing.deb
	[ "$status" -eq 1 ]
	[[ "$output" == *'nothing.deb holds no kernel with its modules'* ]]
	[ "$(cat "$MLN_TEMPLATES/kernel/linux")" = old ]
	[ "$(ls -A "$MLN_TEMPLATES")" = kernel ]
	mln template list | grep '^kernel .*6.1.0-old'
	run mln template remove kernel
	[ "$status" -eq 1 ]
	mln template remove kernel --yes kernel
	[ -z "$(ls -A "$MLN_TEMPLATES")" ]
}
