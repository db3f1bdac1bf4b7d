#!/bin/sh
# e: runs in overlays's state directory, in the foreground, until the guest ends
# shellcheck disable=SC2086  # the driver's words for a second console, or none
exec linux.uml \
	mem=64M \
	umid=e.overlays uml_dir=run \
	ubd0=disks/e.cow,disks/e.base root=/dev/ubda rw \
	ubd15r=disks/e.config init=/sbin/mln-init \
	con=null ssl=null con0=null,fd:1 \
	$MLN_TERM_ARGS
