setup_file() {
	. "$BATS_TEST_DIRNAME/build-project.bash"
	make_template
}
setup() {
	. "$BATS_TEST_DIRNAME/build-project.bash"
	export MLN_STATE=$BATS_TEST_TMPDIR/state PATH=$PATH:/usr/sbin:/sbin
	make_project "$BATS_TEST_TMPDIR/p\\t"
}

@test "--jobs is how many are built at a time" {
	for name in g2 g3 g4; do cp -R "$guest" "${guest%g1}$name"; done
	echo "server_guests='g1 g2 g3 g4'" >> "$made/service-hosts/local/server.conf"
	mkdir "$BATS_TEST_TMPDIR/bin"
	cat > "$BATS_TEST_TMPDIR/bin/e2fsck" <<- END
		#!/bin/sh
		sleep 0.2
		ls disks | grep -c 'new\$' >> "$BATS_TEST_TMPDIR/seen"
		exec $(command -v e2fsck) "\$@"
	END
	chmod 755 "$BATS_TEST_TMPDIR/bin/e2fsck"
	export PATH=$BATS_TEST_TMPDIR/bin:$PATH
	mln build --jobs 1
	[ "$(sort -u "$BATS_TEST_TMPDIR/seen")" = 1 ]
	rm "$BATS_TEST_TMPDIR/seen"
	mln build --rebuild --yes t --jobs 3
	[ "$(sort -n "$BATS_TEST_TMPDIR/seen" | tail -n 1)" = 3 ]
	[ "$(ls "$MLN_STATE/t/disks" | wc -l)" = 4 ]
}

@test "build -f compiles, then builds what was compiled" {
	installed=$BATS_TEST_DIRNAME/../../dist/runtime/mln
	[ -x "$installed" ] || skip 'not built: make build'
	printf 'global { project fromfile }\nhost g1 { template busybox; owner nobody; startup { echo "from the file" } }\n' > "$BATS_TEST_TMPDIR/a b.mln"
	$TEST_SH "$installed" build -f "$BATS_TEST_TMPDIR/a b.mln" -P "$BATS_TEST_TMPDIR/projects" < /dev/null
	[ -x "$BATS_TEST_TMPDIR/projects/fromfile/start.sh" ]
	[[ "$(debugfs -R 'cat /etc/mln/startup' "$MLN_STATE/fromfile/disks/g1.img" 2> /dev/null)" == *'from the file'* ]]
	run $TEST_SH "$installed" build -f "$BATS_TEST_TMPDIR/a b.mln" -p other -P "$BATS_TEST_TMPDIR/projects"
	[ "$status" -eq 2 ]
	[[ "$output" == *'-p other: the project is the one that '*'a b.mln describes'* ]]
	echo 'host {' > "$BATS_TEST_TMPDIR/bad.mln"
	run $TEST_SH "$installed" build -f "$BATS_TEST_TMPDIR/bad.mln" -P "$BATS_TEST_TMPDIR/projects"
	[ "$status" -eq 1 ]
	[[ "$output" == *'bad.mln:1'* ]]
}

@test "every awk makes the same disk" {
	command -v busybox || skip 'no busybox'
	mkdir -p "$BATS_TEST_TMPDIR/tree/x y" "$BATS_TEST_TMPDIR/bin"
	echo in > "$BATS_TEST_TMPDIR/tree/x y/it's"
	printf 'login\tg1\talice\t$6$abc$def\n' > "$made/.secrets/local"
	entry group staff alice
	entry login alice secret - -
	entry line 0644 0:0 /etc/motd 'one & \\ two'
	entry tree = = /srv/t "server:$BATS_TEST_TMPDIR/tree"
	echo vm_free_space=30000000 >> "$guest/vm.conf"
	made_of() {
		for path in /etc/passwd /etc/shadow /etc/group /etc/motd "/srv/t/x\ y/it's"; do image "cat $path"; done
		stat -c %s "$MLN_STATE/t/disks/g1.img"
	}
	mln build
	was=$(made_of)
	ln -s "$(command -v busybox)" "$BATS_TEST_TMPDIR/bin/awk"
	PATH=$BATS_TEST_TMPDIR/bin:$PATH mln build --rebuild --yes t
	[ "$was" = "$(made_of)" ]
	[[ "$was" == *'alice:x:1000:1000'*'one & \\ two'* ]]
	PATH=$BATS_TEST_TMPDIR/bin:$PATH run mln build
	[ "$output" = 'g1: built before' ]
}

@test "secrets that are another's: it is said that they cannot be read" {
	printf 'login\tg1\talice\t$6$abc$def\n' > "$made/.secrets/local"
	entry login alice secret - -
	chmod 000 "$made/.secrets/local"
	manifest
	as_ordinary=()
	[ "$(id -u)" -ne 0 ] || as_ordinary=(setpriv --bounding-set=-dac_override,-dac_read_search)
	run "${as_ordinary[@]}" $TEST_SH "$made/mln" build < /dev/null
	[ "$status" -eq 1 ]
	[[ "$output" == *'.secrets/local cannot be read, it is for '* ]]
	[ ! -e "$MLN_STATE/t/disks/g1.img" ]
}

@test "a plug-in is told of a disk that was built, and of one that was not" {
	mkdir -p "$made/service-hosts/local/hooks"
	# shellcheck disable=SC2016 # the hook's own
	for event in build failure; do echo 'echo "$MLN_EVENT $MLN_GUEST $MLN_DETAIL" >> "$MLN_STATE/told"' > "$made/service-hosts/local/hooks/on-$event.log"; done
	mln build
	[ "$(cat "$MLN_STATE/told")" = 'build g1 ' ]
	rm "$MLN_STATE/told"
	entry group staff nobody-of-that-name
	entry file 0644 nobody-of-that-name:0 /etc/x guest/none
	run mln build --rebuild --yes t
	[ "$status" -ne 0 ]
	[ "$(cat "$MLN_STATE/told" 2> /dev/null)" = 'failure g1 not built' ] || { echo "$output"; cat "$MLN_STATE/told"; false; }
}
