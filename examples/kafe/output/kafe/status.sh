#!/bin/sh
# kafe: ./mln status; its options: ./mln status --help
exec "$(dirname "$(readlink -f "$0")")/mln" status "$@"
