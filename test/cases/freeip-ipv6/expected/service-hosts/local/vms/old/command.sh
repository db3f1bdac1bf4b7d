#!/bin/sh
# old: runs in offices6's state directory, in the foreground, until the guest ends
# shellcheck disable=SC2086  # the driver's words for a second console, or none
exec linux.uml \
	mem=64M \
	umid=old.offices6 uml_dir=run \
	ubd0=disks/old.img root=/dev/ubda rw \
	eth0=daemon,a2:75:fa:75:7c:5a,unix,run/lan.ctl \
	con=null ssl=null con0=null,fd:1 \
	$MLN_TERM_ARGS
