#!/bin/sh
# six2: runs in farm's state directory, in the foreground, until the guest ends
# shellcheck disable=SC2086  # the driver's words for a second console, or none
exec linux.uml \
	mem=64M \
	umid=six2.farm uml_dir=run \
	ubd0=disks/six2.img root=/dev/ubda rw \
	eth0=slirp,b2:6e:7b:8f:a3:a1,slirp-fullbolt \
	con=null ssl=null con0=null,fd:1 \
	$MLN_TERM_ARGS
