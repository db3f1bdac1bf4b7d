#!/bin/sh
# host.sh up|boot|crash|down DIR, host.sh exec DIR COMMAND...: one simulated server with systemd as its first process, by namespaces
# and an overlay over this machine's own files; as root. Nothing of this machine's services runs in it, and it has no network but its own.
# What it writes lies in DIR/disk until `down`: `crash` is a power cut, `boot` the next morning.
# shellcheck disable=SC2317  # functions are called by the command's name

self=$(readlink -f -- "$0")
# These begin empty; all else is what this machine has.
private='/root /home /srv /opt /tmp /var/tmp /var/log /var/lib/mln /etc/mln /etc/sysusers.d /etc/systemd/system /etc/systemd/system-generators'

fail() {
	printf 'host.sh: %s\n' "$*" >&2
	exit 1
}

# wait_for SECONDS COMMAND...
wait_for() {
	_wait_tries=$(($1 * 20))
	shift
	until "$@"; do
		_wait_tries=$((_wait_tries - 1))
		[ "$_wait_tries" -gt 0 ] || return 1
		sleep 0.05
	done
}

alive() { [ -s "$dir/pid" ] && [ -d "/proc/$(cat "$dir/pid")" ] && [ "$(readlink "/proc/$(cat "$dir/pid")/ns/pid")" = "$(cat "$dir/namespace" 2> /dev/null)" ]; }
started() { [ -s "$dir/pid" ]; }
gone() { ! alive; }

# A tree of cgroups is one for the whole kernel, so ours is a folder of its own in it.
cgroup() { printf '%s\n' "$dir/cgroup/mln-$(printf '%s' "$dir" | cksum | cut -d ' ' -f 1)"; }

up() {
	mkdir -p "$dir/disk" "$dir/root" "$dir/cgroup"
	mount -t tmpfs -o mode=755 mln-host "$dir/disk" || fail 'no tmpfs'
	mount -t cgroup2 none "$dir/cgroup" || fail 'no cgroup2'
	boot
}

boot() {
	alive && return 0
	mkdir -p "$dir/disk/upper" "$dir/disk/work" "$(cgroup)"
	rm -f "$dir/pid" "$dir/namespace"
	(
		# shellcheck disable=SC3028  # a shell that has no BASHPID is asked otherwise
		sh -c 'echo "$PPID"' > "$(cgroup)/cgroup.procs"
		exec setsid unshare -m -u -i -p -n -C -f sh "$self" _init "$dir" < /dev/null >> "$dir/console" 2>&1
	) &
	wait_for 5 started || fail "does not start: $(cat "$dir/console")"
	readlink "/proc/$(cat "$dir/pid")/ns/pid" > "$dir/namespace"
	wait_for 30 running || fail "does not come up: $(enter systemctl --failed 2>&1)"
}
running() { case $(enter systemctl is-system-running 2> /dev/null) in running | degraded) ;; *) return 1 ;; esac; }

enter() { nsenter -t "$(cat "$dir/pid")" -m -u -i -p -n -C -r -w -- "$@"; }

crash() {
	alive || return 0
	kill -KILL "$(cat "$dir/pid")"
	wait_for 10 gone || fail 'does not die'
	find "$(cgroup)" -depth -type d -exec rmdir {} + 2> /dev/null
	rm -f "$dir/pid"
}

down() {
	crash
	for _down_mount in cgroup disk; do umount "$dir/$_down_mount" 2> /dev/null || umount -l "$dir/$_down_mount" 2> /dev/null; done
	rm -rf --one-file-system "$dir"
}

# init: in the new namespaces, from here on process 1
init() {
	read -r _init_pid _init_rest < /proc/self/stat
	_init_root=$dir/root
	set -e
	hostname host
	ip link set lo up
	mount --make-rprivate /
	mount -t overlay overlay -o "lowerdir=/,upperdir=$dir/disk/upper,workdir=$dir/disk/work" "$_init_root"
	init_private
	mount -t proc proc "$_init_root/proc"
	mount -t sysfs sysfs "$_init_root/sys"
	mkdir -p "$_init_root/sys/fs/cgroup"
	mount -t cgroup2 cgroup2 "$_init_root/sys/fs/cgroup"
	mount -t tmpfs -o mode=755 run "$_init_root/run"
	init_devices
	init_systemd
	mkdir -p "$_init_root/run/before"
	cd "$_init_root"
	pivot_root . run/before
	# the id of a process is another one in here
	printf '%s\n' "$_init_pid" > "/run/before$dir/pid.new"
	mv "/run/before$dir/pid.new" "/run/before$dir/pid"
	umount -l /run/before
	exec env -i PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin container=mln-host \
		/lib/systemd/systemd --system --show-status=no --log-target=journal
}

init_private() {
	for _init_path in $private; do
		_init_data=$dir/disk/data/$(printf '%s' "$_init_path" | tr / _)
		if [ ! -d "$_init_data" ]; then
			mkdir -p "$_init_data"
			case $_init_path in */tmp) chmod 1777 "$_init_data" ;; /root) chmod 700 "$_init_data" ;; *) ;; esac
		fi
		mkdir -p "$_init_root$_init_path"
		mount --bind "$_init_data" "$_init_root$_init_path"
	done
	# what is to be seen in there of the caller's
	[ ! -d "$dir/share" ] || { mkdir -p "$_init_root/share"; mount --bind -o ro "$dir/share" "$_init_root/share"; }
}

init_devices() {
	_init_dev=$_init_root/dev
	mount -t tmpfs -o mode=755 dev "$_init_dev"
	mkdir -p "$_init_dev/pts" "$_init_dev/shm" "$_init_dev/net" "$_init_dev/mqueue"
	for _init_node in null:1:3 zero:1:5 full:1:7 random:1:8 urandom:1:9 tty:5:0 net/tun:10:200; do
		_init_numbers=${_init_node#*:}
		mknod -m 666 "$_init_dev/${_init_node%%:*}" c "${_init_numbers%:*}" "${_init_numbers#*:}"
	done
	mount -t devpts -o newinstance,ptmxmode=666,mode=620,gid=5 devpts "$_init_dev/pts"
	mount -t tmpfs -o mode=1777 shm "$_init_dev/shm"
	ln -s pts/ptmx "$_init_dev/ptmx"
	ln -s /proc/self/fd "$_init_dev/fd"
	: > "$_init_dev/console"
}

init_systemd() {
	sh "${self%/*}/systemd-alone.sh" "$_init_root"
	# a journal that is kept
	mkdir -p "$_init_root/var/log/journal"
	[ -s "$dir/disk/machine-id" ] || tr -d - < /proc/sys/kernel/random/uuid > "$dir/disk/machine-id"
	cat "$dir/disk/machine-id" > "$_init_root/etc/machine-id"
	echo host > "$_init_root/etc/hostname"
}

command=$1 dir=$(readlink -f -- "${2:?a directory}")
shift 2
case $command in
up | boot | crash | down) "$command" ;;
exec) enter "$@" ;;
_init) init ;;
*) fail "no command $command" ;;
esac
