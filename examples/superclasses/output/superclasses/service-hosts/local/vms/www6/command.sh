#!/bin/sh
# www6: runs in superclasses's state directory, in the foreground, until the guest ends
# shellcheck disable=SC2086  # the driver's words for a second console, or none
exec linux.uml \
	mem=48M \
	umid=www6.superclasses uml_dir=run \
	ubd0=disks/www6.img root=/dev/ubda rw \
	eth0=daemon,9e:49:af:0c:c3:e6,unix,run/lan.ctl \
	con=null ssl=null con0=null,fd:1 \
	$MLN_TERM_ARGS
