# shellcheck shell=sh
# driver-kvm.sh - whether guests run by KVM here, or are emulated
# shellcheck disable=SC2034,SC2154  # vm_*, verb and the rest come from the runtime and the driver

# qemu_check_kvm: how guests will run. What a command mends is a problem for doctor; a guest runs all the same.
qemu_check_kvm() {
	run_as=''
	state_locate "$project"
	if [ "$uid" = 0 ]; then
		id -u "${vm_owner:-mln}" > /dev/null 2>&1 || return 0
		parts tools running
		run_as "$vm_owner" "$vm_group"
	fi
	qemu_accel
	if [ "$qemu_accel" = kvm ]; then :
	elif [ "$verb" = doctor ] && [ -n "$qemu_mend" ]; then printf '%s: guests are emulated, many times slower\t%s\n' "$qemu_why" "$qemu_mend"
	else warn "$qemu_why: guests are emulated, many times slower${qemu_mend:+; mend it with: $qemu_mend}"; fi
}

# qemu_accel: sets $qemu_accel to kvm or tcg, and for tcg $qemu_why and $qemu_mend. With $run_as set. That /dev/kvm opens is no
# proof that a guest runs: a tiny one is run, once in a boot of the machine for each account.
qemu_accel() {
	qemu_accel=tcg qemu_mend='' qemu_who=${vm_owner:-mln}
	[ "$uid" = 0 ] || qemu_who=$(id -un)
	if [ ! -e "${MLN_ROOT:-}/dev/kvm" ]; then qemu_why='no /dev/kvm on this machine'
	elif ! $run_as test -w "${MLN_ROOT:-}/dev/kvm"; then
		qemu_why="$qemu_who may not use /dev/kvm" qemu_mend="usermod -aG kvm $qemu_who, and log in anew"
	else qemu_proved; fi
}
qemu_proved() {
	qemu_why='/dev/kvm is there, but a guest does not run with it'
	read -r qemu_boot < /proc/sys/kernel/random/boot_id
	qemu_file=$state_root/.kvm-$qemu_who qemu_was=''
	[ ! -r "$qemu_file" ] || read -r qemu_was qemu_accel < "$qemu_file" || :
	[ "$qemu_was" != "$qemu_boot" ] || return 0
	qemu_accel=tcg
	! qemu_probe || qemu_accel=kvm
	[ ! -w "$state_root" ] || say "$qemu_boot $qemu_accel" > "$qemu_file"
}

# qemu_probe: a guest of 155 bytes, as the whole firmware: from real mode through protected to long mode with paging, then out by
# the debug port with 1, which QEMU ends with 3 for. The last bytes are where a processor begins.
qemu_probe() {
	qemu_image=$(mktemp) || return 1
	{
		head -c 65280 /dev/zero
		printf '\372\056\146\017\001\026\162\377\017\040\300\014\001\017\042\300\146\352\030\377\017\000\010\000\270\020\000\000\000\216\330\307\005\000\020\000\000\003\040\000\000'
		printf '\307\005\000\040\000\000\003\060\000\000\307\005\000\060\000\000\203\000\000\000\270\000\020\000\000\017\042\330\017\040\340\014\040\017\042\340\271\200\000\000\300\017'
		printf '\062\017\272\350\010\017\060\017\040\300\017\272\350\037\017\042\300\352\153\377\017\000\030\000\260\001\346\364\364\353\375\037\000\170\377\017\000\000\000\000\000\000\000\000'
		printf '\000\377\377\000\000\000\232\317\000\377\377\000\000\000\222\317\000\377\377\000\000\000\232\257\000'
		head -c 88 /dev/zero
		printf '\351\015\377\000\000\000\000\000\000\000\000\000\000\000\000\000'
	} > "$qemu_image"
	chmod 644 "$qemu_image"
	qemu_rc=0
	# shellcheck disable=SC2086  # words
	$run_as timeout 3 qemu-system-x86_64 -machine q35 -accel kvm -cpu max -m 16M -nodefaults -no-user-config -display none \
		-device isa-debug-exit,iobase=0xf4,iosize=4 -bios "$qemu_image" > /dev/null 2>&1 < /dev/null || qemu_rc=$?
	rm -f "$qemu_image"
	[ "$qemu_rc" -eq 3 ]
}
