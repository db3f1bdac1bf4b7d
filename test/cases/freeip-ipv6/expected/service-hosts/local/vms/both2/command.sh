#!/bin/sh
# both2: runs in offices6's state directory, in the foreground, until the guest ends
# shellcheck disable=SC2086  # the driver's words for a second console, or none
exec linux.uml \
	mem=64M \
	umid=both2.offices6 uml_dir=run \
	ubd0=disks/both2.img root=/dev/ubda rw \
	eth0=daemon,26:5e:cc:3d:ee:c6,unix,run/lan.ctl \
	con=null ssl=null con0=null,fd:1 \
	$MLN_TERM_ARGS
