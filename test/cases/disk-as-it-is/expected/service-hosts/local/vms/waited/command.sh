#!/bin/sh
# waited: runs in as-it-is's state directory, in the foreground, until the guest ends
# shellcheck disable=SC2086  # the driver's words for a second console, or none
exec linux.uml \
	mem=64M \
	umid=waited.as-it-is uml_dir=run \
	ubd0=/srv/waited.ext4 root=/dev/ubda rw \
	con=null ssl=null con0=null,fd:1 \
	$MLN_TERM_ARGS
