#!/bin/sh
# small: runs in seeds's state directory, in the foreground, until the guest ends
# shellcheck disable=SC2086  # the driver's words for a second console, or none
exec linux.uml \
	mem=1024M \
	umid=small.seeds uml_dir=run \
	ubd0=disks/small.img root=/dev/ubda rw \
	ubd15r=disks/small.config init=/bin/sh -c '"mkdir -p /lib/modules; mount -t hostfs -o /usr/lib/uml/modules,ro none /lib/modules; exec /sbin/init"' \
	eth0=vde,run/lan.ctl,62:12:9c:92:1d:8b \
	con=null ssl=null con0=null,fd:1 \
	$MLN_TERM_ARGS
