#!/bin/sh
# as-it-is: ./mln build; its options: ./mln build --help
here=$(readlink -f "$0") && exec "${here%/*}/mln" build "$@"
