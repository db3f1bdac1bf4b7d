#!/bin/sh
# e-slirp: runs in lab-units's state directory, in the foreground, until the guest ends
# shellcheck disable=SC2086  # the driver's words for a second console, or none
exec linux.uml \
	mem=128M \
	umid=e-slirp.lab-units uml_dir=run \
	ubd0=disks/e-slirp.img root=/dev/ubda rw \
	eth0=daemon,ae:56:45:fe:b5:6a,unix,run/lan.ctl \
	eth1=slirp,a6:6d:aa:43:31:6b,slirp-fullbolt \
	con=null ssl=null con0=null,fd:1 \
	$MLN_TERM_ARGS
