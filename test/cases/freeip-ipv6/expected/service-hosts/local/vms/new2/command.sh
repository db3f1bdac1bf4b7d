#!/bin/sh
# new2: runs in offices6's state directory, in the foreground, until the guest ends
# shellcheck disable=SC2086  # the driver's words for a second console, or none
exec linux.uml \
	mem=64M \
	umid=new2.offices6 uml_dir=run \
	ubd0=disks/new2.img root=/dev/ubda rw \
	eth0=daemon,b2:16:3a:d3:47:e7,unix,run/v6.ctl \
	con=null ssl=null con0=null,fd:1 \
	$MLN_TERM_ARGS
