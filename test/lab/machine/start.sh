# shellcheck shell=sh
# start.sh - the machine's only process: mounts, then the command. No udev runs, so device-mapper makes its own nodes.
export PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LANG=C.UTF-8 DM_DISABLE_UDEV=1
read -r kernel < /kernel
ln -s /proc/self/fd /dev/fd
mkdir -p /dev/pts /dev/shm /share /lib/modules
mount --bind "$kernel/lib/modules" /lib/modules
mount -t devpts devpts /dev/pts
mount -t tmpfs -o mode=1777 shm /dev/shm
mount -t tmpfs -o mode=755 run /run
mount -t tmpfs -o mode=1777 tmp /tmp
mkdir -p /run/lock /run/lvm
hostname machine
ip link set lo up
modprobe dm_mod
mount -t 9p -o trans=virtio,version=9p2000.L,msize=262144 share /share
cd /share || exit 1
stty -F /dev/ttyS1 raw -echo
sh /command > /dev/ttyS1 2>&1 < /dev/null
ended=$?
sync
printf '\nended with %d\n' "$ended" > /dev/ttyS1
sleep 0.2
echo o > /proc/sysrq-trigger
sleep 5
