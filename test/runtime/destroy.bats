setup_file() {
	. "$BATS_TEST_DIRNAME/build-project.bash"
	make_template
}
setup() {
	. "$BATS_TEST_DIRNAME/build-project.bash"
	export MLN_STATE=$BATS_TEST_TMPDIR/state PATH=$PATH:/usr/sbin:/sbin
	make_project "$BATS_TEST_TMPDIR/a, b 'q\" c"
	mln build > /dev/null
}

@test "destroy wants the project's name, and without a terminal asks nothing" {
	run mln destroy
	[ "$status" -eq 1 ]
	[[ "$output" == *'--yes t'* ]]
	run mln destroy --yes other
	[ "$status" -eq 1 ]
	[ -f "$MLN_STATE/t/disks/g1.img" ]
}

@test "destroyed disks are in the attic, and building again makes new ones" {
	mln destroy --yes t
	[ ! -e "$MLN_STATE/t/disks" ]
	e2fsck -fn "$MLN_STATE"/t/attic/*-g1/g1.img
	mln build
	[ -f "$MLN_STATE/t/disks/g1.img" ]
}

@test "--purge leaves nothing of the state" {
	mln reset g1 --yes t
	mln destroy --purge --yes t
	[ ! -e "$MLN_STATE/t" ]
	[ -f "$made/project.conf" ]
}

@test "--dry-run shows and changes nothing" {
	find "$MLN_STATE/t" -type f ! -path '*/lock*' | sort > "$BATS_TEST_TMPDIR/before"
	run mln destroy --dry-run
	[[ "$output" == *'mv disks/g1.img attic/'* ]]
	find "$MLN_STATE/t" -type f ! -path '*/lock*' | sort | diff "$BATS_TEST_TMPDIR/before" -
}

@test "a disk goes from where it was built, though the description says another place by now" {
	mkdir "$BATS_TEST_TMPDIR/elsewhere"
	printf 'vm_filepath=%s\n' "$BATS_TEST_TMPDIR/elsewhere" >> "$guest/vm.conf"
	mln destroy --yes t
	ls "$MLN_STATE"/t/attic/*-g1/g1.img
}

@test "a guest that the description names no more is destroyed with the others" {
	printf 'server_name=local\nserver_guests=\n' > "$made/service-hosts/local/server.conf"
	rm -r "$guest"
	mln destroy --yes t
	ls "$MLN_STATE"/t/attic/*-g1/g1.img
}

@test "a file system that the description only uses is never touched" {
	cp --sparse=always "$MLN_TEMPLATES/busybox.ext4" "$BATS_TEST_TMPDIR/own.ext4"
	printf 'vm_filesystem=%s\n' "$BATS_TEST_TMPDIR/own.ext4" >> "$guest/vm.conf"
	rm -rf "$MLN_STATE"
	sum=$(sha256sum < "$BATS_TEST_TMPDIR/own.ext4")
	mln build
	mln destroy --purge --yes t
	[ "$(sha256sum < "$BATS_TEST_TMPDIR/own.ext4")" = "$sum" ]
}

@test "where lvm does not tell which volumes there are, nothing is taken for gone" {
	mkdir "$BATS_TEST_TMPDIR/bin"
	printf '#!/bin/sh\necho "Global lock failed" >&2\nexit 5\n' > "$BATS_TEST_TMPDIR/bin/lvs"
	chmod 755 "$BATS_TEST_TMPDIR/bin/lvs"
	sed -i 's/vm_storage=image/vm_storage=lvm\nvm_volume_group=vg0/' "$MLN_STATE/t/applied/g1.built"
	PATH=$BATS_TEST_TMPDIR/bin:$PATH run mln destroy --purge --yes t
	[ "$status" -eq 1 ]
	[[ "$output" == *'lvm does not tell which volumes there are: Global lock failed'* ]]
	[ -e "$MLN_STATE/t/applied/g1.built" ]
}

@test "--strict: a hook of the stop that fails ends it, and nothing is destroyed" {
	mkdir "$made/service-hosts/local/hooks"
	echo 'exit 1' > "$made/service-hosts/local/hooks/beforeProjectStop"
	run mln destroy --yes t --strict
	[ "$status" -eq 1 ]
	[[ "$output" == *'nothing is destroyed'* ]]
	[ -f "$MLN_STATE/t/disks/g1.img" ]
	run mln destroy --yes t
	[ ! -e "$MLN_STATE/t/disks/g1.img" ]
}
