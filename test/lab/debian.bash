# debian.bash - a template of Debian, made by mmdebstrap once a file; where none can be made, each test is a skip with the reason

# debian_setup_file DESCRIPTION SECONDS OPTION...: the template by these options, within SECONDS, then what the description makes of it
debian_setup_file() {
	lab_setup
	[ -n "${lab:-}" ] && debian_needs || return 0
	lab_limit=$2 as_user dist/runtime/mln template debian "${@:3}" > "$lab/template.said" 2>&1 || return 0
	compile "$1"
}

# debian_setup TEMPLATE: at the start of each test
debian_setup() {
	debian_needs || skip "$debian_lacks"
	lab_enter
	[ -e "t/$1.ext4" ] || skip "mmdebstrap could not fetch Debian here: $(tail -n 1 template.said)"
}

# debian_needs: sets $debian_lacks to why no Debian template can be made here
debian_needs() {
	debian_lacks=''
	command -v mmdebstrap > /dev/null || debian_lacks='not installed: mmdebstrap'
	command -v newuidmap > /dev/null || debian_lacks='not installed: uidmap'
	as_user unshare -rm true 2> /dev/null || debian_lacks='users have no namespaces of their own here'
	[ -z "$debian_lacks" ]
}
