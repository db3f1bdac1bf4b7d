#!/bin/sh
# router1: runs in ring's state directory, in the foreground, until the guest ends
# shellcheck disable=SC2086  # the driver's words for a second console, or none
exec linux.uml \
	mem=64M \
	umid=router1.ring uml_dir=run \
	ubd0=disks/router1.img root=/dev/ubda rw \
	eth0=daemon,6a:60:15:f4:1a:a9,unix,run/A.ctl \
	eth1=daemon,b6:be:09:ae:46:6b,unix,run/B.ctl \
	con=null ssl=null con0=null,fd:1 \
	$MLN_TERM_ARGS
