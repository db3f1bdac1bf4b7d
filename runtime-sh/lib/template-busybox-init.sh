# shellcheck shell=sh
# template-busybox-init.sh - what busybox's init runs in the guest, from power on to power off
# shellcheck disable=SC2154  # root is template_busybox's

# sysinit is short, since init hears ctrl-alt-del only after it; the network and what follows is a `once` action, so that a script
# that hangs never keeps the guest from going down.
busybox_init() {
	cat > "$root/etc/inittab" <<-'FILE' || return 1
	::sysinit:/etc/init.d/mounts
	::once:/etc/init.d/boot
	::respawn:/etc/init.d/login
	::respawn:/etc/init.d/power
	::ctrlaltdel:/etc/init.d/halt
	::shutdown:/etc/init.d/down
	FILE
}

busybox_mounts() {
	cat > "$root/etc/init.d/mounts" <<-'FILE' || return 1
	#!/bin/sh
	PATH=/usr/sbin:/usr/bin:/sbin:/bin; export PATH
	mount -t proc proc /proc
	mount -t sysfs sysfs /sys
	grep -q ' /dev devtmpfs ' /proc/mounts || mount -t devtmpfs dev /dev
	mkdir -p /dev/pts /dev/shm
	mount -t devpts devpts /dev/pts
	mount -t tmpfs -o mode=1777 tmpfs /dev/shm
	mount -t tmpfs -o mode=755 tmpfs /run
	mount -t tmpfs -o mode=1777 tmpfs /tmp
	mount -o remount,rw /
	mkdir -p /run/lock
	: > /run/utmp
	hostname -F /etc/hostname
	swapon -a
	mount -a
	[ ! -f /etc/modules ] || grep -v '^ *#' /etc/modules | while read -r module; do [ -z "$module" ] || modprobe $module; done
	FILE
	chmod 755 "$root/etc/init.d/mounts"
}

busybox_boot() {
	cat > "$root/etc/init.d/boot" <<-'FILE' || return 1
	#!/bin/sh
	PATH=/usr/sbin:/usr/bin:/sbin:/bin; export PATH
	exec > /dev/console 2>&1 < /dev/null
	if [ -s /etc/mactab ]; then
	    # two may change places, so all step aside first
	    for device in /sys/class/net/eth*; do [ ! -e "$device" ] || ip link set dev "${device##*/}" name "was-${device##*/}"; done
	    nameif -c /etc/mactab
	fi
	ifup -a
	for script in /etc/local.d/*.start; do
	    [ ! -x "$script" ] || "$script"
	done
	FILE
	# A word mlncon=tty1 on the kernel's command line reaches init's environment; a getty on a console that is null would end at once, for ever.
	cat > "$root/etc/init.d/login" <<-'FILE' || return 1
	#!/bin/sh
	[ -n "$mlncon" ] || exec sleep 2147483647
	exec /sbin/getty -L 0 "$mlncon" linux
	FILE
	chmod 755 "$root/etc/init.d/boot" "$root/etc/init.d/login"
}

# The button of a machine that has one asks for what ctrl-alt-del does.
busybox_power() {
	mkdir -p "$root/etc/acpi/PWRF" && printf '#!/bin/sh\nexec kill -INT 1\n' > "$root/etc/acpi/PWRF/00000080" || return 1
	cat > "$root/etc/init.d/power" <<-'FILE' || return 1
	#!/bin/sh
	[ -e /dev/input/event0 ] || exec sleep 2147483647
	exec acpid -f -l /dev/null
	FILE
	chmod 755 "$root/etc/acpi/PWRF/00000080" "$root/etc/init.d/power"
}

busybox_down() {
	cat > "$root/etc/init.d/down" <<-'FILE' || return 1
	#!/bin/sh
	PATH=/usr/sbin:/usr/bin:/sbin:/bin; export PATH
	sync
	swapoff -a 2> /dev/null
	umount -a -r 2> /dev/null
	mount -o remount,ro / 2> /dev/null
	FILE
	chmod 755 "$root/etc/init.d/down"
}

# busybox's own poweroff waits three seconds; this waits only for those that still run. kill -1 spares init and the caller.
busybox_halt() {
	cat > "$root/etc/init.d/halt" <<-'FILE' || return 1
	#!/bin/sh
	PATH=/usr/sbin:/usr/bin:/sbin:/bin; export PATH
	for script in /etc/local.d/*.stop; do
	    [ ! -x "$script" ] || timeout 20 "$script" > /dev/console 2>&1 < /dev/null
	done
	somebody_lives() {
	    for process in /proc/[0-9]*; do
	        [ -e "$process/exe" ] && [ "$process" != /proc/1 ] && [ "$process" != "/proc/$$" ] && return 0
	    done
	    return 1
	}
	kill -TERM -1
	tries=0
	while [ $tries -lt 40 ] && somebody_lives; do usleep 25000; tries=$((tries + 1)); done
	kill -KILL -1
	/etc/init.d/down
	exec poweroff -f
	FILE
	chmod 755 "$root/etc/init.d/halt"
}

# Distributions do not agree where udhcpc looks for it.
busybox_dhcp() {
	ln -s ../usr/share/udhcpc "$root/etc/udhcpc" || return 1
	cat > "$root/usr/share/udhcpc/default.script" <<-'FILE' || return 1
	#!/bin/sh
	case $1 in
	deconfig) ip addr flush dev "$interface"; ip link set "$interface" up ;;
	bound|renew)
	    ip addr replace "$ip/${mask:-24}" dev "$interface"
	    for gateway in $router; do ip route replace default via "$gateway" dev "$interface"; break; done
	    [ -z "$dns" ] || : > /etc/resolv.conf
	    for server in $dns; do echo "nameserver $server" >> /etc/resolv.conf; done ;;
	esac
	FILE
	chmod 755 "$root/usr/share/udhcpc/default.script"
}
