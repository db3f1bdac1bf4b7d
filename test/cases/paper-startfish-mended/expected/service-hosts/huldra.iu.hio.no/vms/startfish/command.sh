#!/bin/sh
# startfish: runs in startfish's state directory, in the foreground, until the guest ends
# shellcheck disable=SC2086  # the driver's words for a second console, or none
exec linux.uml \
	mem=96M \
	umid=startfish.startfish uml_dir=run \
	ubd0=disks/startfish.img root=/dev/ubda rw \
	con=null ssl=null con0=null,fd:1 \
	$MLN_TERM_ARGS
