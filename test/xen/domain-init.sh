#!/bin/busybox sh
# domain-init.sh - the first process of a small guest: its name, address and peer are words of the kernel's command line
box=/bin/busybox
$box mount -t proc proc /proc
[ ! -e /netfront.ko ] || $box insmod /netfront.ko
# an order to go down is then a signal to this process
echo 0 > /proc/sys/kernel/ctrl-alt-del
trap '/sbin/poweroff' INT
read -r line < /proc/cmdline
name=${line##*guest=} address=${line##*address=} peer=${line##*peer=}
for try in 1 2 3 4 5 6 7 8 9; do
	[ -z "$($box ifconfig eth0 2>&1 > /dev/null)" ] && break
	$box sleep "0.$try"
done
$box ifconfig eth0 "${address%% *}" netmask 255.255.255.0 up
echo "MLN-READY ${name%% *} 0"
until $box ping -c 1 -W 1 "${peer%% *}" > /dev/null; do
	echo "ASKED ${peer%% *}"
	$box sleep 0.5
done
echo "REACHED ${peer%% *}"
while :; do $box sleep 1000 & wait; done
