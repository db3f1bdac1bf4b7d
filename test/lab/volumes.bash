# volumes.bash - a machine of its own, with real lvm2, device-mapper and file systems, for the tests of a file
#
# A file is run twice: outside, where each test tells how it ended in there, and in the machine, where $inside is set.

. "$BATS_TEST_DIRNAME/../killing.bash"
inside=${MLN_MACHINE:-}
export LVM_SUPPRESS_FD_WARNINGS=1

# machine_run FILE DISKS: what the file needs goes where the machine sees it, then it runs in there
machine_run() {
	share=$(mktemp -d /tmp/ml.XXXXXX)
	export share
	# the machine has a /tmp of its own: what it reads goes where it can see it, wherever the project lies
	cp -R "$top/dist" "$BATS_TEST_DIRNAME" "$top/test/killing.bash" "$top/test/waiting.bash" "$top/test/not.bash" "$top/node_modules/bats" "$share/"
	cd "$share" || return 1
	MLN_TEMPLATES=$share/t dist/runtime/mln template busybox > /dev/null
	node dist/mlnc.js "lab/$1.mln" -o out > /dev/null
	tools=$(command -v lvcreate qemu-system-x86_64 linux.uml | wc -l)
	[ "$tools" -eq 3 ] || return 0
	MACHINE_LIMIT=${MACHINE_LIMIT:-1500} MACHINE_DISKS=$2 sh lab/machine/machine.sh "$share" \
		"MLN_MACHINE=1 MLN_TEMPLATES=/share/t /share/bats/bin/bats --formatter tap /share/lab/$1.bats" > "$share/tap" 2>&1 || echo "machine.sh ended with $?" >> "$share/tap"
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
		case $volume in vg[0-2]/[abt].p | vg[0-2]/[at].p+swap | *+new) continue ;; *) ;; esac
		grep -qxF "$volume" /var/lib/mln/projects/p/attic/*/volumes || { echo "$volume is nowhere written down"; return 1; }
	done
}

# killed_everywhere COMMAND...: before each tool that changes a volume or what is on it; after each run all of them are accounted for
killed_everywhere() {
	killed_at_each 'lvcreate lvextend lvchange lvrename lvremove dd mkswap resize2fs e2fsck debugfs' 60 accounted /share/out/p/mln "$@"
	[ "$killed" -ge 2 ]
}
