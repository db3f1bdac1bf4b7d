#!/bin/sh
# gw: runs in exam's state directory, in the foreground, until the guest ends
# shellcheck disable=SC2086  # the driver's words for a second console, or none
exec /usr/lib/mln/linux-rocky \
	mem=512M \
	umid=gw.exam uml_dir=run \
	ubd0=disks/gw.img root=/dev/ubda rw \
	eth0=daemon,16:f7:b5:34:46:5b,unix,run/lan.ctl \
	eth1=tuntap,tap0,ca:fd:b6:69:4f:f5 \
	con=null ssl=null con0=null,fd:1 \
	$MLN_TERM_ARGS
