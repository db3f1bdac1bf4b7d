#!/bin/sh
# new1: runs in offices6's state directory, in the foreground, until the guest ends
# shellcheck disable=SC2086  # the driver's words for a second console, or none
exec linux.uml \
	mem=64M \
	umid=new1.offices6 uml_dir=run \
	ubd0=disks/new1.img root=/dev/ubda rw \
	eth0=daemon,be:b8:7a:c0:f7:aa,unix,run/v6.ctl \
	con=null ssl=null con0=null,fd:1 \
	$MLN_TERM_ARGS
