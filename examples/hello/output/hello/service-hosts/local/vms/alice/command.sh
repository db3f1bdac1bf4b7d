#!/bin/sh
# alice: runs in hello's state directory, in the foreground, until the guest ends
# shellcheck disable=SC2086  # the driver's words for a second console, or none
exec linux.uml \
	mem=64M \
	umid=alice.hello uml_dir=run \
	ubd0=disks/alice.img root=/dev/ubda rw \
	eth0=daemon,f6:22:d1:10:74:65,unix,run/lan.ctl \
	con=null ssl=null con0=null,fd:1 \
	$MLN_TERM_ARGS
