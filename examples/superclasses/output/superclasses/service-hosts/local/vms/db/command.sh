#!/bin/sh
# db: runs in superclasses's state directory, in the foreground, until the guest ends
# shellcheck disable=SC2086  # the driver's words for a second console, or none
exec linux.uml \
	mem=96M \
	umid=db.superclasses uml_dir=run \
	ubd0=disks/db.img root=/dev/ubda rw \
	eth0=daemon,b2:f3:9e:6c:71:99,unix,run/lan.ctl \
	con=null ssl=null con0=null,fd:1 \
	$MLN_TERM_ARGS
