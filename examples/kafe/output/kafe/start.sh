#!/bin/sh
# kafe: ./mln start; its options: ./mln start --help
exec "$(dirname "$(readlink -f "$0")")/mln" start "$@"
