# not.bash - bash's own `!` ends no test: errexit passes over it

# not COMMAND...: holds where COMMAND fails
not() { ! "$@"; }
