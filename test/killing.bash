# killing.bash - a command that is killed at each of its steps: what it did until then must not be lost, and its next run goes on from there

# killed_at_each TOOLS BOUND CHECK COMMAND...: runs COMMAND again and again, killed before its first call of one of TOOLS, then before
# its second, and so on, fewer than BOUND times; each run finds what the one before left, and CHECK holds after each. The last one
# ends by itself. Sets $killed to how many did not.
killed_at_each() {
	local tools=$1 bound=$2 check=$3 bin=$BATS_TEST_TMPDIR/bin at=1 ended
	shift 3
	killing_tools
	while :; do
		[ "$at" -lt "$bound" ]
		echo 0 > "$bin/count"
		echo "$at" > "$bin/at"
		ended=0
		{ PATH=$bin:$PATH setsid -w "$@" < /dev/null > "$bin/said" 2>&1 3>&-; } 2> /dev/null || ended=$?
		"$check"
		[ "$ended" -eq 137 ] || break
		at=$((at + 1))
	done
	[ "$ended" -eq 0 ] || { cat "$bin/said"; return 1; }
	killed=$((at - 1))
	echo "killed $killed times"
}
# killing_tools: in $bin each of $tools, which counts its calls with the others and kills its process group at the one that is told
killing_tools() {
	local tool
	mkdir -p "$bin"
	for tool in $tools; do
		printf '#!/bin/sh\nn=$(($(cat %s/count) + 1))\necho $n > %s/count\n[ $n != "$(cat %s/at)" ] || kill -KILL 0\nexec %s "$@"\n' "$bin" "$bin" "$bin" "$(command -v "$tool")" > "$bin/$tool"
	done
	chmod 755 "$bin"/*
}
