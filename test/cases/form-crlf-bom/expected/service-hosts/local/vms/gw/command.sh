#!/bin/sh
# gw: runs in crlf's state directory, in the foreground, until the guest ends
# shellcheck disable=SC2086  # the driver's words for a second console, or none
exec linux.uml \
	mem=64M \
	umid=gw.crlf uml_dir=run \
	ubd0=disks/gw.img root=/dev/ubda rw \
	eth0=daemon,0e:36:11:94:89:6a,unix,run/lan.ctl \
	con=null ssl=null con0=null,fd:1 \
	$MLN_TERM_ARGS
