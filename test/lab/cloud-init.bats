# A guest that cloud-init sets up by the seed in its disk, from a template with cloud-init in it. The tests stand on each other.
load helper

setup_file() {
	lab_setup
	cloud_needs || return 0
	lab_limit=500 as_user dist/runtime/mln template debian --include cloud-init --name cloud > "$lab/template.said" 2>&1 || return 0
	compile lab/cloud-init.mln
}

setup() {
	cloud_needs || skip "$cloud_lacks"
	lab_enter
	[ -e t/cloud.ext4 ] || skip "mmdebstrap could not fetch Debian here: $(tail -n 1 template.said)"
}

# cloud_needs: sets $cloud_lacks to why no Debian template can be made here
cloud_needs() {
	cloud_lacks=''
	command -v mmdebstrap > /dev/null || cloud_lacks='not installed: mmdebstrap'
	command -v newuidmap > /dev/null || cloud_lacks='not installed: uidmap'
	as_user unshare -rm true 2> /dev/null || cloud_lacks='users have no namespaces of their own here'
	[ -z "$cloud_lacks" ]
}

@test "it is built and boots until cloud-init is done" {
	mln cloud build
	lab_limit=400 mln cloud start
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
	lab_limit=400 mln cloud start img
	said cloud img 'STATUS status: done'
	said cloud img 'RUNS 1'
	mln cloud stop -w 60
	clean_disks cloud
}
