#!/bin/sh
# www2: runs in superclasses's state directory, in the foreground, until the guest ends
# shellcheck disable=SC2086  # the driver's words for a second console, or none
exec linux.uml \
	mem=48M \
	umid=www2.superclasses uml_dir=run \
	ubd0=disks/www2.img root=/dev/ubda rw \
	eth0=daemon,46:46:40:4b:cf:ef,unix,run/lan.ctl \
	con=null ssl=null con0=null,fd:1 \
	$MLN_TERM_ARGS
