# shellcheck shell=sh
# attic.sh - disks that were taken out of use
# shellcheck disable=SC2034,SC2154  # vm is the guest, attic is read by who asked for it

# attic_make NAME: sets $attic to a new folder for what belonged to that guest
attic_make() {
	_attic_time=$(date +%Y%m%dT%H%M%S) _attic_try=''
	mkdir -p attic || return 1
	until mkdir "attic/$_attic_time$_attic_try-$1" 2> /dev/null; do
		_attic_try=.$((${_attic_try#.} + 1))
		[ "${#_attic_try}" -lt 4 ] || return 1
	done
	attic=attic/$_attic_time$_attic_try-$1
}

# attic_keep: what the guest's disk was built from goes beside it, and a saved memory that knows that disk
attic_keep() {
	[ ! -f "applied/$vm.built" ] || cp "applied/$vm.built" "$attic/vm.conf" || return 1
	[ ! -d "saved/$vm" ] || mv "saved/$vm" "$attic/saved"
}
