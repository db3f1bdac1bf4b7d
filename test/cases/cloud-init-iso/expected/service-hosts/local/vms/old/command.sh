#!/bin/sh
# old: runs in seeds's state directory, in the foreground, until the guest ends
# shellcheck disable=SC2086  # the driver's words for a second console, or none
exec linux.uml \
	mem=1024M \
	umid=old.seeds uml_dir=run \
	ubd0=disks/old.img root=/dev/ubda rw \
	con=null ssl=null con0=null,fd:1 \
	$MLN_TERM_ARGS
