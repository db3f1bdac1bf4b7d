# shellcheck shell=sh
# hold-lock.sh - a guest's lock in a directory that several servers see, as a program of its own: the guest's account holds it, until the
# last process of the guest ends, whatever becomes of who started it
#   sh hold-lock.sh LOCK SECONDS COMMAND...

lock=$1 seconds=$2
shift 2
exec 9>> "$lock" || exit 75
if ! flock -w "$seconds" 9 9>&9; then
	echo "it runs elsewhere: $(readlink "$lock") is locked" >&2
	exit 75
fi
exec "$@" 9>&9
