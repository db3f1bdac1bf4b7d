#!/bin/sh
# gw: runs in expectations's state directory, in the foreground, until the guest ends
# fd 5 and 6 are the pipes of ssl0, the guest's own line for ./mln check; the driver opens them
# shellcheck disable=SC2086  # the driver's words for a second console, or none
exec linux.uml \
	mem=64M \
	umid=gw.expectations uml_dir=run \
	ubd0=disks/gw.img root=/dev/ubda rw \
	eth0=daemon,16:93:fc:d9:3d:1a,unix,run/lan.ctl \
	eth1=tuntap,gw-eth1..b1952d,26:6b:23:8b:d7:b7 \
	con=null ssl=null con0=null,fd:1 \
	ssl0=fd:5,fd:6 \
	$MLN_TERM_ARGS
