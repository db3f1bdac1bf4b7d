#!/bin/sh
# router3: runs in ring's state directory, in the foreground, until the guest ends
# shellcheck disable=SC2086  # the driver's words for a second console, or none
exec linux.uml \
	mem=64M \
	umid=router3.ring uml_dir=run \
	ubd0=disks/router3.img root=/dev/ubda rw \
	eth0=daemon,32:d6:6d:f6:17:0e,unix,run/C.ctl \
	eth1=daemon,6e:ed:04:1b:7c:2b,unix,run/A.ctl \
	con=null ssl=null con0=null,fd:1 \
	$MLN_TERM_ARGS
