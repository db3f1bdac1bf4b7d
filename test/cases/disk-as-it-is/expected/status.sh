#!/bin/sh
# as-it-is: ./mln status; its options: ./mln status --help
here=$(readlink -f "$0") && exec "${here%/*}/mln" status "$@"
