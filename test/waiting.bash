# waiting.bash - a condition is waited for, since nobody knows how long it takes on another machine

# within SECONDS COMMAND...: asks ten times a second; what asking itself takes does not count
within() {
	local tries=$(($1 * 10))
	shift
	until "$@"; do
		tries=$((tries - 1))
		[ "$tries" -gt 0 ] || return 1
		sleep 0.1
	done
}
