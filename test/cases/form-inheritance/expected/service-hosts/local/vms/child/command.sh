#!/bin/sh
# child: runs in family's state directory, in the foreground, until the guest ends
# shellcheck disable=SC2086  # the driver's words for a second console, or none
exec linux.uml \
	mem=64M \
	umid=child.family uml_dir=run \
	ubd0=disks/child.img root=/dev/ubda rw \
	eth0=daemon,aa:0d:be:1f:f3:e1,unix,run/lan.ctl \
	con=null ssl=null con0=null,fd:1 \
	$MLN_TERM_ARGS
