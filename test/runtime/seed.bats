# Guests that cloud-init sets up, from a disk of its own beside one that nothing is written into: what is on it, and where it goes. They are
# booted in test/lab/cloud-init.bats.
setup() {
	. "$BATS_TEST_DIRNAME/build-project.bash"
	command -v xorriso > /dev/null || skip 'not installed: xorriso'
	export MLN_STATE=$BATS_TEST_TMPDIR/state MLN_TEMPLATES=$BATS_TEST_TMPDIR/templates PATH=$PATH:/usr/sbin:/sbin
	make_project "$BATS_TEST_TMPDIR/a, b\\t 'q\" c"
	disks=$MLN_STATE/t/disks
	mkdir "$MLN_TEMPLATES" "$guest/seed"
	# neither a file system nor a partition table that anything here knows
	head -c 3000000 /dev/urandom > "$MLN_TEMPLATES/cloud"
	truncate -s 3M "$MLN_TEMPLATES/cloud"
	printf "template_name=cloud\ntemplate_family=redhat\ntemplate_seed=yes\n" > "$MLN_TEMPLATES/cloud.conf"
	printf 'vm_template=cloud\nvm_family=redhat\nvm_seed=yes\n' >> "$guest/vm.conf"
	printf 'instance-id: g1.t\n' > "$guest/seed/meta-data"
	printf 'version: 2\n' > "$guest/seed/network-config"
	printf 'hostname: g1\n' > "$guest/seed/cloud-config"
}
# seed FILE: what it holds, as a program that reads such disks finds it
seed() {
	rm -rf "$BATS_TEST_TMPDIR/read"
	xorriso -osirrox on -indev "$disks/g1.config" -extract / "$BATS_TEST_TMPDIR/read" > /dev/null 2>&1
	cat "$BATS_TEST_TMPDIR/read/$1"
}
# content PATH: of that file among write_files of the seed
content() { seed user-data | awk -v path="  - path: \"$1\"" '$0 == path { found = 1 } found && /content:/ { gsub(/.*content: "|"$/, ""); print; exit }' | base64 -d; }
# placed PATH: of the line for that file in what the guest follows
placed() { content /etc/mln/seed.d/list | grep -F "	$1	"; }
# tools_without NAME...: sets PATH to all tools of this machine but those
tools_without() {
	mkdir "$BATS_TEST_TMPDIR/tools"
	(IFS=:; for place in $PATH; do ln -s "$place"/* "$BATS_TEST_TMPDIR/tools/" 2> /dev/null || :; done)
	for tool; do rm -f "$BATS_TEST_TMPDIR/tools/$tool"; done
	PATH=$BATS_TEST_TMPDIR/tools
}

@test "the seed is an image with the label that cloud-init looks for, for nobody else to read" {
	mln build
	[ "$(stat -c %a "$disks/g1.config")" = 600 ]
	[ "$(blkid -o value -s LABEL "$disks/g1.config")" = cidata ]
	[ "$(blkid -o value -s TYPE "$disks/g1.config")" = iso9660 ]
	[ "$(seed meta-data)" = 'instance-id: g1.t' ]
	[ "$(seed network-config)" = 'version: 2' ]
	[ "$(seed user-data | head -n 2)" = $'#cloud-config\nhostname: g1' ]
	[ "$(stat -c %a "$BATS_TEST_TMPDIR/read/user-data")" = 600 ]
}

@test "genisoimage makes it as well" {
	command -v genisoimage > /dev/null || skip 'not installed: genisoimage'
	(tools_without xorriso; mln build)
	[ "$(blkid -o value -s LABEL "$disks/g1.config")" = cidata ]
	[ "$(seed user-data | head -n 2)" = $'#cloud-config\nhostname: g1' ]
	[ "$(stat -c %a "$BATS_TEST_TMPDIR/read/user-data")" = 600 ]
}

@test "with neither of them nothing is built, and it is said what to install" {
	tools_without xorriso genisoimage
	run mln build
	[ "$status" -eq 1 ]
	[[ "$output" == *'not installed: xorriso or genisoimage'*'apt-get install xorriso'* ]]
	run mln doctor
	[[ "$output" == *'not installed: xorriso or genisoimage'*'apt-get install xorriso'* ]]
	[ ! -e "$disks" ]
}

@test "the guest's disk is the template, no file system in it is looked for, and its end is put further away" {
	mkdir "$BATS_TEST_TMPDIR/fakes"
	for tool in debugfs e2fsck resize2fs dumpe2fs mke2fs; do
		printf '#!/bin/sh\ntouch %q\nexit 1\n' "$BATS_TEST_TMPDIR/called" > "$BATS_TEST_TMPDIR/fakes/$tool"
	done
	chmod 755 "$BATS_TEST_TMPDIR"/fakes/*
	echo vm_free_space=2000000 >> "$guest/vm.conf"
	PATH=$BATS_TEST_TMPDIR/fakes:$PATH mln build
	[ ! -e "$BATS_TEST_TMPDIR/called" ]
	cmp -n "$(stat -c %s "$MLN_TEMPLATES/cloud")" "$MLN_TEMPLATES/cloud" "$disks/g1.img"
	[ "$(stat -c %s "$disks/g1.img")" -ge 5145728 ]
	sed -i s/vm_free_space.*/vm_size=9437184/ "$guest/vm.conf"
	mln reset g1 --yes t
	[ "$(stat -c %s "$disks/g1.img")" -eq 9437184 ]
}

@test "a size that is less than the template is refused" {
	echo vm_size=1048576 >> "$guest/vm.conf"
	run mln build
	[ "$status" -eq 1 ]
	[[ "$output" == *'size 1048576 is less than the template'* ]]
	[ -z "$(ls -A "$disks")" ]
}

@test "files go to their places, byte for byte; those of accounts wait until there are any" {
	mkdir "$BATS_TEST_TMPDIR/tree"
	head -c 5000 /dev/urandom > "$BATS_TEST_TMPDIR/tree/it's \"b\" \\c"
	: > "$guest/guest/empty"
	printf 'key\n' > "$guest/guest/keys"
	entry tree 0640 0:0 /srv/t "server:$BATS_TEST_TMPDIR/tree"
	entry file 4755 0:7 /usr/bin/special guest/keys
	entry file 0644 root:root /etc/empty guest/empty
	entry line 0644 0:0 /etc/motd 'a: "b" \n'
	entry line 0644 0:0 /etc/motd 'second'
	entry line 0644 0:0 /etc/resolv.conf 'nameserver 10.0.0.1'
	entry link - - /etc/localtime ../usr/share/zoneinfo/UTC
	entry login jack locked 1200 "/srv/my people/jack"
	entry dir 0700 jack:jack "/srv/my people/jack/.ssh"
	entry file 0600 jack:jack "/srv/my people/jack/.ssh/authorized_keys" guest/keys
	entry file 0644 0:0 "/srv/my people/jack/note" guest/keys
	mln build
	content '/srv/t/it'"'"'s \\\"b\\\" \\\\c' | cmp - "$BATS_TEST_TMPDIR/tree/it's \"b\" \\c"
	[ "$(seed user-data | grep -A 2 'path: "/srv/t/it')" = $'  - path: "/srv/t/it\'s \\"b\\" \\\\c"\n    owner: root:root\n    permissions: "0640"' ]
	seed user-data | grep -A 4 'path: "/etc/empty"' | grep -x '    content: ""'
	[ "$(content /etc/motd)" = $'a: "b" \\n\nsecond' ]
	# none of these is where it could be followed, read or run before its owner has it
	[ -z "$(seed user-data | grep -E 'path: "(/srv/my people|/usr/bin/special|/etc/resolv.conf)')" ]
	[ -z "$(seed user-data | grep -A 2 'path: "/etc/mln/seed.d/' | grep permissions | grep -v '"0600"')" ]
	[[ "$(placed /usr/bin/special)" == $'file\t4755\t0:7\t/usr/bin/special\t'[0-9] ]]
	number=$(placed "/srv/my people/jack/.ssh/authorized_keys" | cut -f 5)
	[ "$(content "/etc/mln/seed.d/$number")" = key ]
	[[ "$(placed "/srv/my people/jack/note")" == $'file\t0644\t0:0\t/srv/my people/jack/note\t'[0-9] ]]
	placed "/srv/my people/jack/.ssh" | grep -x $'dir\t0700\tjack:jack\t/srv/my people/jack/.ssh\t-'
	placed /etc/localtime | grep -x $'link\t-\t-\t/etc/localtime\t../usr/share/zoneinfo/UTC'
}

@test "accounts have their hashes, groups and numbers in the seed alone" {
	hash='$6$abc$de/f.'
	printf 'login\tg1\talice\t%s\n' "$hash" > "$made/.secrets/local"
	entry login root locked 0 /root
	entry login alice secret 1500 /srv/alice
	entry group wheel alice,other
	entry group lab -
	mln build
	[ "$(seed user-data | sed -n '/^groups:/,/^write_files:/p')" = "groups:
  - \"wheel\": [\"other\"]
  - \"lab\"
users:
  - name: \"root\"
    lock_passwd: true
  - name: \"alice\"
    uid: 1500
    homedir: \"/srv/alice\"
    shell: \"/bin/bash\"
    groups: [\"wheel\"]
    hashed_passwd: \"$hash\"
    lock_passwd: false
write_files:" ]
	found=$(grep -rlF "$hash" "$made" "$MLN_STATE")
	[ "$found" = "$(printf '%s\n' "$made/.secrets/local" "$disks/g1.config")" ]
}

@test "without the secrets nothing is built; with --lock-accounts nobody logs in by password" {
	entry login alice secret - -
	run mln build
	[ "$status" -eq 1 ]
	[ ! -e "$disks/g1.config" ]
	mln build --lock-accounts
	seed user-data | grep -A 4 'name: "alice"' | grep -x '    lock_passwd: true'
	[ -z "$(seed user-data | grep hashed_passwd)" ]
}

@test "the description's own user data is a part beside ours, byte for byte, whatever it is" {
	for own in $'#cloud-config\npackages: [nginx] # \xc3\xb8' $'#!/bin/sh\nexit 0' $'## template: jinja\n#cloud-config\na: {{ v1 }}'; do
		printf '%s\n' "$own" > "$guest/seed/user-data"
		mln build
		seed user-data > "$BATS_TEST_TMPDIR/user-data"
		grep -x 'MIME-Version: 1.0' "$BATS_TEST_TMPDIR/user-data"
		case $own in '#!'*) type=text/x-shellscript ;; '##'*) type=text/jinja2 ;; *) type=text/cloud-config ;; esac
		[ "$(grep -m 2 '^Content-Type' "$BATS_TEST_TMPDIR/user-data" | tail -n 1)" = "Content-Type: $type; charset=\"utf-8\"" ]
		# parts, in the order in which they are
		[ "$(awk '/^--/ { n++; body = 0 } n == 1 && body; /^$/ { body = 1 }' "$BATS_TEST_TMPDIR/user-data" | base64 -d)" = "$own" ]
		[ "$(awk '/^--/ { n++; body = 0 } n == 2 && body; /^$/ { body = 1 }' "$BATS_TEST_TMPDIR/user-data" | base64 -d | head -n 2)" = $'#cloud-config\nhostname: g1' ]
		mln destroy --purge --yes t
	done
}

@test "a name that is no UTF-8 is refused, since cloud-init would pass over all of the seed" {
	mkdir "$BATS_TEST_TMPDIR/tree"
	: > "$BATS_TEST_TMPDIR/tree/"$'\xff'
	entry tree = = /srv/t "server:$BATS_TEST_TMPDIR/tree"
	run mln build
	[ "$status" -eq 1 ]
	[[ "$output" == *'not UTF-8'* ]]
	[ -z "$(ls -A "$disks")" ]
}

@test "reset makes disk and seed anew and keeps both in the attic; destroy --purge leaves nothing" {
	mln build
	cp "$disks/g1.config" "$BATS_TEST_TMPDIR/old"
	echo 'hostname: other' > "$guest/seed/cloud-config"
	run mln build
	[[ "$output" == *'the description has changed since'* ]]
	mln reset g1 --yes t
	seed user-data | grep -x 'hostname: other'
	cmp "$MLN_STATE"/t/attic/*-g1/g1.config "$BATS_TEST_TMPDIR/old"
	[ -f "$MLN_STATE"/t/attic/*-g1/g1.img ]
	mln destroy --yes t
	[ "$(ls "$MLN_STATE"/t/attic/*/g1.config | wc -l)" -eq 2 ]
	[ ! -e "$disks" ]
	mln build
	mln destroy --purge --yes t
	[ ! -e "$MLN_STATE/t" ]
}

@test "a build that cannot make the seed leaves neither disk nor seed" {
	mkdir "$BATS_TEST_TMPDIR/fakes"
	printf '#!/bin/sh\necho no room for an image >&2\nexit 5\n' > "$BATS_TEST_TMPDIR/fakes/xorriso"
	chmod 755 "$BATS_TEST_TMPDIR/fakes/xorriso"
	PATH=$BATS_TEST_TMPDIR/fakes:$PATH run mln build
	[ "$status" -eq 1 ]
	[[ "$output" == *'no room for an image'* ]]
	[ -z "$(ls -A "$disks")" ]
}

@test "start wants the seed: without it the guest would forget who it is" {
	mln build
	rm "$disks/g1.config"
	run mln start
	[ "$status" -ne 0 ]
	[[ "$output" == *'g1.config is gone'* ]]
}

@test "a template that cloud-init alone sets up is none for a guest without a seed" {
	sed -i /vm_seed/d "$guest/vm.conf"
	run mln build
	[ "$status" -eq 1 ]
	[[ "$output" == *'cloud_init_seed iso'* ]]
}

@test "an image without an ext file system is added with --seed; without it, that is the way out" {
	cp "$MLN_TEMPLATES/cloud" "$BATS_TEST_TMPDIR/vendor.img"
	run mln template add "$BATS_TEST_TMPDIR/vendor.img" --family redhat
	[ "$status" -eq 1 ]
	[[ "$output" == *'add it with --seed'* ]]
	mln template add "$BATS_TEST_TMPDIR/vendor.img" --seed --family redhat --name vendor
	mln template show vendor | grep -x 'seed      yes'
	mln template verify vendor
	run mln template add "$BATS_TEST_TMPDIR/vendor.img" --seed
	[ "$status" -eq 1 ]
	[[ "$output" == *'--family'* ]]
	printf 'QFI\xfb' | dd of="$BATS_TEST_TMPDIR/vendor.img" conv=notrunc status=none
	run mln template add "$BATS_TEST_TMPDIR/vendor.img" --seed --family redhat
	[ "$status" -eq 1 ]
	[[ "$output" == *'qemu-img convert'* ]]
}

@test "guests with a seed stand on one base of any file system, each with its own" {
	command -v qemu-img > /dev/null || skip 'not installed: qemu-img'
	cp "$runtime/../targets/qemu/driver-overlay.sh" "$made/lib/drivers/none-overlay.sh"
	mkdir "$made/service-hosts/local/bases"
	printf 'base_template=cloud\nbase_seed=yes\nbase_free_space=2000000\n' > "$made/service-hosts/local/bases/small.conf"
	printf 'vm_storage=cow\nvm_base=small\nvm_overlay=qcow2\n' >> "$guest/vm.conf"
	mln build
	cmp -n "$(stat -c %s "$MLN_TEMPLATES/cloud")" "$MLN_TEMPLATES/cloud" "$disks/g1.base"
	[ "$(stat -c %s "$disks/g1.base")" -ge 5145728 ]
	base=$(stat -c %i "$disks/g1.base")
	mln reset g1 --yes t
	[ "$(stat -c %i "$disks/g1.base")" = "$base" ]
	[ "$(seed meta-data)" = 'instance-id: g1.t' ]
	qemu-img check "$disks/g1.qcow2"
}
