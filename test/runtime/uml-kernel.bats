# What the driver of User-Mode Linux asks of the kernel, by what is in the program; real kernels boot in the lab.

setup() {
	. "$BATS_TEST_DIRNAME/helper.bash"
	setup_work
	mkdir "$W/bin"
	make_project t g1
	cp "$repository/targets/uml/driver.sh" "$made/lib/drivers/uml.sh"
	cp "$repository/targets/uml/driver-kernel.sh" "$made/lib/drivers/uml-kernel.sh"
	echo vm_platform=uml >> "$server/vms/g1/vm.conf"
	for tool in linux.uml uml_mconsole; do kernel "$W/bin/$tool"; done
	export PATH=$W/bin:$PATH
	disks t g1
}
teardown() { teardown_work; }

# kernel FILE TEXT...: a program with that text in it, as a kernel has its configuration
kernel() {
	local file=$1
	shift
	{ printf '#!/bin/sh\nexit 1\n'; printf '%s\0' "$@"; } > "$file"
	chmod 755 "$file"
}
# asks_for KERNEL ARGUMENT...: the guest's command line
asks_for() {
	{ printf '#!/bin/sh\nexec %s \\\n\tmem=64M \\\n' "$1"; shift; printf '\t%s \\\n' "$@"; printf '\t$MLN_TERM_ARGS\n'; } > "$server/vms/g1/command.sh"
	give_away
}

@test "a kernel without the driver that a guest's network wants is named, with what to write" {
	kernel "$W/bin/linux.uml" CONFIG_UML=y CONFIG_UML_NET_VECTOR=y '# CONFIG_UML_NET_DAEMON is not set'
	asks_for linux.uml eth0=daemon,fe:fd:00:00:00:01,unix,run/A.ctl
	ends 1 doctor
	says 'CONFIG_UML_NET_DAEMON'
	says 'write `uml_network vector`'
	ends 1 start
	says 'CONFIG_UML_NET_DAEMON'
	kernel "$W/bin/linux.uml" CONFIG_UML=y CONFIG_UML_NET_DAEMON=y
	ends 0 doctor
}

@test "the vector driver wants a kernel from 6.12 on and vde_plug, where it joins a switch" {
	asks_for linux.uml vec0:transport=vde,vnl=vde://run/A.ctl,mac=fe:fd:00:00:00:01
	kernel "$W/bin/linux.uml" CONFIG_UML=y 'Linux version 6.1.176'
	kernel "$W/bin/vde_plug"
	ends 1 doctor
	says 'CONFIG_UML_NET_VECTOR'
	says 'is of 6.1, and `uml_network vector` joins switches from 6.12 on'
	kernel "$W/bin/linux.uml" CONFIG_UML=y CONFIG_UML_NET_VECTOR=y 'Linux version 6.12.3'
	ends 0 doctor
}

@test "a kernel of the description's own is looked at, in a path with blanks too" {
	asks_for "'$W/my kernel'" eth0=tuntap,tap7,fe:fd:00:00:00:01
	kernel "$W/my kernel" CONFIG_UML=y
	ends 1 doctor
	says "the kernel $W/my kernel lacks the driver CONFIG_UML_NET_TUNTAP"
	kernel "$W/my kernel" 'nothing is known of it'
	ends 0 doctor
}

@test "what stands between a kernel and the processor is taken from where no guest can write" {
	asks_for linux.uml
	ends 3 status
	echo evil | "${as_user[@]}" tee "$MLN_STATE/t/run/uml-xstate.so" > /dev/null
	ends 0 command g1
	silent_on LD_PRELOAD
	echo ours | "${as_user[@]}" tee "$MLN_STATE/t/run/started/uml+xstate.so" > /dev/null
	ends 0 command g1
	says LD_PRELOAD=run/started/uml+xstate.so
}
