# Disks on LVM: real lvm2, device-mapper and file systems, in a machine of their own. Outside, each test tells how it ended in there.
load helper
load volumes

setup_file() {
	[ -n "$inside" ] || { machine_run lvm '256M 64M'; return; }
	vgcreate -q vg0 /dev/vda
	vgcreate -q vg1 /dev/vdb
	id mln > /dev/null 2>&1 || useradd --system mln
}

@test "too little room is found before the first volume is made" {
	[ -n "$inside" ] || { reported; return; }
	run lvm_mln build
	[ "$status" -eq 1 ]
	[[ "$output" == *'volume group vg1: the disks take 10'*' MiB, 60 MiB are free'*'vgextend vg1'* ]]
	[ -z "$(volumes)" ]
	run lvm_mln doctor
	[[ "$output" == *'volume group vg1'* ]]
}

@test "a volume without our tags is never touched, whatever its name" {
	[ -n "$inside" ] || { reported; return; }
	lvcreate -qq -y -Wn -L 4M -n a.p vg0
	lvcreate -qq -y -Wn -L 4M --addtag mln --addtag mln_other -n b.p vg1
	echo precious > /dev/vg0/a.p
	run lvm_mln build -h a -h b
	[ "$status" -eq 1 ]
	[[ "$output" == *'vg0/a.p is there already and is not of this project'*'vg1/b.p is there'* ]]
	lvm_mln destroy --purge --yes p
	[ "$(head -c 8 /dev/vg0/a.p)" = precious ]
	lvs vg1/b.p
	lvremove -qq -y vg0/a.p vg1/b.p
}

@test "build makes tagged volumes that hold what the description says" {
	[ -n "$inside" ] || { reported; return; }
	lvm_mln build -h a -h b
	[ "$(volumes)" = $'vg0/a.p\nvg0/a.p+swap\nvg1/b.p' ]
	for volume in vg0/a.p vg1/b.p; do e2fsck -fn "/dev/$volume"; done
	[[ "$(blkid /dev/vg0/a.p+swap)" == *'TYPE="swap"'* ]]
	debugfs -R 'cat /etc/motd' /dev/vg0/a.p 2> /dev/null | cmp - "$BATS_TEST_DIRNAME/etc/motd"
	[ "$(debugfs -R 'cat /etc/hostname' /dev/vg1/b.p 2> /dev/null)" = b ]
	run lvm_mln build -h a
	[[ "$output" == *'built before'* ]]
}

@test "a guest of an ordinary user boots from its volume, though only root may make it" {
	[ -n "$inside" ] || { reported; return; }
	lvm_mln start -h a
	lvm_mln log a | tr -d '\r' | grep -x 'SWAP 2 FREE 1'
	[ "$(stat -c %U "$(readlink -f /dev/vg0/a.p)")" = mln ]
	lvm_mln stop -h a
	e2fsck -fn /dev/vg0/a.p
}

@test "reset that is killed anywhere loses no disk, and its next run finishes" {
	[ -n "$inside" ] || { reported; return; }
	killed_everywhere reset a --yes p
	[ "$(volumes | grep -c +new)" -eq 0 ]
	e2fsck -fn /dev/vg0/a.p
	lvs vg0/a.p+swap
}

@test "destroy that is killed anywhere is finished by its next run, into the attic" {
	[ -n "$inside" ] || { reported; return; }
	killed_everywhere destroy --yes p
	! lvs vg0/a.p || return 1
	lvs --noheadings -o lv_name vg0 | grep -c 'a\.p+2'
}

@test "destroy --purge that is killed anywhere leaves no volume in the end" {
	[ -n "$inside" ] || { reported; return; }
	killed_everywhere destroy --purge --yes p
	[ -z "$(volumes)" ]
	[ ! -e /var/lib/mln/projects/p ]
}

@test "build that is killed anywhere is finished by its next run" {
	[ -n "$inside" ] || { reported; return; }
	killed_everywhere build -h b
	[ "$(volumes)" = vg1/b.p ]
	e2fsck -fn /dev/vg1/b.p
}

@test "a disk that the description keeps elsewhere by now is replaced by reset, and found by destroy" {
	[ -n "$inside" ] || { reported; return; }
	conf=/share/out/p/service-hosts/local/vms/b/vm.conf
	cp "$conf" "$BATS_TEST_TMPDIR/conf"
	sed -i 's/^vm_volume_group=.*/vm_volume_group=vg0/' "$conf"
	run lvm_mln build -h b
	[ "$status" -eq 1 ]
	[[ "$output" == *'mln reset b makes it anew'* ]]
	lvm_mln reset b --yes p
	lvs vg0/b.p
	! lvs vg1/b.p || return 1
	cp "$BATS_TEST_TMPDIR/conf" "$conf"
	lvm_mln destroy --purge --yes p
	[ -z "$(volumes)" ]
}
