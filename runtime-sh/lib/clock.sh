# shellcheck shell=sh
# clock.sh - time since boot in hundredths of a second, read without starting a process
# shellcheck disable=SC2034  # now is read by the callers

# clock: sets $now
clock() {
	read -r now _clock_idle < /proc/uptime
	_clock_part=${now#*.}
	now=${now%.*}
	now=$((now * 100 + 1$_clock_part - 100))
}

# until_true SECONDS COMMAND...: asks ten times a second; 1 when the time has passed
until_true() {
	clock
	_until_end=$((now + $1 * 100))
	shift
	until "$@"; do
		clock
		[ "$now" -lt "$_until_end" ] || return 1
		sleep 0.1
	done
}

# seconds CENTISECONDS: sets $seconds to it with one decimal
seconds() { seconds=$(($1 / 100)).$(($1 % 100 / 10)); }
