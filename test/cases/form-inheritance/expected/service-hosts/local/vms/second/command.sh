#!/bin/sh
# second: runs in family's state directory, in the foreground, until the guest ends
# shellcheck disable=SC2086  # the driver's words for a second console, or none
exec linux.uml \
	mem=64M \
	umid=second.family uml_dir=run \
	ubd0=disks/second.img root=/dev/ubda rw \
	eth0=daemon,4e:f7:db:f4:6b:92,unix,run/lan.ctl \
	eth1=daemon,52:c2:18:7a:e6:0e,unix,run/dmz.ctl \
	eth2=daemon,a6:1f:5c:04:c5:9e,unix,run/dmz.ctl \
	con=null ssl=null con0=null,fd:1 \
	$MLN_TERM_ARGS
