#!/bin/sh
# kafe: ./mln stop; its options: ./mln stop --help
exec "$(dirname "$(readlink -f "$0")")/mln" stop "$@"
