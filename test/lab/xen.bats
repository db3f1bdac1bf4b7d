# A real Xen under emulation, booted once, with systemd in its first domain: the scripts run a domain there by hand, and the units run it
# beside a User-Mode Linux guest on one switch.
# What is done there is in test/xen/in-dom0.sh; the tests here read what each step said.

. "$BATS_TEST_DIRNAME/../not.bash"

setup_file() {
	top=$(cd "$BATS_TEST_DIRNAME/../.." && pwd)
	share=$(mktemp -d /tmp/mx.XXXXXX)
	export share
	chmod 755 "$share"
	cp "$top/test/xen/in-dom0.sh" "$share/"
	node "$top/dist/mlnc.js" "$BATS_TEST_DIRNAME/xen.mln" -o "$share/out" > "$share/boot.said" 2>&1
	boot=0
	sh "$top/test/xen/dom0.sh" "$share" 'sh in-dom0.sh' >> "$share/boot.said" 2>&1 3>&- 4>&- || boot=$?
	echo "$boot" > "$share/boot"
}
teardown_file() {
	[ -z "${MLN_LAB_SHOW-}" ] || sed 's/^/# /' "$share/boot.said" >&3
	rm -rf "$share"; }

setup() {
	read -r boot < "$share/boot"
	[ "$boot" -ne 125 ] || skip "$(tail -n 1 "$share/boot.said")"
}

# ended STEP STATUS: the step ended so; sets $said to what it said
ended() {
	said=$(cat "$share/said/$1")
	[ "$(cat "$share/said/$1.rc")" = "$2" ] || { echo "$1: $(cat "$share/said/$1.rc"): $said"; cat "$share/boot.said"; return 1; }
}

@test "Xen boots, and start returns when the domain is ready" {
	[ "$boot" -eq 0 ] || cat "$share/boot.said"
	[ "$boot" -eq 0 ]
	ended build 0
	ended start 0
	[[ "$said" == *'domain running ('* ]]
}

@test "status shows the domain's usage" {
	ended usage 0
	[[ "$said" == *'"name":"domain","state":"running"'*'"memory_bytes":100663296'* ]]
	[[ "$said" =~ '"cpu_seconds":'[1-9] ]]
	[[ "$said" =~ '"disk_traffic_bytes":'[0-9]+',"network_bytes":'[0-9]+ ]]
}

@test "a domain that was saved by hand is down, and found again when it was restored" {
	ended save 0
	ended saved 3
	[ "$said" = 'lab host domain down' ]
	ended restore 0
	ended restored 0
	[ "$said" = 'lab host domain up' ]
}

@test "stop -S saves the domain's memory and ends it, and start goes on from there" {
	ended suspend 0
	[[ "$said" == *'domain saved'* ]]
	ended suspended 3
	[[ "$said" == *'"name":"domain","state":"saved"'* ]]
	ended domains-then 0
	[ "$(wc -l <<< "$said")" -eq 2 ]
	ended resume 0
	[[ "$said" == *'domain running ('* ]]
	ended resumed 0
	[[ "$said" == *'"state":"running","note":""'* ]]
}

@test "what the domain says after that is in its log, and it is the same boot" {
	ended went-on 0
	[[ "$said" == *'ASKED 10.0.0.2'* && "$said" != *MLN-READY* ]]
}

@test "the bridge of bridge_create is there for as long as the domain" {
	ended own 0
	[[ "$said" == *'master own0 '* ]]
	ended devices 0
	[ "$said" = lo ]
}

@test "stop ends it cleanly, and takes its bridges away" {
	ended stop 0
	[[ "$said" == *'domain stopped'* ]]
	ended stopped 3
	ended domains 0
	[ "$(wc -l <<< "$said")" -eq 2 ]
}

@test "systemctl start brings domain and process up as services, within their confinement" {
	ended unit-install 0
	ended unit-build 0
	ended unit-start 0
	ended unit-active 0
	[ "$said" = $'active\nactive\nactive' ]
	ended unit-status 0
	[[ "$said" == *'"name":"domain","state":"running"'*'"name":"process","state":"running"'* ]]
	ended own-then 0
	[[ "$said" == *'master own0 '* ]]
	ended unit-security 0
	exposures=$(sed -n 's/.*exposure level for [^:]*: \([0-9.]*\).*/\1/p' <<< "$said")
	echo "exposed: $exposures"
	awk '$1 > 7 { exit 1 } END { if (NR != 2) exit 1 }' <<< "$exposures"
}

@test "a User-Mode Linux guest and the domain reach each other on one switch" {
	ended reached 0
	ended ports 0
	[ "$(grep -c 'master lan.lab state UP' <<< "$said")" -eq 2 ]
}

@test "systemctl stop ends both cleanly, takes bridge and taps away, and nothing was denied" {
	ended unit-stop 0
	ended unit-stopped 3
	ended unit-domains 0
	[ "$(wc -l <<< "$said")" -eq 2 ]
	ended unit-devices 0
	[ "$said" = lo ]
	ended unit-journal 0
	[[ "$said" == *'domain stopped'* && "$said" == *'process stopped'* ]]
	said_there=$said
	ended unit-logs 0
	not grep -i 'denied\|not permitted\|read-only file system' <<< "$said_there$said"
}
