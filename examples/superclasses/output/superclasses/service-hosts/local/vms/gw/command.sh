#!/bin/sh
# gw: runs in superclasses's state directory, in the foreground, until the guest ends
# shellcheck disable=SC2086  # the driver's words for a second console, or none
exec linux.uml \
	mem=48M \
	umid=gw.superclasses uml_dir=run \
	ubd0=disks/gw.img root=/dev/ubda rw \
	eth0=daemon,96:14:1e:53:17:16,unix,run/lan.ctl \
	con=null ssl=null con0=null,fd:1 \
	$MLN_TERM_ARGS
