#!/bin/sh
# gw: runs in names's state directory, in the foreground, until the guest ends
# shellcheck disable=SC2086  # the driver's words for a second console, or none
exec linux.uml \
	mem=64M \
	umid=gw.names uml_dir=run \
	ubd0=disks/gw.img root=/dev/ubda rw \
	eth0=daemon,f6:3d:a7:f5:36:ae,unix,run/lan.ctl \
	eth1=daemon,de:75:bb:bf:2b:30,unix,run/dmz.ctl \
	con=null ssl=null con0=null,fd:1 \
	$MLN_TERM_ARGS
