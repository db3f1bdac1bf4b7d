setup() {
	. "$BATS_TEST_DIRNAME/helper.bash"
	setup_work
	make_project t g1 g2
	disks t g1 g2
}
teardown() { teardown_work; }

@test "every verb tells of itself with --help, and ends with 0" {
	for file in "$made"/lib/cmd/*.sh; do
		verb=${file##*/}
		ends 0 "${verb%.sh}" --help
		says "mln "
	done
	[ ! -e "$MLN_STATE/t/run" ]
}

@test "mln --help is 0, mln alone is 2" {
	ends 0 --help
	says 'build start stop'
	ends 2
	ends 0 help start
	says 'mln start'
}

@test "an unknown verb, option, or one without its value is 2 and names it" {
	ends 2 fly
	says '`fly`'
	ends 2 ../../bin/sh
	ends 2 help fly
	says '`fly` is not a command'
	for word in upgrade export import; do
		ends 2 "$word" -p t
		says "\`$word\` of the original program is not there yet: "
		silent_on 'is not a command'
	done
	ends 2 help upgrade
	says 'mln restart'
	ends 2 daemon_status
	says '`daemon_status` of the original program'
	ends 2 start --fast
	says '`--fast`'
	ends 2 start -w 3
	says '`-w`'
	ends 2 start -s
	says 'wants a value'
	ends 2 status -u=1
	ends 2 start --dry-run=1
	says 'takes no value'
	ends 2 start -uq
}

@test "numbers that make no sense are 2 and start nothing" {
	for bad in 08 -1 1.5 '' x 9999999 '1;reboot'; do ends 2 start "--jobs=$bad"; done
	ends 2 start --jobs 0
	ends 2 start -s 08
	ends 2 start -s '3 s'
	ends 2 stop -w 08
	ends 2 stop -w -H
	ends 2 restart -w never
	ends 2 wait g1 -w 08
	ends 2 start -t telnet
	[ ! -e "$MLN_STATE/t/run" ]
}

@test "names that climb or begin with a dash are refused" {
	ends 2 status -p ../t
	ends 2 status -h ..
	ends 2 status -h ''
	ends 2 status -h -x
	ends 2 status -s ../A
	ends 2 run 'g1/../g2'
	ends 2 status --server a/b
}

@test "options stand before or behind the verb" {
	ends 0 -h g1 start
	ends 0 status -h g1
	ends 0 -s 0 start g2
	ends 0 -u status
	ends 0 -w 5 stop
	ends 3 -q status
}

@test "behind -- all is words, dashes or not" {
	ends 0 -- start g1
	ends 0 status -- g1
	says 't host g1 up'
	ends 0 -h g1 -- status
	ends 2 status -- -q
	says '`-q` is not the name of a guest'
	ends 2 stop -- --
	says '`--` is not the name of a guest'
	ends 0 stop g1 --
	ends 2 -- --help
	says '`--help` is not a command'
	ends 2 --
}

@test "a guest that is not there is named, with the way to find the right one" {
	ends 1 start -h nosuch
	says 'no guest nosuch'
	says 'mln list'
	ends 1 command nosuch
	ends 1 start --server other
	says 'no service host other'
}

@test "the shells of other verbs do not get an option that only one has" {
	ends 2 list -w 3
	ends 2 log -u g1
}

@test "an option that a verb would pass over is refused, and what its help tells of is not" {
	for file in "$made"/lib/cmd/*.sh; do
		verb=${file##*/}
		verb=${verb%.sh}
		ends 0 "$verb" --help
		help=$output
		for option in --dry-run --json --strict; do
			run mln "$verb" "$option" --server nosuch
			case $help in
			*"$option"*) silent_on "mln $verb has no option" ;;
			*) says "mln $verb has no option \`$option\`" && [ "$status" -eq 2 ] ;;
			esac
		done
	done
	for words in 'run g1 --dry-run' 'ask-down g1 --dry-run' 'wait g1 --strict' 'prepare g1 --dry-run' 'all-up --dry-run' 'check --dry-run'; do
		# shellcheck disable=SC2086
		ends 2 $words
	done
	[ ! -e "$MLN_STATE/t/run" ]
}

@test "list --json is for programs" {
	add_switch A uml_switch
	ends 0 list --json
	[ "$(json '[x.project, x.servers[0].server, x.servers[0].hosts.map(h => h.name + h.platform), x.servers[0].switches[0].name]')" = t,local,g1script,g2script,A ]
	[ "$(json 'x.servers[0].output + x.servers[0].state_directory')" = "$made$MLN_STATE/t" ]
	mv "$W/out" "$W/o \"u\\t"
	made=$W/o\ \"u\\t/t
	MLN_PROJECTS=$W/o\ \"u\\t ends 0 list -a --json
	[ "$(json 'x.map(p => p.project + p.output)')" = "t$made" ]
	ends 0 list -p t --json -P "$W/o \"u\\t"
	[ "$(json 'x.servers[0].output')" = "$made" ]
}

@test "no name of ours in the environment changes what a verb does" {
	settings=$(grep -rhoE '\$\{?[a-z_][a-zA-Z0-9_]*' "$made/mln" "$made/lib" --include=mln --include=*.sh | tr -d '${' | sort -u | sed 's/$/=20/')
	# shellcheck disable=SC2086
	amid() { "${as_user[@]}" env $settings "$made/mln" "$@" < /dev/null 3>&-; }
	for verb in status 'status --json' 'start --dry-run' 'start --jobs 2 --dry-run' 'stop --dry-run' 'build --dry-run' list 'template list' 'run nosuch'; do
		# shellcheck disable=SC2086
		run mln $verb
		expected=$status:$output
		# shellcheck disable=SC2086
		run amid $verb
		[ "$status:$output" = "$expected" ] || { printf '%s:\n%s\nand not:\n%s\n' "$verb" "$status:$output" "$expected"; return 1; }
	done
	amid start
	ends 0 status
	amid stop
	ends 3 status
}
