#!/bin/sh
# both1: runs in offices6's state directory, in the foreground, until the guest ends
# shellcheck disable=SC2086  # the driver's words for a second console, or none
exec linux.uml \
	mem=64M \
	umid=both1.offices6 uml_dir=run \
	ubd0=disks/both1.img root=/dev/ubda rw \
	eth0=daemon,0e:ad:d0:76:16:28,unix,run/lan.ctl \
	con=null ssl=null con0=null,fd:1 \
	$MLN_TERM_ARGS
