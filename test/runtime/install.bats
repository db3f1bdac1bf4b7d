# mln install and uninstall: what they write and take away, and that only what is ours is touched. With a real service manager: test/lab.
load helper

setup() {
	setup_work
	unset MLN_ROOT  # what is installed goes below DESTDIR
	make_project t g1
	make_units t
	export XDG_CONFIG_HOME=$W/config CALLS=$W/calls
	mkdir "$W/bin"
	# shellcheck disable=SC2016
	printf '#!/bin/sh\necho "$*" >> "$CALLS"\ncase $* in *is-active*) exit 3 ;; esac\n' > "$W/bin/systemctl"
	printf '#!/bin/sh\necho no\n' > "$W/bin/loginctl"
	chmod 755 "$W"/bin/*
	export PATH=$W/bin:$PATH
	dest=$W/dest
	give_away
}
teardown() { teardown_work; }

# make_units PROJECT: as the compiler writes them, as far as it matters here
make_units() {
	local units=$server/systemd
	mkdir -p "$units/user" "$units/mln-$1@g1.service.d" "$made/.secrets"
	for file in "mln-$1.service" "mln-$1@.service" "user/mln-$1.service" "user/mln-$1@.service" "mln-$1@g1.service.d/guest.conf" "mln-$1@g1.service.d/system.conf"; do
		printf '# mlnc %s: made by the tests\n[Service]\nExecStart=/opt/mln/%s/mln all-up --server local\n' "$1" "$1" > "$units/$file"
	done
	printf '# mlnc: the account\n' > "$units/sysusers.conf"
	printf 'g1\troot\thash\n' > "$made/.secrets/local"
	chmod 700 "$made/.secrets"
	chmod 600 "$made/.secrets/local"
	give_away
}
installed() { (cd "$dest" && find . \( -type f -o -type l \) -printf '%m %P\n' | LC_ALL=C sort -k2); }
calls() { cat "$CALLS" 2> /dev/null || :; }

@test "below DESTDIR: the copy, the units, the account and the link that boots it; nobody is called" {
	export DESTDIR=$dest
	ends 0 install
	# of what lies in the copy, the modes: nothing but the programs may be run, and nobody else reads a hash
	[ "$(installed | grep -v ' opt/mln/t/\(lib\|service-hosts\)/')" = "644 etc/systemd/system/mln-t.service
644 etc/systemd/system/mln-t@.service
644 etc/systemd/system/mln-t@g1.service.d/guest.conf
644 etc/systemd/system/mln-t@g1.service.d/system.conf
777 etc/systemd/system/multi-user.target.wants/mln-t.service
644 etc/sysusers.d/mln.conf
644 opt/mln/t/.installed
600 opt/mln/t/.secrets/local
644 opt/mln/t/MANIFEST
755 opt/mln/t/mln
644 opt/mln/t/project.conf" ] || { installed; false; }
	cmp "$made/service-hosts/local/vms/g1/command.sh" "$dest/opt/mln/t/service-hosts/local/vms/g1/command.sh"
	cmp "$made/lib/main.sh" "$dest/opt/mln/t/lib/main.sh"
	[ "$(stat -c %a "$dest/opt/mln/t/.secrets")" = 700 ]
	[ -e "$dest/etc/systemd/system/multi-user.target.wants/mln-t.service" ]
	[ -z "$(calls)" ]
}

@test "again, and what the output has no more is gone; another project's units and a person's drop-in stay" {
	export DESTDIR=$dest
	ends 0 install
	printf '# mlnc t-x: of a project with a longer name\n' | "${as_user[@]}" tee "$dest/etc/systemd/system/mln-t-x.service" > /dev/null
	printf '[Service]\n' | "${as_user[@]}" tee "$dest/etc/systemd/system/mln-t@g1.service.d/mine.conf" > /dev/null
	rm "$server/systemd/mln-t@g1.service.d/guest.conf"
	echo changed >> "$made/MANIFEST"
	ends 0 install
	[ ! -e "$dest/etc/systemd/system/mln-t@g1.service.d/guest.conf" ]
	[ -e "$dest/etc/systemd/system/mln-t@g1.service.d/system.conf" ]
	[ -e "$dest/etc/systemd/system/mln-t-x.service" ]
	[ -e "$dest/etc/systemd/system/mln-t@g1.service.d/mine.conf" ]
	grep -q changed "$dest/opt/mln/t/MANIFEST"
	ends 0 uninstall
	[ "$(installed)" = "644 etc/systemd/system/mln-t-x.service
644 etc/systemd/system/mln-t@g1.service.d/mine.conf
644 etc/sysusers.d/mln.conf" ] || { installed; false; }
	ends 1 uninstall
	says 't is not installed here'
}

@test "a unit that is not ours is left, and so is a folder" {
	export DESTDIR=$dest
	"${as_user[@]}" mkdir -p "$dest/etc/systemd/system" "$dest/opt/mln"
	printf '[Unit]\n' | "${as_user[@]}" tee "$dest/etc/systemd/system/mln-t.service" > /dev/null
	ends 1 install
	says 'mln-t.service is there and is not ours: move it away'
	[ "$(cat "$dest/etc/systemd/system/mln-t.service")" = '[Unit]' ]
	rm -r "$dest/opt/mln/t"
	"${as_user[@]}" mkdir -p "$dest/opt/mln/t"
	ends 1 install
	says 'was not installed by mln: move it away'
}

@test "--dry-run shows it and does nothing" {
	export DESTDIR=$dest
	ends 0 install --dry-run
	says '+ cp '
	says 'multi-user.target.wants'
	[ ! -e "$dest" ]
}

@test "for a user: the service manager is told, start.sh and stop.sh call it, and lingering is explained" {
	ends 0 install --user
	says 'loginctl enable-linger'
	[ "$(calls)" = $'--user daemon-reload\n--user enable mln-t.service' ] || { calls; false; }
	[ -x "$W/.local/share/mln/projects/t/mln" ]
	[ ! -e "$W/config/systemd/user/mln-t@g1.service.d/system.conf" ]
	[ -e "$W/config/systemd/user/mln-t@g1.service.d/guest.conf" ]
	rm "$CALLS"
	ends 0 start
	says '+ systemctl --user start mln-t.service'
	ends 0 start -h g1
	says '+ systemctl --user start mln-t@g1.service'
	ends 1 start -s 3
	says 'systemd starts t'
	ends 0 stop
	says "+ systemctl --user stop mln-t.service 'mln-t@*.service'"
	ends 0 uninstall --user
	[ ! -e "$W/.local/share/mln/projects/t" ]
	[ -z "$(find "$W/config/systemd/user" -name 'mln-t*')" ]
}

@test "an output that is not the installed one is told, with a line that can be pasted" {
	disks t g1
	ends 0 install --user
	mv "$made" "$W/out/it's"
	made="$W/out/it's"
	echo changed >> "$made/MANIFEST"
	ends 0 start --dry-run
	says "to bring this there: '$W/out/it'\\''s/mln' install --user"
}

@test "what runs by hand is not installed, and what runs is not taken away" {
	disks t g1
	ends 0 start
	ends 1 install --user
	says 't runs, started by hand: stop it first'
	[ -z "$(calls)" ]
	ends 0 stop
	ends 0 install --user
	"${as_user[@]}" "$made/mln" run g1 > /dev/null 2>&1 < /dev/null 3>&- &
	within 60 mln status -q
	ends 1 uninstall --user
	says 't runs: stop it first'
}

@test "another account than root cannot install for the system" {
	ends 1 install
	says 'mln install --user'
	[ -z "$(calls)" ]
}

@test "persistent: wants units, is kept by the next install, and is taken back" {
	ends 1 set_persistent
	says 'is not installed'
	ends 1 check_persistent
	ends 0 install --user
	ends 0 set_persistent
	ends 0 check_persistent
	[ "$output" = 't persistent yes' ]
	ends 0 install --user
	grep -q '^Restart=always$' "$W/config/systemd/user/mln-t@.service.d/persistent.conf"
	ends 0 set-persistent --off
	ends 1 check-persistent
	[ "$output" = 't persistent no' ]
	[ ! -e "$W/config/systemd/user/mln-t@.service.d" ]
}

@test "a project called as another with an ending stays when that one is installed again" {
	export DESTDIR=$dest
	for name in t.old t.new t; do
		make_project "$name" g1
		make_units "$name"
		ends 0 install
	done
	ends 0 install
	[ -x "$dest/opt/mln/t.old/mln" ] && [ -x "$dest/opt/mln/t.new/mln" ]
	[ "$(ls "$dest/opt/mln")" = $'t\nt.new\nt.old' ]
}

@test "with a time of its own, or where systemd did not start the project, stop takes all down itself and systemd has the rest" {
	disks t g1
	ends 0 install --user
	"${as_user[@]}" "$made/mln" run g1 > /dev/null 2>&1 < /dev/null 3>&- &
	within 60 mln status -q
	add_hook afterHostsStop "touch $W/stopped"
	"${as_user[@]}" "$made/mln" stop -w 100 > "$W/said" 2>&1 < /dev/null
	grep -q 'g1 stopped' "$W/said"
	grep -qF "+ systemctl --user stop mln-t.service 'mln-t@*.service'" "$W/said"
	[ -e "$W/stopped" ]
	# the project's own unit has nothing left to do
	rm "$W/stopped"
	ends 0 all-down --server local
	[ ! -e "$W/stopped" ]
}

@test "a start that systemd is about is ended before stop takes down what it began" {
	disks t g1
	ends 0 install --user
	printf '#!/bin/sh\necho "$*" >> "$CALLS"\ncase $* in *is-active*) echo activating; exit 3 ;; esac\n' > "$W/bin/systemctl"
	add_hook beforeProjectStop "echo hook >> $W/calls"
	: > "$CALLS"
	chmod 666 "$CALLS"
	"${as_user[@]}" mkdir -p "$MLN_STATE/t/run/started"
	ends 0 stop
	[ "$(grep -v -e is-active -e show "$CALLS")" = $'--user --job-mode=ignore-dependencies stop mln-t.service\nhook\n--user stop mln-t.service mln-t@*.service' ]
}

@test "what a start did is taken back by the project's own unit, also when its guests were stopped one by one" {
	disks t g1
	add_hook afterProjectStop "echo hook >> $W/stopped"
	ends 0 start
	ends 0 stop -h g1
	[ ! -e "$W/stopped" ]
	ends 0 all-down --server local
	ends 0 all-down --server local
	[ "$(cat "$W/stopped")" = hook ]
}
