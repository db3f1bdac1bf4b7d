#!/bin/sh
# lone: runs in exam's state directory, in the foreground, until the guest ends
# shellcheck disable=SC2086  # the driver's words for a second console, or none
exec linux.uml \
	mem=64M \
	umid=lone.exam uml_dir=run \
	ubd0=disks/lone.img root=/dev/ubda rw \
	eth0=tuntap,tap0,16:9c:78:4a:65:5e \
	con=null ssl=null con0=null,fd:1 \
	$MLN_TERM_ARGS
