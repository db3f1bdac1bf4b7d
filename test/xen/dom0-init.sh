#!/bin/busybox sh
# dom0-init.sh - in the memory file system of the first domain: this machine's file system becomes the root, below a layer of memory
box=/bin/busybox
$box mkdir -p /proc /sys /dev /below /layer /new
$box mount -t proc proc /proc
$box mount -t sysfs sysfs /sys
$box mount -t devtmpfs dev /dev
while read -r module; do $box insmod "/modules/$module"; done < /order
$box mount -t 9p -o trans=virtio,version=9p2000.L,ro,msize=262144,cache=loose root /below
$box mount -t tmpfs -o mode=755 layer /layer
$box mkdir /layer/upper /layer/work
$box mount -t overlay -o lowerdir=/below,upperdir=/layer/upper,workdir=/layer/work overlay /new || $box poweroff -f
for folder in proc sys dev; do $box mount --move "/$folder" "/new/$folder"; done
$box cp /start /systemd-alone /command /kernel /new/
exec $box switch_root /new /bin/sh /start
