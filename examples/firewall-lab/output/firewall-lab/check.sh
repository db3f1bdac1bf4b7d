#!/bin/sh
# firewall-lab: ./mln check; its options: ./mln check --help
here=$(readlink -f "$0") && exec "${here%/*}/mln" check "$@"
