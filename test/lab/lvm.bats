# Disks on LVM: real lvm2, device-mapper and file systems, in a machine of their own. Outside, each test tells how it ended in there.
load helper

inside=${MLN_MACHINE:-}
export LVM_SUPPRESS_FD_WARNINGS=1

setup_file() {
	if [ -n "$inside" ]; then
		vgcreate -q vg0 /dev/vda
		vgcreate -q vg1 /dev/vdb
		vgcreate -q vg2 /dev/vdc
		lvcreate -qq -y -L 64M -T vg2/pool
		lvcreate -qq -y -V 16M -T vg2/pool -n busybox
		dd if=/share/t/busybox.ext4 of=/dev/vg2/busybox bs=1M conv=sparse,fsync status=none
		id mln > /dev/null 2>&1 || useradd --system mln
		return
	fi
	share=$(mktemp -d /tmp/ml.XXXXXX)
	export share
	# the machine has a /tmp of its own: what it reads goes where it can see it, wherever the project lies
	cp -R "$top/dist" "$BATS_TEST_DIRNAME" "$top/node_modules/bats" "$share/"
	cd "$share" || return 1
	MLN_TEMPLATES=$share/t dist/runtime/mln template busybox > /dev/null
	node dist/mlnc.js lab/lvm.mln -o out > /dev/null
	tools=$(command -v lvcreate qemu-system-x86_64 linux.uml | wc -l)
	[ "$tools" -eq 3 ] || return 0
	MACHINE_LIMIT=${MACHINE_LIMIT:-560} MACHINE_DISKS='256M 64M 128M' sh lab/machine/machine.sh "$share" \
		"MLN_MACHINE=1 MLN_TEMPLATES=/share/t /share/bats/bin/bats --formatter tap /share/lab/lvm.bats" > "$share/tap" 2>&1 || echo "machine.sh ended with $?" >> "$share/tap"
}
teardown_file() { [ -n "$inside" ] || rm -rf "$share"; }

# reported: how the test ended in the machine
reported() {
	[ -f "$share/tap" ] || skip 'not installed: lvm2, qemu-system-x86 or user-mode-linux'
	! grep -q 'no kernel package can be had' "$share/tap" || skip 'no kernel package can be had'
	sed -n "/^[a-z ]*ok [0-9]* $(printf '%s' "$BATS_TEST_DESCRIPTION" | sed 's/[.*[/\\]/\\&/g')/,/^[a-z ]*ok [0-9]/p" "$share/tap"
	grep -q "^ok [0-9]* $BATS_TEST_DESCRIPTION" "$share/tap" || { tail -n 20 "$share/tap"; false; }
}

lvm_mln() { "/share/out/p/mln" "$@" < /dev/null 3>&-; }
# volumes: those with the project's tags, one a line
volumes() { lvs --noheadings -o vg_name,lv_name --separator / --select 'lv_tags={"mln","mln_p"}' | tr -d ' ' | sort; }
# accounted: each volume is a disk or swap, says itself that it is unfinished, or is written down in the attic
accounted() {
	for volume in $(volumes); do
		case $volume in vg0/a.p | vg0/a.p+swap | vg1/b.p | vg2/t.p | vg2/t.p+swap | *+new) continue ;; *) ;; esac
		grep -qxF "$volume" /var/lib/mln/projects/p/attic/*/volumes || { echo "$volume is nowhere written down"; return 1; }
	done
}

# killed_everywhere COMMAND...: run again and again, killed before its first call of a tool that changes something, then before its
# second, and so on; each run finds what the one before left. The last one ends by itself.
killed_everywhere() {
	bin=$BATS_TEST_TMPDIR/bin
	mkdir -p "$bin"
	for tool in lvcreate lvextend lvrename lvremove dd; do
		printf '#!/bin/sh\nn=$(($(cat %s/count) + 1))\necho $n > %s/count\n[ $n != "$(cat %s/at)" ] || kill -KILL 0\nexec %s "$@"\n' "$bin" "$bin" "$bin" "$(command -v "$tool")" > "$bin/$tool"
	done
	chmod 755 "$bin"/*
	at=0 killed_status=137
	while [ "$killed_status" -eq 137 ]; do
		at=$((at + 1))
		[ "$at" -lt 40 ]
		echo 0 > "$bin/count"
		echo "$at" > "$bin/at"
		killed_status=0
		PATH=$bin:$PATH setsid -w /share/out/p/mln "$@" < /dev/null > "$bin/said" 2>&1 3>&- || killed_status=$?
		accounted
	done
	[ "$killed_status" -eq 0 ] || { cat "$bin/said"; return 1; }
	echo "killed $((at - 1)) times"
	[ "$at" -gt 2 ]
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

# pool_takes: bytes that are in use of the thin pool
pool_takes() { lvs --noheadings --units b --nosuffix -o lv_size,data_percent vg2/pool | awk '{ printf "%.0f", $1 * $2 / 100 }'; }

@test "a thin snapshot of the template's volume takes what is written to it, and boots" {
	[ -n "$inside" ] || { reported; return; }
	before=$(pool_takes)
	lvm_mln build -h t
	[ "$(volumes)" = $'vg2/t.p\nvg2/t.p+swap' ]
	[ "$(lvs --noheadings -o origin vg2/t.p | tr -d ' ')" = busybox ]
	[ "$(($(pool_takes) - before))" -lt 4000000 ]
	e2fsck -fn /dev/vg2/t.p
	lvm_mln start -h t
	lvm_mln log t | tr -d '\r' | grep -x 'NAME t SWAP 2 FREE 1'
	lvm_mln stop -h t
	e2fsck -fn /dev/vg2/t.p
	e2fsck -fn /dev/vg2/busybox
}

@test "reset of a thin snapshot that is killed anywhere loses none, and destroy leaves the template" {
	[ -n "$inside" ] || { reported; return; }
	killed_everywhere reset t --yes p
	[ "$(lvs --noheadings -o origin vg2/t.p | tr -d ' ')" = busybox ]
	lvm_mln destroy --purge --yes p
	[ -z "$(volumes)" ]
	e2fsck -fn /dev/vg2/busybox
}

@test "a snapshot of a volume that is not thin, or of none, is refused before anything is made" {
	[ -n "$inside" ] || { reported; return; }
	lvrename -qq vg2 busybox thin
	run lvm_mln build -h t
	[ "$status" -eq 1 ]
	[[ "$output" == *'no template busybox'*'lvcreate -V SIZE -T vg2/POOL -n busybox'* ]]
	lvcreate -qq -y -Wn -L 16M -n busybox vg2
	run lvm_mln build -h t
	[ "$status" -eq 1 ]
	[[ "$output" == *'vg2/busybox is not thin'* ]]
	[ -z "$(volumes)" ]
}
