#!/bin/sh
# inner: runs in names's state directory, in the foreground, until the guest ends
# shellcheck disable=SC2086  # the driver's words for a second console, or none
exec linux.uml \
	mem=64M \
	umid=inner.names uml_dir=run \
	ubd0=disks/inner.img root=/dev/ubda rw \
	eth0=daemon,d6:48:cc:1e:93:0a,unix,run/lan.ctl \
	con=null ssl=null con0=null,fd:1 \
	$MLN_TERM_ARGS
