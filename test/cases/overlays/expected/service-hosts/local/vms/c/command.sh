#!/bin/sh
# c: runs in overlays's state directory, in the foreground, until the guest ends
# shellcheck disable=SC2086  # the driver's words for a second console, or none
exec linux.uml \
	mem=64M \
	umid=c.overlays uml_dir=run \
	ubd0=disks/c.cow,disks/c.base root=/dev/ubda rw \
	ubd15r=disks/c.config init=/sbin/mln-init \
	quiet \
	con=null ssl=null con0=null,fd:1 \
	$MLN_TERM_ARGS
