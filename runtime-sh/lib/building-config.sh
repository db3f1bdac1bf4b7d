# shellcheck shell=sh
# building-config.sh - the config disk: a small file system with what is a guest's own, where nothing can be written into its disk from outside
# shellcheck disable=SC2154  # vm is the guest

# config_measure NAME: writes down the bytes of what its config disk is to hold, and the number of files
config_measure() {
	tr '\n' '\000' < "building/config/$1.sources" | xargs -0 stat -L -c %s -- 2> /dev/null |
		awk '{ bytes += $1 } END { printf "%.0f %d\n", bytes, NR }' > "building/config/$1.bytes"
}

# config_make FILE: empty, and large enough. In the guest it is found by its label.
config_make() {
	: > "$1" && awk '{ printf "%.0fk %d\n", $1 / 1024 * 1.02 + $2 * 2 + 512, $2 + 64 }' "building/config/$vm.bytes" | {
		read -r _make_size _make_files &&
			mke2fs -q -F -t ext4 -b 1024 -N "$_make_files" -m 0 -L mln-config -O none,filetype,extent,sparse_super,large_file \
				-E root_owner=0:0 "$1" "$_make_size" > /dev/null
	}
}
