# Disks that share a base: what is made of them, and that nothing of it is lost. They are booted in test/lab/cow.bats.
setup_file() {
	. "$BATS_TEST_DIRNAME/build-project.bash"
	make_template
}
setup() {
	. "$BATS_TEST_DIRNAME/build-project.bash"
	. "$BATS_TEST_DIRNAME/../killing.bash"
	command -v uml_mkcow > /dev/null || skip 'not installed: uml_mkcow'
	export MLN_STATE=$BATS_TEST_TMPDIR/state PATH=$PATH:/usr/sbin:/sbin
	make_project "$BATS_TEST_TMPDIR/a, b 'q\" c"
	vms=$made/service-hosts/local/vms disks=$MLN_STATE/t/disks attic=$MLN_STATE/t/attic
	cp "$runtime/../targets/uml/driver-overlay.sh" "$made/lib/drivers/none-overlay.sh"
	mkdir "$made/service-hosts/local/bases"
	printf 'base_template=busybox\nbase_free_space=20000000\n' > "$made/service-hosts/local/bases/small.conf"
	printf "server_name=local\nserver_guests='g1 g2'\n" > "$made/service-hosts/local/server.conf"
	printf 'vm_storage=cow\nvm_base=small\nvm_overlay=cow\nvm_swap=1000000\n' >> "$guest/vm.conf"
	cp -R "$guest" "$vms/g2"
}
config() { debugfs -R "$2" "$disks/$1.config" 2> /dev/null; }
# stands_on FILE: the inode of the base
stands_on() { stat -c %i "$1"; }

@test "guests share one base, which only reads, grown to what is asked; each has an overlay that names it" {
	touch -d 2024-05-06 "$MLN_TEMPLATES/busybox.ext4"
	mln build
	[ "$(stands_on "$disks/g1.base")" = "$(stands_on "$disks/g2.base")" ]
	[ "$(stat -c %a "$disks/g1.base")" = 444 ]
	e2fsck -fn "$disks/g1.base"
	dumpe2fs -h "$disks/g1.base" | awk '/^Free blocks/ { free = $3 } /^Block size/ { size = $3 } END { exit free * size < 20000000 }'
	for one in g1 g2; do
		[[ "$(od -An -c -j 32 -N 16 "$disks/$one.cow" | tr -d ' \n')" == "disks/$one.base\\0"* ]]
		[ "$(od -An -tu1 -j 8 -N 4 "$disks/$one.cow" | awk '{ print (($1 * 256 + $2) * 256 + $3) * 256 + $4 }')" = "$(stat -c %Y "$disks/$one.base")" ]
		[ "$(($(stat -c %b "$disks/$one.cow") * 512))" -lt 65536 ]
	done
}

@test "what is a guest's own is on its config disk, which others cannot read" {
	echo hello > "$guest/guest/hosts"
	entry file 0640 3:4 /etc/hosts guest/hosts
	entry dir 0750 5:6 /srv/new
	entry link - - /etc/localtime ../usr/share/zone
	mln build
	[ "$(stat -c %a "$disks/g1.config")" = 600 ]
	e2fsck -fn "$disks/g1.config"
	[ "$(dumpe2fs -h "$disks/g1.config" 2> /dev/null | sed -n 's/^Filesystem volume name: *//p')" = mln-config ]
	config g1 'cat list' | grep -x $'rm\t/etc/hosts'
	number=$(config g1 'cat list' | sed -n $'s,^file\t\\([0-9]*\\)\t/etc/hosts$,\\1,p')
	[ "$(config g1 "cat $number")" = hello ]
	[[ "$(config g1 "stat $number")" == *'Mode:  0640'*'User:     3   Group:     4'* ]]
	config g1 'cat list' | grep -x $'dir\t0750\t5:6\t/srv/new'
	config g1 'cat list' | grep -x $'link\t0:0\t/etc/localtime\t../usr/share/zone'
	[ -z "$(config g2 'cat list' | grep /etc/hosts)" ]
}

@test "a guest whose disk is its own is built beside one that shares a base, each with its own files" {
	sed -i "/vm_base\|vm_overlay/d; s/=cow/=image/" "$vms/g2/vm.conf"
	for one in g1 g2; do printf 'line\t0644\t0:0\t/etc/hostname\t%s\nline\t0644\t0:0\t/etc/motd\tfor all\n' "$one" >> "$vms/$one/guest.list"; done
	mln build
	[ "$(debugfs -R 'cat /etc/hostname' "$disks/g2.img" 2> /dev/null)" = g2 ]
	[ "$(config g1 "cat $(config g1 'cat list' | sed -n $'s,^file\t\\([0-9]*\\)\t/etc/hostname$,\\1,p')")" = g1 ]
}

@test "files larger than the template has room for make the base larger, and the config disk holds them" {
	head -c 30000000 /dev/urandom > "$guest/guest/large"
	entry file 0644 0:0 /srv/large guest/large
	mln build
	dumpe2fs -h "$disks/g1.base" | awk '/^Free blocks/ { free = $3 } /^Block size/ { size = $3 } END { exit free * size < 50000000 }'
	config g1 "cat $(config g1 'cat list' | sed -n $'s,^file\t\\([0-9]*\\)\t/srv/large$,\\1,p')" | cmp - "$guest/guest/large"
}

@test "a template without the program that reads the config disk is refused, with the way out" {
	mkdir "$BATS_TEST_TMPDIR/t"
	cp --sparse=always "$MLN_TEMPLATES/busybox.ext4" "$BATS_TEST_TMPDIR/t/"
	debugfs -w -R 'rm /sbin/mln-init' "$BATS_TEST_TMPDIR/t/busybox.ext4" 2> /dev/null
	MLN_TEMPLATES=$BATS_TEST_TMPDIR/t run mln build
	[ "$status" -eq 1 ]
	[[ "$output" == *'busybox has no /sbin/mln-init'*'mln template busybox'*'cow_filesystem'* ]]
	[ ! -e "$disks" ]
}

@test "a reset makes the overlay anew on the same base, and keeps the old one beside the base that it stands on" {
	mln build
	base=$(stands_on "$disks/g1.base")
	echo precious >> "$disks/g1.cow"
	mln reset g1 --yes t
	! grep -aq precious "$disks/g1.cow" || return 1
	grep -aq precious "$attic"/*-g1/g1.cow
	[ "$(stands_on "$disks/g1.base")" = "$base" ]
	[ "$(stands_on "$(echo "$attic"/*-g1/g1.base)")" = "$base" ]
	[ -f "$attic"/*-g1/g1.config ]
}

@test "where more is asked of a base, or its template is another, a new one takes its name, and who stands on the old one keeps it" {
	mln build
	old=$(stands_on "$disks/g1.base") time=$(stat -c %Y "$disks/g1.base")
	sed -i s/20000000/40000000/ "$made/service-hosts/local/bases/small.conf"
	mln reset g2 --yes t
	[ "$(stands_on "$disks/g1.base")" = "$old" ]
	[ "$(stat -c %Y "$disks/g1.base")" = "$time" ]
	grown=$(stands_on "$disks/g2.base")
	[ "$grown" != "$old" ]
	# a little more to write is no reason
	head -c 9000 /dev/urandom > "$vms/g2/guest/more"
	printf 'file\t0644\t0:0\t/srv/more\tguest/more\n' >> "$vms/g2/guest.list"
	mln reset g2 --yes t
	[ "$(stands_on "$disks/g2.base")" = "$grown" ]
	touch "$MLN_TEMPLATES/busybox.ext4"
	mln reset g2 --yes t
	[ "$(stands_on "$disks/g2.base")" != "$grown" ]
	[ "$(stands_on "$disks/g1.base")" = "$old" ]
}

@test "a base goes with the last that stands on it, and not before" {
	mln build
	mln destroy --purge -h g1 --yes t
	[ ! -e "$disks/g1.base" ]
	[ -f "$disks/bases/small/disk" ]
	e2fsck -fn "$disks/g2.base"
	mln destroy --purge -h g2 --yes t
	[ ! -e "$disks/bases/small" ]
}

@test "a start whose base or config disk is gone says so" {
	mln build
	rm -f "$disks/g1.base"
	run mln run g1
	[ "$status" -ne 0 ]
	[[ "$(cat "$MLN_STATE"/t/log/g1.out)$output" == *'g1.base is gone'*'mln reset g1'* ]]
}

# killed_everywhere CHECK COMMAND...: by each tool that changes a file
killed_everywhere() {
	local check=$1
	shift
	manifest
	killed_at_each 'cp ln mv rm chmod truncate resize2fs mke2fs debugfs mkswap uml_mkcow dd' 200 "$check" $TEST_SH "$made/mln" "$@"
	# busybox' own shell runs its own mv and rm, and so is killed before fewer of them, or before none
	[ "$killed" -ge 8 ] || [ "$TEST_SH" = 'busybox sh' ]
}
# whole: an overlay under its name stands on a base that is whole, and its config disk is
whole() {
	for overlay in "$disks"/*.cow; do
		[ -f "$overlay" ] || continue
		e2fsck -fn "${overlay%.cow}.base" > /dev/null 2>&1 && e2fsck -fn "${overlay%.cow}.config" > /dev/null 2>&1 || { echo "$overlay is not whole"; return 1; }
	done
}
# kept: and the one that was written to is there, or in the attic with its base
kept() {
	whole
	grep -aqs precious "$disks/g1.cow" && return 0
	for old in "$attic"/*-g1/g1.cow; do grep -aqs precious "$old" && e2fsck -fn "${old%.cow}.base" > /dev/null 2>&1 && return 0; done
	echo "the old disk is lost"
	return 1
}

@test "build that is killed anywhere leaves nothing half under its name, and the next one finishes" {
	killed_everywhere whole build -h g1
	[ -z "$(ls "$disks" "$disks/bases" | grep 'new\|old')" ]
	e2fsck -fn "$disks/g1.config"
}

@test "reset that is killed anywhere loses no disk, and its next run finishes" {
	mln build
	echo precious >> "$disks/g1.cow"
	killed_everywhere kept reset g1 --yes t
	[ -f "$disks/g1.cow" ]
	[ -z "$(ls "$disks" "$disks/bases" | grep 'new\|old')" ]
	[ -f "$disks/g2.cow" ]
}

@test "destroy that is killed anywhere loses no disk, and its next run finishes" {
	mln build
	echo precious >> "$disks/g1.cow"
	killed_everywhere kept destroy --yes t
	[ ! -e "$disks" ]
	kept
}
