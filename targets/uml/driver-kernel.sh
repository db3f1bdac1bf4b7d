# shellcheck shell=sh
# driver-kernel.sh - what is lacking of a guest's kernel, as far as it tells
# shellcheck disable=SC2154  # uml_guest, uml_seen and the rest come from the driver
# shellcheck disable=SC2016  # words of the language stand in backquotes

# uml_check_command: whether the kernel that the command line of $uml_guest names has the drivers that it asks for; a lack is told once
uml_check_command() {
	while read -r uml_word uml_rest; do
		uml_word=${uml_word#\'}
		case $uml_word in
		exec) eval "set -- ${uml_rest%\\}" && uml_kernel=$1 ;;
		eth*=daemon,*) uml_check_option UML_NET_DAEMON 'write `uml_network vector` in global: its switches are vde ones' ;;
		eth*=vde,*) uml_check_option UML_NET_VDE 'write `uml_network vector` in global' ;;
		eth*=tuntap,*) uml_check_option UML_NET_TUNTAP 'write `uml_network vector` in global' ;;
		eth*=slirp,*) uml_check_option UML_NET_SLIRP 'write `uml_network vector` in global' ;;
		vec*:transport=*)
			uml_check_option UML_NET_VECTOR 'take `uml_network vector` out of the description'
			case $uml_word in *transport=vde,*) uml_check_vector_vde ;; *) ;; esac
			;;
		*) ;;
		esac
	done < "$server_dir/vms/$uml_guest/command.sh"
}

# uml_check_option OPTION MEND: a kernel has its configuration as text in it, which --showconfig prints. It is read and not run: a
# kernel that the description names is nothing to be started as root. One without that text is left alone.
uml_check_option() {
	case $uml_seen in *" $uml_kernel:$1 "*) return 0 ;; *) ;; esac
	uml_seen="$uml_seen$uml_kernel:$1 "
	uml_file=$(command -v "$uml_kernel") || return 0
	grep -aq 'CONFIG_UML=y' "$uml_file" || return 0
	grep -aq "CONFIG_$1=y" "$uml_file" ||
		printf '%s: the kernel %s lacks the driver CONFIG_%s, which its network wants\t%s, or take another kernel\n' "$uml_guest" "$uml_file" "$1" "$2"
}

# uml_check_registers: whether the kernel of $uml_guest runs on this processor
uml_check_registers() {
	case $uml_seen in *" $uml_kernel:registers "*) return 0 ;; *) ;; esac
	uml_seen="$uml_seen$uml_kernel:registers "
	uml_registers_wanted && ! command -v cc > /dev/null 2>&1 && uml_older 6 13 || return 0
	printf '%s: the kernel %s is of %s, and only kernels from 6.13 on run on this processor (it has AMX); a compiler lets older ones run too\tapt-get install gcc libc6-dev\n' "$uml_guest" "$uml_kernel" "$uml_version"
}

# uml_older MAJOR MINOR: whether the kernel $uml_kernel is older; sets $uml_version. One that does not tell is not.
uml_older() {
	uml_version=$(grep -aom 1 'Linux version [0-9]*\.[0-9]*' "$(command -v "$uml_kernel")") || return 1
	uml_version=${uml_version##* }
	[ "${uml_version%.*}" -lt "$1" ] || { [ "${uml_version%.*}" -eq "$1" ] && [ "${uml_version#*.}" -lt "$2" ]; }
}

# The vector driver reaches a vde switch over a program, from 6.12 on.
uml_check_vector_vde() {
	command -v vde_plug > /dev/null 2>&1 || printf 'not installed: vde_plug\tapt-get install vdeplug4\n'
	case $uml_seen in *" $uml_kernel:vde "*) return 0 ;; *) ;; esac
	uml_seen="$uml_seen$uml_kernel:vde "
	! uml_older 6 12 ||
		printf '%s: the kernel %s is of %s, and `uml_network vector` joins switches from 6.12 on\ttake `uml_network vector` out of the description, or take another kernel\n' "$uml_guest" "$uml_kernel" "$uml_version"
}
