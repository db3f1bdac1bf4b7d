#!/bin/sh
# systemd-alone.sh ROOT: the system below ROOT, a layer over this machine's own or a copy, boots systemd and nothing of this machine's
# services, nor its mounts. Its own /etc/systemd/system and /etc/systemd/system-generators are folders that begin empty.

# what wants hardware, or would set what all namespaces of a kernel share
masked='systemd-udevd.service systemd-udevd-control.socket systemd-udevd-kernel.socket systemd-udev-trigger.service systemd-modules-load.service
sys-kernel-config.mount sys-kernel-debug.mount sys-kernel-tracing.mount dev-hugepages.mount sys-fs-fuse-connections.mount systemd-binfmt.service
proc-sys-fs-binfmt_misc.automount systemd-sysctl.service kmod-static-nodes.service systemd-firstboot.service systemd-repart.service
systemd-pcrphase.service systemd-pcrphase-sysinit.service systemd-random-seed.service systemd-update-utmp.service
systemd-update-utmp-runlevel.service systemd-remount-fs.service systemd-journald-audit.socket systemd-machine-id-commit.service
getty.target cron.service ssh.service'

root=${1:?the root of a system}
for unit in $masked; do ln -sf /dev/null "$root/etc/systemd/system/$unit"; done
ln -sf /lib/systemd/system/multi-user.target "$root/etc/systemd/system/default.target"
for generator in "$root"/lib/systemd/system-generators/*; do ln -sf /dev/null "$root/etc/systemd/system-generators/${generator##*/}"; done
rm -f "$root"/etc/rc*.d/S*
: > "$root/etc/fstab"
