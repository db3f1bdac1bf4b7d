# shellcheck shell=sh
# safe-paths.sh - where root may write or run things: nobody else can put a link in the way
# shellcheck disable=SC2034  # open_directory is read by the callers

# path_open PATH: sets $open_directory to the first directory, from PATH up, that others than root can write to; 1 when there is none.
# In one whose entries only their owners can rename (the sticky bit of /tmp) root's own directories are safe.
path_open() {
	_open_path=$1 _open_below=''
	while [ ! -e "$_open_path" ]; do _open_path=${_open_path%/*}; _open_path=${_open_path:-/}; done
	_open_path=$(readlink -f -- "$_open_path")
	while :; do
		case $_open_below$(stat -c '%u %A' "$_open_path") in
		'0 d'????-??-? | 'below0 d'????-??-? | 'below0 d'????????[tT]) ;;
		*)
			open_directory=$_open_path
			return 0
			;;
		esac
		[ "$_open_path" != / ] || return 1
		_open_below=below
		_open_path=${_open_path%/*} _open_path=${_open_path:-/}
	done
}
