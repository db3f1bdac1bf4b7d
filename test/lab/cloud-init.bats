# A guest that cloud-init sets up by the seed in its disk, from a template with cloud-init in it. The tests stand on each other.
load helper
load debian

setup_file() { debian_setup_file lab/cloud-init.mln 1200 --include cloud-init --name cloud; }
setup() { debian_setup cloud; }

@test "it is built and boots until cloud-init is done" {
	mln cloud build
	lab_limit=1000 mln cloud start
	mln cloud status
	said cloud img 'STATUS status: done'
	said cloud img 'FAILED 0'
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

@test "a second boot runs startup again, and user data not" {
	mln cloud stop img -w 60
	lab_limit=1000 mln cloud start img
	said cloud img 'STATUS status: done'
	said cloud img 'RUNS 1'
	mln cloud stop -w 60
	clean_disks cloud
}
