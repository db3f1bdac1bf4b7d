#!/bin/sh
# kafe: ./mln build; its options: ./mln build --help
exec "$(dirname "$(readlink -f "$0")")/mln" build "$@"
