# build-project.bash - a project of one busybox guest, its template made once for all tests of a file

. "$BATS_TEST_DIRNAME/../not.bash"
. "$BATS_TEST_DIRNAME/own-root.bash"
own_root "${BATS_TEST_TMPDIR:-${BATS_FILE_TMPDIR:?}}/root"
export HOME=$MLN_ROOT/home
unset XDG_DATA_HOME XDG_STATE_HOME XDG_CONFIG_HOME

runtime=$BATS_TEST_DIRNAME/../../runtime-sh
TEST_SH=${TEST_SH:-sh}

make_template() {
	export MLN_TEMPLATES=$BATS_FILE_TMPDIR/templates
	make_project "$BATS_FILE_TMPDIR/maker"
	mln template busybox
}

# make_project DIRECTORY: guest g1, list to be filled by `entry`
make_project() {
	made=$1
	guest=$made/service-hosts/local/vms/g1
	mkdir -p "$made/lib/drivers" "$made/.secrets" "$guest/guest"
	cp "$runtime/mln" "$made/"
	cp "$runtime"/lib/* "$made/lib/"
	cp -R "$runtime/cmd" "$runtime/storage" "$runtime/families" "$made/lib/"
	printf 'driver_needs() { :; }\ndriver_rights() { :; }\ndriver_check() { :; }\ndriver_running() { return 1; }\ndriver_memory_free() { memory_of_machine; }\ndriver_memory() { echo 64; }\n' > "$made/lib/drivers/none.sh"
	printf 'format=1\nproject=t\n' > "$made/project.conf"
	printf 'server_name=local\nserver_guests=g1\n' > "$made/service-hosts/local/server.conf"
	printf 'vm_platform=none\nvm_storage=image\nvm_template=busybox\nvm_family=busybox\nvm_owner=%s\n' "$(id -un)" > "$guest/vm.conf"
	printf '#!/bin/sh\nexec true\n' > "$guest/command.sh"
	printf '# nothing\n' > "$guest/guest.list"
}

entry() { (IFS=$'\t'; printf '%s\n' "$*" >> "$guest/guest.list"); }
# As mlnc writes it after each change
manifest() { (cd "$made/service-hosts/local" && find . -type f ! -name MANIFEST -exec sha256sum {} + | sed 's,  \./,  ,' | sort -k 2 > MANIFEST); }
# shellcheck disable=SC2086  # a shell may have options
mln() {
	manifest
	$TEST_SH "$made/mln" "$@" < /dev/null
}
image() { debugfs -R "$1" "$MLN_STATE/t/disks/g1.img" 2> /dev/null; }
