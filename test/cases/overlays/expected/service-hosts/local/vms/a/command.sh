#!/bin/sh
# a: runs in overlays's state directory, in the foreground, until the guest ends
# shellcheck disable=SC2086  # the driver's words for a second console, or none
exec linux.uml \
	mem=64M \
	umid=a.overlays uml_dir=run \
	ubd0=disks/a.cow,disks/a.base root=/dev/ubda rw \
	ubd1=disks/a.swap \
	ubd15r=disks/a.config init=/sbin/mln-init \
	con=null ssl=null con0=null,fd:1 \
	$MLN_TERM_ARGS
