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
# shellcheck source=/dev/null  # the runtime of the output: until_true
. "$out/lib/clock.sh"
asks_on() { "$out/mln" log domain > /run/asks && grep -q ASKED /run/asks && cat /run/asks; }
both_reached() { "$out/mln" log process | grep -q 'REACHED 10.0.0.1' && "$out/mln" log domain | grep -q 'REACHED 10.0.0.2'; }

disk() {
	truncate -s 4M /run/disk
	[ -b /dev/loop7 ] || mknod /dev/loop7 b 7 7
	losetup /dev/loop7 /run/disk
}
step disk disk
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
step went-on until_true 20 asks_on
step stop "$out/stop.sh"
step stopped "$out/status.sh"
step domains xl list
step devices ls /sys/class/net

# both guests by their units, as services of this server
unset MLN_STATE
step unit-install "$out/mln" install --no-enable
step unit-build "$out/build.sh"
step unit-start systemctl start mln-lab
step unit-active systemctl is-active mln-lab mln-lab@domain mln-lab@process
step unit-status "$out/status.sh" --usage --json
step own-then ip -o link show master own0
step ports ip -o link show master lan.lab
step reached until_true 20 both_reached
step unit-security systemd-analyze security --no-pager mln-lab@domain.service mln-lab.service
step unit-stop systemctl stop mln-lab
step unit-journal journalctl --no-pager -o cat -u 'mln-lab*'
step unit-logs sh -c 'cat /var/lib/mln/projects/lab/log/*.out /var/log/xen/*.log'
step unit-stopped "$out/status.sh"
step unit-domains xl list
step unit-devices ls /sys/class/net
