#!/bin/sh
# b: runs in overlays's state directory, in the foreground, until the guest ends
# shellcheck disable=SC2086  # the driver's words for a second console, or none
exec linux.uml \
	mem=64M \
	umid=b.overlays uml_dir=run \
	ubd0=disks/b.cow,disks/b.base root=/dev/ubda rw \
	ubd15r=disks/b.config init=/sbin/mln-init \
	con=null ssl=null con0=null,fd:1 \
	$MLN_TERM_ARGS
