# shellcheck shell=sh
# hold-lock.sh - a guest's lock in a directory that several servers see, as a program of its own: the guest's account holds it, until the
# last process of the guest ends, whatever becomes of who started it
#   sh hold-lock.sh DIR NAME COMMAND...
# DIR has the guest's vm.conf. It ends with 75 where the lock cannot be had.

vm_lock_timeout=''
# shellcheck source=/dev/null
. "$1/vm.conf"
# shellcheck disable=SC2154  # vm.conf has it
lock=$vm_lock_dir/$2.lock
shift 2
true >> "$lock" || exit 75
exec 9>> "$lock"
if ! flock -w "${vm_lock_timeout:-0}" 9 9>&9; then
	echo "it runs elsewhere: $lock is locked" >&2
	exit 75
fi
exec "$@" 9>&9
