#!/bin/sh
# as-it-is: ./mln start; its options: ./mln start --help
here=$(readlink -f "$0") && exec "${here%/*}/mln" start "$@"
