# shellcheck shell=sh
# dom0-start.sh - the first domain's first process: what Xen's tools need, then systemd, with the command as a service
export PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LANG=C.UTF-8
read -r kernel < /kernel
mkdir -p /dev/pts /dev/shm /share /lib/modules
mount --bind "$kernel/lib/modules" /lib/modules
mount -t devpts devpts /dev/pts
mount -t tmpfs shm /dev/shm
mount -t tmpfs -o mode=755 run /run
mount -t tmpfs -o mode=1777 tmp /tmp
mkdir -p /run/lock
hostname dom0
ip link set lo up
mount -t 9p -o trans=virtio,version=9p2000.L,msize=262144 share /share
for module in xen-evtchn xen-gntdev xen-gntalloc xen-privcmd xenfs xen-netback xen-blkback loop tun bridge; do modprobe "$module"; done > /dev/null 2>&1
mount -t xenfs xenfs /proc/xen
# as udev leaves it: whoever runs a guest opens it
chmod 666 /dev/net/tun
mkdir -p /var/lib/xenstored /run/xenstored /run/xen /var/log/xen /var/lib/xen
for tools in /usr/lib/xen-*/bin; do PATH=$PATH:$tools; done
xenstored -N < /dev/null > /run/xenstored.log 2>&1 &
for try in 1 2 3 4 5 6 7 8 9 10; do
	[ ! -S /run/xenstored/socket ] || break
	sleep "0.$try"
done
timeout 20 xen-init-dom0 > /dev/null 2>&1
xenconsoled -i < /dev/null > /run/xenconsoled.log 2>&1 &

# from here on systemd is the first process, and the command a service of it
for folder in system system-generators; do
	mkdir -p "/etc/systemd/$folder"
	mount -t tmpfs -o mode=755 units "/etc/systemd/$folder"
done
sh /systemd-alone /
mkdir /etc/systemd/system/multi-user.target.wants
ln -s ../laboratory.service /etc/systemd/system/multi-user.target.wants/
cat > /etc/systemd/system/laboratory.service <<- UNIT
	[Service]
	Environment=HOME=/root LANG=C.UTF-8 PATH=$PATH
	WorkingDirectory=/share
	ExecStart=/bin/sh /said
	StandardInput=null
	UNIT
cat > /said <<- 'SAID'
	exec > /dev/ttyS1 2>&1
	stty -F /dev/ttyS1 raw -echo
	sh /command
	ended=$?
	sync
	printf '\nended with %d\n' "$ended"
	SAID
exec /lib/systemd/systemd --system --show-status=no
