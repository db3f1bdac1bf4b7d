# Copy-on-write disks: guests of two platforms on one base, started by an ordinary user
load helper

setup_file() {
	lab_setup
	lab_kernel
	[ -z "${lab:-}" ] || compile lab/cow.mln
}
setup() {
	lab_enter uml_mkcow uml_moo vde_switch
	guests=(-h u1 -h u2 -h u3 -h u4 -h u5)
}

# whole GUEST: what the guest wrote over the base makes a file system that is whole and was unmounted
whole() {
	rm -f merged
	case $1 in
	machine) qemu-img check -q "s/cow/disks/$1.qcow2" && qemu-img convert -O raw "s/cow/disks/$1.qcow2" merged ;;
	*) uml_moo -b "s/cow/disks/$1.base" "s/cow/disks/$1.cow" merged ;;
	esac > /dev/null || return 1
	whole_said=$(PATH=$PATH:/usr/sbin:/sbin e2fsck -fn merged 2>&1) || { echo "$whole_said"; return 1; }
	[[ "$whole_said" != *'skipping journal recovery'* ]]
}
# base_is: what must never change of the base
base_is() { stat -c '%i %s %Y %a' s/cow/disks/bases/small/disk; md5sum < s/cow/disks/bases/small/disk; }
# takes FILE...: bytes on the disk of the service host
takes() { stat -c %b "$@" | awk '{ blocks += $1 } END { print blocks * 512 }'; }

@test "guests on one base have each its own name and address, and reach each other" {
	as_user out/cow/build.sh "${guests[@]}"
	base_is > base.was
	[ "$(stat -c %i s/cow/disks/u?.base | sort -u | wc -l)" -eq 1 ]
	as_user out/cow/start.sh "${guests[@]}"
	for number in 1 2 3 4 5; do
		said cow "u$number" "NAME u$number 10.0.0.$number"
		said cow "u$number" "REACHED 10.0.0.$((number % 5 + 1))"
	done
}

@test "what the description says came to the guest by its config disk: a tree, accounts, swap, room" {
	said cow u1 'STAT 755 root /srv/tree/run'
	said cow u1 'STAT 644 root /srv/tree/sub/a file'
	said cow u1 'STAT 700 student /home/student'
	said cow u1 ran
	said cow u1 'SWAPS 2 FREE 1 MOUNTED 0'
}

@test "each takes what it wrote, and status --usage tells" {
	image=$(takes s/cow/disks/bases/small/disk)
	for number in 1 2 3 4 5; do [ "$(takes "s/cow/disks/u$number.cow")" -lt $((image / 4)) ]; done
	mln cow status --usage -h u2 | grep -q "^cow host u2 up .* $(takes s/cow/disks/u2.cow)$"
}

@test "a stop leaves whole disks and the base as it was; a second start keeps what was written" {
	as_user out/cow/stop.sh -w 60
	for number in 1 2 3 4 5; do whole "u$number"; done
	base_is | diff base.was -
	as_user out/cow/start.sh "${guests[@]}"
	said cow u2 'BOOTS again'
	said cow u2 'NAME u2 10.0.0.2'
	not mentioned cow u2 'Switching backing file'
	as_user out/cow/stop.sh -w 60
}

@test "reset copies nothing of the base, and the guest begins anew" {
	mln cow reset u2 --yes cow
	[ "$(stat -c %i s/cow/disks/u2.base)" = "$(stat -c %i s/cow/disks/bases/small/disk)" ]
	[ "$(takes s/cow/disks/u2.cow)" -lt $(($(takes s/cow/disks/bases/small/disk) / 20)) ]
	as_user out/cow/start.sh "${guests[@]}"
	said cow u2 'BOOTS '
	said cow u2 'NAME u2 10.0.0.2'
	as_user out/cow/stop.sh -w 60
	base_is | diff base.was -
}

@test "a guest that is killed while it copies what is its own does so again at its next start" {
	mln cow reset u4 --yes cow
	as_user sh -c ': > s/cow/log/u4.console'
	# alone it reaches nobody, and is not waited for until it has tried long enough
	lab_limit=20 as_user out/cow/start.sh -h u4 > /dev/null 2>&1 &
	starter=$!
	within 60 mentioned cow u4 'ubdp): mounted'
	kill -KILL "$(main_pid cow u4)"
	wait "$starter" || :
	as_user out/cow/stop.sh
	as_user out/cow/start.sh "${guests[@]}"
	said cow u4 'NAME u4 10.0.0.4'
	said cow u4 'REACHED 10.0.0.5'
	as_user out/cow/stop.sh -w 60
	whole u4
}

@test "a kernel refuses a base that is another than the one the disk stands on" {
	cp s/cow/disks/u5.base other
	as_user sh -c 'rm s/cow/disks/u5.base && cp other s/cow/disks/u5.base && touch s/cow/disks/u5.base'
	run as_user out/cow/start.sh -h u5
	[ "$status" -eq 1 ]
	as_user out/cow/stop.sh
	as_user ln -f s/cow/disks/bases/small/disk s/cow/disks/u5.base
}

@test "a guest of QEMU runs from a qcow2 overlay over the same base" {
	lab_enter_qemu qemu-img
	as_user out/cow/build.sh -h machine
	[ "$(stat -c %i s/cow/disks/machine.base)" = "$(stat -c %i s/cow/disks/u1.base)" ]
	as_user out/cow/start.sh "${guests[@]}" -h machine
	said cow machine 'NAME machine 10.0.0.6'
	said cow machine 'REACHED 10.0.0.1'
	as_user out/cow/stop.sh -w 60
	whole machine
	[ "$(takes s/cow/disks/machine.qcow2)" -lt 4000000 ]
	base_is | diff base.was -
}

@test "destroy keeps each disk with its base in the attic" {
	mln cow destroy --yes cow
	[ ! -e s/cow/disks ]
	# the attic of the guest holds all that it takes
	merged=$(echo s/cow/attic/*-u1)
	uml_moo -b "$merged/u1.base" "$merged/u1.cow" merged > /dev/null
	PATH=$PATH:/usr/sbin:/sbin e2fsck -fn merged
	mln cow destroy --purge --yes cow
	[ ! -e s/cow ]
}
