#!/bin/sh
# router: runs in shop's state directory, in the foreground, until the guest ends
# shellcheck disable=SC2086  # the driver's words for a second console, or none
exec linux.uml \
	mem=128M \
	umid=router.shop uml_dir=run \
	ubd0=disks/router.img root=/dev/ubda rw \
	eth0=daemon,52:ab:c6:1f:b0:dd,unix,run/office.ctl \
	eth1=daemon,f2:a4:1f:ca:ee:5d,unix,run/dmz.ctl \
	con=null ssl=null con0=null,fd:1 \
	$MLN_TERM_ARGS
