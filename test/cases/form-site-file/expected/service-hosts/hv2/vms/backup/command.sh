#!/bin/sh
# backup: runs in exam's state directory, in the foreground, until the guest ends
# shellcheck disable=SC2086  # the driver's words for a second console, or none
exec linux.uml \
	mem=256M \
	umid=backup.exam uml_dir=run \
	ubd0=disks/backup.img root=/dev/ubda rw \
	eth0=tuntap,tap1,7a:a2:a7:98:28:bb \
	con=null ssl=null con0=null,fd:1 \
	$MLN_TERM_ARGS
