# shellcheck shell=sh
# driver-overlay.sh - a copy-on-write disk in QEMU's own format
# shellcheck disable=SC2154  # vm comes from the runtime

overlay_needs() { printf 'qemu-img\tqemu-utils\n'; }
# overlay_make FILE BASE NAME: empty, over the base that is BASE now and will be called NAME, in the same folder
overlay_make() { qemu-img create -q -u -f qcow2 -F raw -b "${3##*/}" "$1" "$(stat -c %s "$2")"; }
