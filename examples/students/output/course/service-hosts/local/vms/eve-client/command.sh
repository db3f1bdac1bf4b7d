#!/bin/sh
# eve-client: runs in course's state directory, in the foreground, until the guest ends
# shellcheck disable=SC2086  # the driver's words for a second console, or none
exec linux.uml \
	mem=32M \
	umid=eve-client.course uml_dir=run \
	ubd0=disks/eve-client.img root=/dev/ubda rw \
	eth0=daemon,42:72:e7:c8:c2:2b,unix,run/eve-lan.ctl \
	con=null ssl=null con0=null,fd:1 \
	$MLN_TERM_ARGS
