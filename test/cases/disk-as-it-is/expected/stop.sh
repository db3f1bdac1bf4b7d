#!/bin/sh
# as-it-is: ./mln stop; its options: ./mln stop --help
here=$(readlink -f "$0") && exec "${here%/*}/mln" stop "$@"
