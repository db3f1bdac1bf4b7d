# The example renderfarm, its test bed: a master and nodes that autoenum counts; then more of them.
load helper

setup() { lab_enter; }

@test "each node renders a frame of the scene that the master has" {
	compile examples/renderfarm/renderfarm.mln
	as_user out/renderfarm/build.sh
	as_user out/renderfarm/start.sh
	for node in 1 2 3; do said renderfarm "node$node" "frame $node of a teapot on a table"; done
}

@test "two more nodes join, and those that run are left alone" {
	before=$(main_pid renderfarm master)/$(main_pid renderfarm node1)
	compile examples/renderfarm/renderfarm.mln -D nodes=5
	as_user out/renderfarm/build.sh
	as_user out/renderfarm/start.sh
	said renderfarm node5 'frame 5 of a teapot on a table'
	[ "$(main_pid renderfarm master)/$(main_pid renderfarm node1)" = "$before" ]
	run mln renderfarm status
	[ "$status" -eq 0 ]
	[ "$(grep -c ' host .* up$' <<< "$output")" = 6 ]
	as_user out/renderfarm/stop.sh
	clean_disks renderfarm
}
