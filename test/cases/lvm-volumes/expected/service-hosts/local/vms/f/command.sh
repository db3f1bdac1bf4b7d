#!/bin/sh
# f: runs in volumes's state directory, in the foreground, until the guest ends
# shellcheck disable=SC2086  # the driver's words for a second console, or none
exec linux.uml \
	mem=64M \
	umid=f.volumes uml_dir=run \
	ubd0=/dev/other/f root=/dev/ubda rw \
	con=null ssl=null con0=null,fd:1 \
	$MLN_TERM_ARGS
