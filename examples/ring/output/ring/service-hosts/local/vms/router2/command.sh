#!/bin/sh
# router2: runs in ring's state directory, in the foreground, until the guest ends
# shellcheck disable=SC2086  # the driver's words for a second console, or none
exec linux.uml \
	mem=64M \
	umid=router2.ring uml_dir=run \
	ubd0=disks/router2.img root=/dev/ubda rw \
	eth0=daemon,32:3a:f3:5d:32:dc,unix,run/B.ctl \
	eth1=daemon,5a:05:51:0f:25:b2,unix,run/C.ctl \
	con=null ssl=null con0=null,fd:1 \
	$MLN_TERM_ARGS
