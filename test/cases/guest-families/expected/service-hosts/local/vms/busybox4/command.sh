#!/bin/sh
# busybox4: runs in families's state directory, in the foreground, until the guest ends
# shellcheck disable=SC2086  # the driver's words for a second console, or none
exec linux.uml \
	mem=128M \
	umid=busybox4.families uml_dir=run \
	ubd0=disks/busybox4.img root=/dev/ubda rw \
	ubd1=disks/busybox4.swap \
	eth0=daemon,52:4f:99:87:35:62,unix,run/lan.ctl \
	eth1=daemon,26:0d:fa:2a:e2:dc,unix,run/lan.ctl \
	eth2=daemon,a2:ac:7d:f4:cc:69,unix,run/lan.ctl \
	con=null ssl=null con0=null,fd:1 \
	$MLN_TERM_ARGS
