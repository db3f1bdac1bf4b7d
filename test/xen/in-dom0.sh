# shellcheck shell=sh
# in-dom0.sh - what the laboratory does in the first domain, each step's output in a file of its own: /share/said/STEP, its end in STEP.rc
export MLN_STATE=/run/mln
cp -R /share/out /run/
mkdir -p /share/said
out=/run/out/lab
step() {
	said=/share/said/$1
	shift
	"$@" > "$said" 2>&1
	echo "$?" > "$said.rc"
	echo "$(cut -d ' ' -f 1 /proc/uptime) s: ${said##*/}"
}
step build "$out/build.sh"
step start "$out/mln" start -h domain
step usage "$out/mln" status -h domain --usage --json
step save xl save domain.lab /run/saved
step saved "$out/mln" status -h domain
step restore xl restore /run/saved
step restored "$out/mln" status -h domain
step own ip -o link show master own0
step suspend "$out/mln" stop -S -h domain
step suspended "$out/mln" status -h domain --json
step domains-then xl list
step resume "$out/mln" start -h domain
step resumed "$out/mln" status -h domain --json
step process "$out/mln" start -h process
reached() {
	tries=10
	until "$out/mln" log process | grep 'REACHED 10.0.0.1'; do
		tries=$((tries - 1))
		[ "$tries" -gt 0 ] || return 1
		sleep 1
	done
}
step reached reached
step went-on "$out/mln" log domain
step ports ip -o link show master lan.lab
step stop "$out/stop.sh"
step stopped "$out/status.sh"
step domains xl list
step devices ls /sys/class/net
