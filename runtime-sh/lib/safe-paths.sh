# shellcheck shell=sh
# safe-paths.sh - where root may write or run things: nobody else can put a link in the way
# shellcheck disable=SC2034  # open_directory is read by the callers

# path_open PATH: sets $open_directory to a directory that others than root can write to and that leads to PATH, or is it; 1 when there
# is none. What is not there yet is made where its path ends. A link leads to where it lies as well, since there it can be replaced.
path_open() {
	path_there "$1"
	_open_links=0
	while path_link "$path_there"; do
		! path_open_upwards "${link_path%/*}/" || return 0
		_open_target=$(readlink -- "$link_path")
		case $_open_target in /*) ;; *) _open_target=${link_path%/*}/$_open_target ;; esac
		path_there "$_open_target$link_rest"
		_open_links=$((_open_links + 1))
		# they lead in a circle
		[ "$_open_links" -lt 40 ] || { open_directory=$1 && return 0; }
	done
	path_open_upwards "$path_there"
}

# path_there PATH: sets $path_there to that part of it which is there, be it a link to nothing
path_there() {
	path_there=$1
	while [ ! -e "$path_there" ] && [ ! -L "$path_there" ]; do
		path_there=${path_there%/*}
		path_there=${path_there:-/}
	done
}

# path_link PATH: sets $link_path to the first part of it that is a link, and $link_rest to what stands behind; 1 when there is none
path_link() {
	link_path='' link_rest=$1
	while [ -n "$link_rest" ]; do
		link_rest=${link_rest#/}
		link_path=$link_path/${link_rest%%/*}
		case $link_rest in */*) link_rest=/${link_rest#*/} ;; *) link_rest='' ;; esac
		[ ! -L "$link_path" ] || return 0
	done
	return 1
}

# path_open_upwards PATH: the same, from PATH up to the root, whose links are resolved. In a directory whose entries only their owners
# can rename (the sticky bit of /tmp) root's own directories are safe.
path_open_upwards() {
	_open_path=$(readlink -f -- "$1") _open_below=''
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
