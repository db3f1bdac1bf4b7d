# `term xterm`: the guest's second console in a window, on a display of the test's own.
load helper

setup() { lab_enter xterm Xvfb xdotool; }

# display_open: a display without a screen, of the user, where a key that is held long on a slow machine does not repeat; sets DISPLAY
display_open() {
	as_user sh -c 'exec Xvfb -displayfd 3 -screen 0 800x600x8 -nolisten tcp -r 3> display 2> display.said' &
	display=$!
	within 60 test -s "$lab/display"
	DISPLAY=:$(cat "$lab/display")
	export DISPLAY
}
teardown() { [ -z "${display:-}" ] || kill "$display" 2> /dev/null || :; }

# What a window shows is in the file shown too: xterm reads its settings there where the display has none.
shown_kept() { as_user sh -c 'printf "*logging: true\n*logInhibit: false\n*logFile: %s/shown\n" "$HOME" > .Xdefaults; : > shown'; }
lines_shown() { wc -l < shown; }
more_shown() { [ "$(lines_shown)" -gt "$1" ]; }

# window: sets $window to the one that has the guest's name
window() { window=$(as_user xdotool search --onlyvisible --name 'x.windowed' 2> /dev/null | tail -n 1) && [ -n "$window" ]; }
# The focus is set by hand, since no window manager does; xterm takes no keys that are sent to its window by name. The line is emptied
# first, of what a try before left.
typed() {
	as_user xdotool windowfocus --sync "$window" key ctrl+u type --delay 20 "$1"
	as_user xdotool key Return
}
echoed() { said windowed x 'typed in a window'; }
# logged_in: types what the window asks for, and once more where it asked and then forgot what was typed, as getty and login do when
# they begin to read
logged_in() {
	local lines
	lines=$(lines_shown)
	case $(tail -n 1 shown) in
	*login:*) typed root ;;
	*Password:*) typed student ;;
	*'# '*) typed 'echo typed in a window > /dev/tty0' ;;
	*) lines=-1 ;;
	esac
	within 10 more_shown "$lines" || :
	echoed
}

@test "the console is in an xterm: root logs in there, and stop closes the window" {
	sed -n '1,/defaults/{s/project options/project windowed/;p}; /memory/,/^    }/p' lab/options.mln > windowed.mln
	printf '}\nhost x {\n    term xterm\n}\n' >> windowed.mln
	compile windowed.mln
	as_user out/windowed/build.sh
	display_open
	shown_kept
	as_user out/windowed/start.sh
	run mln windowed console x
	[[ "$output" == *'xterm of its own'* ]]
	within 60 window
	given_up=$((SECONDS + 180))
	until logged_in; do
		[ "$SECONDS" -lt "$given_up" ] || { cat -v shown; false; }
		sleep 0.1
	done
	as_user out/windowed/stop.sh
	not window
}
