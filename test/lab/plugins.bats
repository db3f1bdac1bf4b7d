# What plug-ins put into guests, as it is seen there.
load helper

setup() { lab_enter; }

@test "guests that were counted know their neighbours by name" {
	compile lab/plugins.mln -p examples/plugins/typescript/plugins/policy.ts
	as_user out/plugins/build.sh
	as_user out/plugins/start.sh
	for node in 1 2; do
		said plugins "node$node" 'REACHED gw'
		said plugins "node$node" 'REACHED gw.example.org'
		said plugins "node$node" "REACHED node$((3 - node))"
	done
}

@test "the policy of cfengine lies where its agents look, for root alone" {
	said plugins node1 'STAT 600 0 /cfengine/inputs/cfagent.conf'
	said plugins node1 'STAT 600 0 /var/lib/cfengine3/inputs/cfagent.conf'
	said plugins node1 '        actionsequence = ( processes )'
}

@test "so does the file of a plug-in of one's own" {
	said plugins node2 'deny { all }'
	as_user out/plugins/stop.sh
	clean_disks plugins
}
