# `term xterm`: the guest's second console in a window, on a display of the test's own.
load helper

setup() { lab_enter xterm Xvfb xdotool; }

# display_open: a display without a screen, of the user; sets DISPLAY
display_open() {
	as_user sh -c 'exec Xvfb -displayfd 3 -screen 0 800x600x8 -nolisten tcp 3> display 2> display.said' &
	display=$!
	within 10 test -s "$lab/display"
	DISPLAY=:$(cat "$lab/display")
	export DISPLAY
}
teardown() { [ -z "${display:-}" ] || kill "$display" 2> /dev/null || :; }

# window: sets $window to the one that has the guest's name
window() { window=$(as_user xdotool search --onlyvisible --name 'x.windowed' 2> /dev/null | tail -n 1) && [ -n "$window" ]; }
# The focus is set by hand, since no window manager does; xterm takes no keys that are sent to its window by name.
typed() { as_user xdotool windowfocus --sync "$window" type --delay 20 "$1"; as_user xdotool key Return; }
echoed() { said windowed x 'typed in a window'; }
logged_in() {
	typed root
	sleep 1
	typed student
	sleep 1
	typed 'echo typed in a window > /dev/tty0'
	within 8 echoed
}

@test "the console is in an xterm: root logs in there, and stop closes the window" {
	sed -n '1,/defaults/{s/project options/project windowed/;p}; /memory/,/^    }/p' lab/options.mln > windowed.mln
	printf '}\nhost x {\n    term xterm\n}\n' >> windowed.mln
	compile windowed.mln
	as_user out/windowed/build.sh
	display_open
	as_user out/windowed/start.sh
	run mln windowed console x
	[[ "$output" == *'xterm of its own'* ]]
	within 20 window
	within 4 logged_in
	as_user out/windowed/stop.sh
	! window
}
