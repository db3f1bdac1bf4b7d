# shellcheck shell=sh
# driver-overlay.sh - a copy-on-write disk of User-Mode Linux's block driver: what the guest wrote, and where in the base the rest is
# shellcheck disable=SC2154  # vm comes from the runtime

overlay_needs() { printf 'uml_mkcow\tuml-utilities\n'; }

# overlay_make FILE BASE NAME: empty, over the base that is BASE now and will be called NAME. uml_mkcow writes an absolute path; given one
# that is not that of its command line, the kernel says so at each boot and no longer looks whether the base is still the same.
overlay_make() {
	uml_mkcow -f "$1" "$2" > /dev/null && printf '%s\0' "$3" | dd of="$1" bs=1 seek=32 conv=notrunc 2> /dev/null
}
