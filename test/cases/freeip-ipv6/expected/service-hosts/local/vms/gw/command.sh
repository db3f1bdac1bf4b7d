#!/bin/sh
# gw: runs in offices6's state directory, in the foreground, until the guest ends
# shellcheck disable=SC2086  # the driver's words for a second console, or none
exec linux.uml \
	mem=64M \
	umid=gw.offices6 uml_dir=run \
	ubd0=disks/gw.img root=/dev/ubda rw \
	eth0=daemon,56:e8:18:71:2d:4e,unix,run/lan.ctl \
	eth1=daemon,ee:dd:ea:2e:21:f4,unix,run/v6.ctl \
	con=null ssl=null con0=null,fd:1 \
	$MLN_TERM_ARGS
