#!/bin/sh
# c: runs in volumes's state directory, in the foreground, until the guest ends
# shellcheck disable=SC2086  # the driver's words for a second console, or none
exec linux.uml \
	mem=64M \
	umid=c.volumes uml_dir=run \
	ubd0=/dev/store_vg/c.volumes root=/dev/ubda rw \
	ubd1=/dev/store_vg/c.volumes+swap \
	con=null ssl=null con0=null,fd:1 \
	$MLN_TERM_ARGS
