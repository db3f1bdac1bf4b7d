#!/bin/sh
# www1: runs in superclasses's state directory, in the foreground, until the guest ends
# shellcheck disable=SC2086  # the driver's words for a second console, or none
exec linux.uml \
	mem=48M \
	umid=www1.superclasses uml_dir=run \
	ubd0=disks/www1.img root=/dev/ubda rw \
	eth0=daemon,b6:79:ae:c2:d8:51,unix,run/lan.ctl \
	con=null ssl=null con0=null,fd:1 \
	$MLN_TERM_ARGS
