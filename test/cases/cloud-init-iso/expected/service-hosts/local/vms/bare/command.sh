#!/bin/sh
# bare: runs in seeds's state directory, in the foreground, until the guest ends
# shellcheck disable=SC2086  # the driver's words for a second console, or none
exec linux.uml \
	mem=64M \
	umid=bare.seeds uml_dir=run \
	ubd0=disks/bare.img root=/dev/ubda rw \
	ubd15r=disks/bare.config init=/bin/sh -c '"mkdir -p /lib/modules; mount -t hostfs -o /usr/lib/uml/modules,ro none /lib/modules; exec /sbin/init"' \
	con=null ssl=null con0=null,fd:1 \
	$MLN_TERM_ARGS
