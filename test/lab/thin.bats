# Thin snapshots of a template's volume, in a machine of their own. Outside, each test tells how it ended in there.
load helper
load volumes

setup_file() {
	[ -n "$inside" ] || { machine_run thin '160M'; return; }
	id mln > /dev/null 2>&1 || useradd --system mln
	vgcreate -q vg2 /dev/vda
	lvcreate -qq -y -L 64M -T vg2/pool
	lvcreate -qq -y -V 16M -T vg2/pool -n busybox
	dd if=/share/t/busybox.ext4 of=/dev/vg2/busybox bs=1M conv=sparse,fsync status=none
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
