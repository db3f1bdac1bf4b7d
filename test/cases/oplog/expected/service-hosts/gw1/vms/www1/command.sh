#!/bin/sh
# www1: runs in watched's state directory, in the foreground, until the guest ends
# shellcheck disable=SC2086  # the driver's words for a second console, or none
exec linux.uml \
	mem=64M \
	umid=www1.watched uml_dir=run \
	ubd0=disks/www1.img root=/dev/ubda rw \
	con=null ssl=null con0=null,fd:1 \
	$MLN_TERM_ARGS
