# Domains by a fake xl that lets the real one read their configurations; the lab has a real hypervisor.

setup() {
	# a fake xl of shell takes its time on a busy machine
	ready_timeout=60
	. "$BATS_TEST_DIRNAME/helper.bash"
	xen=$repository/test/xen
	[ "$(id -u)" -eq 0 ] || skip 'only root runs domains'
	sh "$xen/real-xl.sh" --path > /dev/null 2>&1 || skip 'not installed: xen-utils-4.17 libxen-dev'
	setup_work
	as_user=()
	mkdir -p "$W/bin" "$W/dom0/proc/xen" "$W/domains"
	cp "$xen/fake-xl.sh" "$W/bin/xl"
	chmod 755 "$W/bin/xl"
	echo control_d > "$W/dom0/proc/xen/capabilities"
	export FAKE_XL=$W/domains FAKE_XL_HERE=$xen MLN_ROOT=$W/dom0 PATH=$W/bin:$PATH
	make_project t g1 g2
	cp "$repository/targets/xen/driver.sh" "$made/lib/drivers/xen.sh"
	make_domain g1 11111111-1111-8111-8111-111111111111
	make_domain g2 22222222-2222-8222-8222-222222222222
	disks t g1 g2
	chown -R root "$W"
}
teardown() {
	[ -z "${W:-}" ] || rm -rf "$W"/domains/*
	[ -z "${W:-}" ] || teardown_work
}

make_domain() {
	rm "$server/vms/$1/command.sh"
	printf 'vm_platform=xen\nvm_owner=root\n' >> "$server/vms/$1/vm.conf"
	printf 'name = "%s.t"\nuuid = "%s"\ntype = "pv"\nmemory = 64  # MiB\nkernel = "/k"\ndisk = [\n    "format=raw, vdev=xvda, access=rw, target=/var/lib/mln/projects/t/disks/%s.img",\n]\n' \
		"$1" "$2" "$1" > "$server/vms/$1/$1.cfg"
}
calls() { cat "$FAKE_XL.calls"; }

@test "domains start, are shown with their usage, and go down when asked" {
	ends 0 start
	ends 0 status
	says 't host g1 up'
	ends 0 status --usage --json
	[ "$(json 'x.servers[0].hosts.map(h => [h.state, h.cpu_seconds, h.memory_bytes])')" = running,4,67108864,running,4,67108864 ]
	grep -q 'MLN-READY g1 0' "$MLN_STATE/t/log/g1.console"
	ends 0 stop
	calls | grep -q '^shutdown -F '
	[ -z "$(calls | grep '^destroy')" ]
	ends 3 status
	[ -z "$(ls "$MLN_STATE/t/run/started")" ]
}

@test "the configuration that xl gets names the disks where the state is here" {
	ends 0 start -h g1
	grep -q "target=$MLN_STATE/t/disks/g1.img" "$MLN_STATE/t/run/started/g1/.room/domain.cfg"
	ends 0 status -h g1 --json
	[ "$(json 'x.servers[0].hosts[0].note')" = '' ]
	ends 0 stop
}

@test "a configuration that xl cannot read is a start that fails, with what xl said" {
	echo 'disk = [ "/x,raw,xvda,sometimes" ]' >> "$server/vms/g1/g1.cfg"
	ends 1 start -h g1
	says 'unknown value'
}

@test "a domain of the same name that is not ours is told, and left alone" {
	mkdir "$FAKE_XL/7"
	echo g1.t > "$FAKE_XL/7/name"
	echo 64 > "$FAKE_XL/7/memory"
	echo 99999999-1111-8111-8111-111111111111 > "$FAKE_XL/7/uuid"
	ends 1 start
	says 'a domain g1.t is there already and is not of this project'
	ends 3 status
	ends 0 stop
	ends 0 destroy --yes t
	[ -d "$FAKE_XL/7" ]
	[ -z "$(calls | grep -E '^(create|shutdown|destroy)')" ]
}

@test "a domain that does not listen is destroyed when the time is over" {
	ends 0 start -h g1
	touch "$FAKE_XL/1/deaf"
	ends 1 stop -w 1
	says 'destroyed: g1'
	calls | grep -q '^destroy 1$'
	[ ! -e "$FAKE_XL/1" ]
}

@test "a domain that crashed has failed, one that went down by itself has not" {
	ends 0 start
	touch "$FAKE_XL/1/crash"
	rm -rf "$FAKE_XL/2"
	within 60 states_are failed,stopped
}
@test "of a domain that crashed, booted anew and went down by itself the end counts" {
	ends 0 start -h g1
	echo 'Domain 1 has shut down, reason code 3 0x3' >> "$MLN_STATE/t/run/started/g1/.room/said"
	echo 'Action for shutdown reason code 3 is restart' >> "$MLN_STATE/t/run/started/g1/.room/said"
	echo 'Domain 2 has shut down, reason code 0 0x0' >> "$MLN_STATE/t/run/started/g1/.room/said"
	rm -rf "$FAKE_XL/1"
	within 60 states_are built,stopped
}

@test "a domain that its configuration preserves after a crash is there to be looked at until a stop" {
	export INVOCATION_ID=first
	ends 0 start -h g1
	echo first > "$MLN_STATE/t/run/started/g1/unit"
	touch "$FAKE_XL/1/preserved"
	within 60 test -s "$MLN_STATE/t/run/started/g1/ended"
	EXIT_CODE=exited EXIT_STATUS=1 ends 0 ended g1
	[ -d "$FAKE_XL/1" ]
	ends 1 start -h g1
	says 'kept to be looked at: mln stop -h g1'
	ends 1 prepare g1
	says 'kept to be looked at: mln stop -h g1'
	run mln status --json
	[ "$(json 'x.servers[0].hosts[0].state + ": " + x.servers[0].hosts[0].note')" = 'failed: it ended, and what is left of it is kept until a stop' ]
	[ -d "$FAKE_XL/1" ]
	ends 0 stop -H
	[ ! -d "$FAKE_XL/1" ]
}
states_are() {
	ends 3 status --json && [ "$(json 'x.servers[0].hosts.map(h => h.state).sort()')" = "$1" ]
}

@test "a domain that was saved and restored by hand is found again, and stopped" {
	ends 0 start -h g1
	mv "$FAKE_XL/1" "$W/saved"
	within 60 test -s "$MLN_STATE/t/run/started/g1/ended"
	ends 3 status -h g1
	mv "$W/saved" "$FAKE_XL/9"
	ends 0 status -h g1
	ends 0 start -h g1
	says 'was up already'
	ends 0 stop -h g1
	calls | grep -q '^shutdown -F 9$'
}

@test "stop -S saves the memory of domains, and the next start goes on from it; the log too" {
	ends 0 start
	ends 0 stop -S
	[ -z "$(ls "$FAKE_XL")" ]
	[ -z "$(calls | grep -E '^(shutdown|destroy)')" ]
	[ "$(stat -c %a "$MLN_STATE/t/saved/g1/memory")" = 600 ]
	ends 3 status --json
	[ "$(json 'x.servers[0].hosts.map(h => h.state)')" = saved,saved ]
	: > "$FAKE_XL.calls"
	ends 0 start
	calls | grep -q '^restore -F -p saved/g1/memory'
	[ -z "$(calls | grep '^create')" ]
	ends 0 status --json
	[ "$(json 'x.servers[0].hosts.map(h => h.state)')" = running,running ]
	[ -z "$(ls "$MLN_STATE/t/saved")" ]
	not compgen -G "$FAKE_XL/*/paused"
	within 60 grep -q 'and on it goes' "$MLN_STATE/t/log/g1.console"
	grep -q 'MLN-READY g1 0' "$MLN_STATE/t/log/g1.console"
	ends 0 stop
}

@test "stop -S counts the memory that xen_extra sets, indented or quoted; the last line is it" {
	sed -i '/^memory/d' "$server/vms/g1/g1.cfg" "$server/vms/g2/g2.cfg"
	printf '  memory = 64\n' >> "$server/vms/g1/g1.cfg"
	printf "memory = 32\n\tmemory=\"2000000\" # MiB\n" >> "$server/vms/g2/g2.cfg"
	ends 0 start
	ends 1 stop -S
	says 'the memory of the guests is 2000064 MiB'
	ends 0 stop -S -h g1
	ends 0 stop
}

@test "a domain that cannot be saved runs on, and its switches with it" {
	ends 0 start
	touch "$FAKE_XL/1/unwilling"
	ends 1 stop -S
	says 'could not be saved: g'
	says 'Failed to save domain, resuming domain'
	ends 1 status
	[ "$(ls "$MLN_STATE/t/saved" | wc -l)" -eq 1 ]
	ends 0 stop
}

@test "what was saved and cannot be restored is kept, and a domain with other settings is not begun" {
	ends 0 start -h g1
	ends 0 stop -S -h g1
	cp "$MLN_STATE/t/saved/g1/memory" "$W/memory"
	echo broken > "$MLN_STATE/t/saved/g1/memory"
	ends 1 start -h g1
	says 'cannot read the saved state'
	[ -e "$MLN_STATE/t/saved/g1/memory" ]
	cp "$W/memory" "$MLN_STATE/t/saved/g1/memory"
	sed -i 's/^memory = 64/memory = 65/' "$server/vms/g1/g1.cfg"
	ends 1 start -h g1
	says 'g1 was saved with other settings than'
	says 'mln stop -H -p t -h g1'
	ends 0 stop -H -h g1
	ends 0 start -h g1
	calls | grep -c '^create' | grep -qx 2
	ends 0 stop
}

@test "a password is put in at start from .secrets, and its lack is told before" {
	echo 'vfb = [ "vnc=1,vncpasswd=<secret>" ]' >> "$server/vms/g1/g1.cfg"
	echo vm_secrets=vncpasswd >> "$server/vms/g1/vm.conf"
	ends 1 start
	says 'g1: its vncpasswd is not in'
	says 'mend it with: scp -p COMPILED/.secrets/local'
	calls | grep -q '^create' && return 1
	mkdir -m 700 "$made/.secrets"
	(umask 077; printf 'login\tg1\tvncpasswd\tno\nsetting\tg2\tvncpasswd\tno\nsetting\tg1\tvncpasswd\tse&c#r:t\n' > "$made/.secrets/local")
	ends 0 start
	grep -qF 'vncpasswd=se&c#r:t"' "$MLN_STATE/t/run/started/g1/.room/domain.cfg"
	[ "$(stat -c %a "$MLN_STATE/t/run/started/g1/.room/domain.cfg")" = 600 ]
	[ "$(grep -rlF 'se&c' "$MLN_STATE" "$W/out" | wc -l)" -eq 2 ]
	ends 0 status
	ends 0 stop
	not grep -rqF 'se&c' "$MLN_STATE"
}

@test "a machine without the hypervisor, and an account that is not root, are told what to do" {
	rm "$W/dom0/proc/xen/capabilities"
	ends 1 start
	says 'does not run under Xen'
	as_user=(setpriv --reuid nobody --regid nogroup --clear-groups)
	export MLN_STATE=$W/other
	for verb in build start; do
		ends 1 "$verb"
		says 'only root can make Xen domains; mend it with: run mln as root'
	done
	[ ! -e "$MLN_STATE" ]
}

@test "the console lets go of the log for as long as somebody has it" {
	ends 0 start -h g1
	mln console g1 > "$W/person" &
	person=$!
	within 60 grep -q MLN-READY "$W/person"
	grep -q 'Ctrl-\] leaves' "$W/person"
	grep -q "^console 1$" "$FAKE_XL.calls"
	not kill -0 "$(cat "$MLN_STATE/t/run/started/g1/.room/recorder")" 2> /dev/null
	ends 0 stop -h g1
	wait "$person" || :
}

@test "the fake takes no verb and no option that the real xl does not have" {
	for use in 'create -F' 'shutdown -F' 'list -v' 'console' 'destroy' 'info' save 'restore -p' unpause; do
		run sh "$xen/real-xl.sh" help "${use% *}"
		[[ "$output" == *"Usage: xl "*"${use% *}"* ]]
		[ "${use#* }" = "$use" ] || [[ "$output" =~ (^|[[:space:]])${use#* }[,[:space:]] ]]
	done
	# its help leaves this one out
	run sh "$xen/real-xl.sh" restore -F -p "$xen/fake-xl.sh"
	[[ "$output" != *'not supported'* && "$output" == *magic* ]]
	sed -n '/^[[:space:]]*#/d; s/.*[^a-z.]xl \([a-z]*\) .*/\1/p' "$repository/targets/xen/driver.sh" | sort -u | while read -r verb; do
		case $verb in create | shutdown | list | console | destroy | info | save | restore | unpause) ;; *) echo "unchecked: $verb"; exit 1 ;; esac
	done
}
