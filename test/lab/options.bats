# Consoles in screen and tmux (in a window: xterm.bats), hooks, a folder and a disk of the service host.
load helper

setup() { lab_enter; }

@test "a folder and a disk of the service host are there in the guest, to read and to write" {
	PATH=$PATH:/usr/sbin:/sbin
	as_user sh -c 'umask 022; mkdir shared data; echo "what is seven times six" > shared/question; echo "hello from outside" > data/hello'
	as_user mke2fs -q -t ext4 -d data data.ext4 8M
	sed "s#LAB/#$lab/#" lab/options.mln > options.mln
	compile options.mln
	as_user out/options/build.sh
	as_user out/options/start.sh
	said options s 'what is seven times six'
	[ "$(cat shared/answer)" = 'an answer' ]
	said options t 'hello from outside'
}

# knock COMMAND...: types return by it, until login asks for a name on the terminal of mln console
knock() { as_user "$@" 2> /dev/null && sleep 0.2 && grep -aq "$guest login:" terminal; }

# attach GUEST: mln console on a terminal of its own, which writes what it shows into the file terminal
attach() {
	guest=$1
	rm -f terminal
	as_user env TERM=xterm script -qfc "out/options/mln console $guest" terminal > /dev/null &
	attached=$!
}

@test "the console is in screen" {
	lab_enter screen script
	attach s
	within 60 knock screen -S s.options -p 0 -X stuff "$(printf '\r')"
	as_user screen -S s.options -X quit
	wait "$attached" || :
	mln options status --json | grep -q '"name":"s","state":"running"'
}

@test "the console is in tmux, and root logs in with the password" {
	lab_enter tmux script
	attach t
	within 60 knock tmux send-keys -t t-options Enter
	as_user tmux send-keys -t t-options root Enter
	within 60 grep -aq 'Password:' terminal
	as_user tmux send-keys -t t-options student Enter
	within 60 grep -aq '~ #' terminal
	# shellcheck disable=SC2016  # the guest's own
	as_user tmux send-keys -t t-options 'echo "uid $(id -u)"' Enter
	within 60 grep -aq 'uid 0' terminal
	as_user tmux kill-server
	wait "$attached" || :
}

@test "hooks run on the service host, in their order; one that fails after the stop makes it end with 1" {
	[ "$(cat hooks)" = $'beforeProjectStart of options\nbeforeHostsStart\nafterHostsStart\nafterProjectStart' ]
	as_user touch hook-fails
	run as_user out/options/stop.sh
	[ "$status" -eq 1 ]
	[[ "$output" == *afterProjectStop* ]]
	[ "$(tail -n 4 hooks)" = $'beforeProjectStop\nbeforeHostsStop\nafterHostsStop\nafterProjectStop' ]
	[ -z "$(processes_of options)" ]
	clean_disks options
	[ "$(PATH=$PATH:/usr/sbin debugfs -R 'cat /back' data.ext4 2> /dev/null)" = 'written in the guest' ]
}

@test "destroy asks for the project's name, and takes the disks to the attic" {
	run mln options destroy
	[ "$status" -ne 0 ]
	[ -e s/options/disks/s.img ]
	mln options destroy --yes options
	[ ! -e s/options/disks/s.img ]
	[ -n "$(find s/options/attic -name '*.img')" ]
}
