# Guests that cloud-init sets up, by the seed in the disk and by one on a disk of its own, from a template with cloud-init in it. The tests
# stand on each other.
load helper
load debian

setup_file() { debian_setup_file lab/cloud-init.mln 1200 --include cloud-init --name cloud; }
setup() { debian_setup cloud; }

@test "it is built and boots until cloud-init is done" {
	mln cloud build
	as_user cp --sparse=always s/cloud/disks/disc.img first.img
	lab_limit=1000 mln cloud start
	mln cloud status
	said cloud img 'STATUS status: done'
	said cloud img 'FAILED 0'
	said cloud disc 'STATUS status: done'
	said cloud disc 'FAILED 0'
}

@test "cloud-init found the seed, and its schema accepts what is in it" {
	said cloud img 'SOURCE seed-dir (/var/lib/cloud/seed/nocloud)'
	said cloud img 'SCHEMA user-data Valid cloud-config: /var/lib/cloud/seed/nocloud/user-data'
	said cloud img 'SCHEMA vendor-data Valid cloud-config: /var/lib/cloud/seed/nocloud/vendor-data'
}

@test "name, network, accounts and keys are the description's; its user data was followed, before startup" {
	said cloud img 'I AM img ALIAS img.example.org'
	said cloud img 'ADDRESS 10.6.0.1/24'
	said cloud img 'I AM student AT /home/student'
	said cloud img 'KEYS 1'
	said cloud img 'FILE written by cloud-init'
	said cloud img 'RUNS 1'
	said cloud small 'REACHED img'
}

@test "the disk of a guest with a seed of its own is the template, longer, when it boots first" {
	cmp -n "$(stat -c %s t/cloud.ext4)" t/cloud.ext4 first.img
	[ "$(stat -c %s first.img)" -gt "$(stat -c %s t/cloud.ext4)" ]
	[ "$(stat -c %a s/cloud/disks/disc.config)" = 600 ]
}

@test "cloud-init found the seed on its disk, and its schema accepts what came of both user data" {
	said cloud disc 'SOURCE config-disk (/dev/ubdp)'
	said cloud disc 'SCHEMA Valid cloud-config: /var/lib/cloud/instance/cloud-config.txt'
}

@test "the seed alone gave name, network, accounts, files, swap and startup, before what the description adds to it" {
	said cloud disc 'I AM disc ALIAS disc.example.org IN CET'
	said cloud disc 'ADDRESS 10.6.0.3/24'
	said cloud disc 'FILE skrevet på disken'
	said cloud disc "RUNS 1 AFTER $(cat lab/etc/motd)"
	said cloud disc 'MOTD 640 root:root'
	said cloud disc 'I AM student 1234 AT /srv/people/student IN student staff lab'
	said cloud disc 'HOME 755 student:student /srv/people/student 644 root:root /srv/people/student/a note.txt 700 student:student /srv/people/student/.ssh 600 student:student /srv/people/student/.ssh/authorized_keys '
	said cloud disc 'KEYS 1 SKEL 1'
	said cloud disc 'HASHES 2 LOCKED P'
	said cloud disc 'SECRETS 600 0'
	said cloud disc 'SWAP 1'
	said cloud small 'REACHED disc'
}

@test "a second boot runs startup again, and user data not" {
	mln cloud stop img disc -w 60
	lab_limit=1000 mln cloud start img disc
	said cloud img 'STATUS status: done'
	said cloud img 'RUNS 1'
	said cloud disc 'STATUS status: done'
	said cloud disc "RUNS 1 AFTER $(cat lab/etc/motd)"
	said cloud disc 'SWAP 1'
	mln cloud stop -w 60
	clean_disks cloud
}

@test "the system in a disk that was made longer has filled it" {
	grown=$(PATH=$PATH:/usr/sbin:/sbin dumpe2fs -h s/cloud/disks/disc.img 2> /dev/null | awk '/^Block count:/ { count = $3 } /^Block size:/ { print count * $3 }')
	[ "$grown" = "$(stat -c %s s/cloud/disks/disc.img)" ]
}
