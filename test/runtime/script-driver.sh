# shellcheck shell=sh
# script-driver.sh - the platform of the tests: a guest is a shell script, its process id in run/<vm>.<project>/pid
# shellcheck disable=SC2154  # vm, vm_dir, project and run_as come from the runtime

parts guest-processes check-line

driver_needs() { printf 'sleep\tcoreutils\n'; }
driver_rights() { [ ! -e "$mln_home/roots" ] || [ "$uid" = 0 ] || printf 'only root runs scripts\trun mln as root\n'; }
driver_check() { [ ! -e "$mln_home/lacking" ] || printf 'a thing is lacking\tmake the thing\n'; }
driver_memory() { say 1; }
driver_memory_free() { memory_of_machine; }
driver_command() { sed -n '/^exec/,$p' "$vm_dir/command.sh"; }
driver_prepare() { [ "$vm_check" != line ] || check_line_make; }
driver_run() {
	if [ "$vm_check" = line ]; then
		check_line
		script_become 5<> "$check_line.in" 6<> "$check_line.out"
	else
		script_become
	fi
}
script_become() {
	# shellcheck disable=SC2016,SC2086  # the inner shell's own; words
	exec $run_as sh -c 'mkdir -p "${1%/*}" && echo $$ > "$1" && exec sh "$2"' - "run/$vm.$project/pid" "$vm_dir/command.sh"
}
script_pid() {
	[ -r "run/$1.$project/pid" ] && read -r script_pid < "run/$1.$project/pid"
}
driver_running() { script_pid "$vm" && process_start_time "$script_pid"; }
driver_answers() { driver_running; }
driver_answering() {
	for script_vm; do
		! script_pid "$script_vm" || [ -e "$mln_home/mute" ] || say "$script_vm"
	done
}
driver_ask_down() { script_pid "$vm" && kill -TERM "$script_pid"; }
driver_kill() {
	! driver_running || kill -KILL "$script_pid"
	rm -rf "./run/$vm.$project"
}
# A script that can be saved says where it was; the file `unwilling` beside mln lets it fail
if [ -e "$mln_home/saves" ]; then
	driver_save() {
		[ ! -e "$mln_home/unwilling" ] || return 1
		script_pid "$vm" && say "$script_pid" > "$1" && kill -KILL "$script_pid"
	}
	driver_restore() {
		[ -s "$1" ] || return 7
		read -r script_was < "$1"
		say "it was $script_was"
		run_restored && driver_run
	}
fi
driver_console() { die "$vm has no console"; }
driver_usage() { say '3 1048576 2097152 -'; }
