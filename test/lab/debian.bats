# A Debian guest made by `mln template debian`, with systemd. The tests stand on each other.
load helper
load debian

setup_file() { debian_setup_file lab/debian.mln 1000; }
setup() { debian_setup debian; }

@test "the template is as recorded, and of its family" {
	mln debian template verify debian
	mln debian template show debian | grep -x 'family    debian'
}

@test "it is built and boots until it is ready" {
	mln debian build
	lab_limit=600 mln debian start
	mln debian status
}

@test "one on a shared base has all of its own too, before systemd begins" {
	said debian twin 'I AM twin'
	said debian twin 'ADDRESS 10.5.0.3/24'
	said debian twin 'I AM student AT /home/student'
	said debian twin 'FAILED 0'
	[ "$(stat -c %b s/debian/disks/twin.cow)" -lt "$(($(stat -c %b s/debian/disks/deb.img) / 4))" ]
}

@test "it has its name, its address and its account, and no unit failed" {
	said debian deb 'I AM deb'
	said debian deb 'ADDRESS 10.5.0.1/24'
	said debian deb 'I AM student AT /home/student'
	said debian deb 'FAILED 0'
}

@test "another guest reaches it" {
	said debian small 'REACHED deb'
}

@test "what is expected of it is as expected" {
	mln debian check
}

@test "it goes down when asked: shutdown ran, its disk is whole" {
	mln debian stop -w 50
	said debian deb 'GOING DOWN'
	clean_disks debian
}
