#!/bin/busybox sh
# domain-init.sh - the first process of a small domain: its name and address are words of the kernel's command line
box=/bin/busybox
$box mkdir -p /proc /sys /dev
$box mount -t proc proc /proc
$box mount -t sysfs sysfs /sys
$box mount -t devtmpfs dev /dev
$box insmod /netfront.ko
read -r line < /proc/cmdline
name=${line##*guest=} address=${line##*address=}
for try in 1 2 3 4 5 6 7 8 9; do
	[ ! -e /sys/class/net/eth0 ] || break
	$box sleep "0.$try"
done
$box ifconfig eth0 "${address%% *}" netmask 255.255.255.0 up
echo "MLN-READY ${name%% *} 0"
while :; do $box sleep 1000 & wait; done
