# students.sh, as the plug-in students writes it: which guests it hands to mln, and when it hands nothing on.

setup() {
	cp "$BATS_TEST_DIRNAME/../../examples/students/output/course/students.sh" "$BATS_TEST_TMPDIR/"
	cd "$BATS_TEST_TMPDIR"
	cat > mln <<-'MLN'
	#!/bin/sh
	echo "mln $*"
	case " $* " in *" ${REFUSE:-none} "*) exit 1 ;; *) ;; esac
	MLN
	chmod +x mln
}

# TEST_SH: the shell and its options
students() { run ${TEST_SH:-sh} ./students.sh "$@"; }

@test "a student's name stands for all their guests, and all for those of everyone" {
	students start ben
	[ "$output" = 'mln start ben-server ben-client' ]
	students stop ann eve
	[ "$output" = 'mln stop ann-server ann-client eve-server eve-client' ]
	students build all
	[ "$output" = 'mln build -h ann-server -h ann-client -h ben-server -h ben-client -h eve-server -h eve-client' ]
	students status eve
	[ "$output" = 'mln status -h eve-server -h eve-client' ]
}

@test "each student is checked apart, and one that is not as expected is told by the end" {
	students check ann eve
	[ "$status" -eq 0 ]
	[ "$output" = "$(printf '%s\n' 'ann:' 'mln check -h ann-server -h ann-client' 'eve:' 'mln check -h eve-server -h eve-client')" ]
	export REFUSE=ben-client
	students check all
	[ "$status" -eq 1 ]
	[ "${#lines[@]}" -eq 6 ]
	[ "${lines[5]}" = 'mln check -h eve-server -h eve-client' ]
}

@test "who is no student, no student, and no verb are misuse, and nothing is done" {
	for words in 'start' 'start be' 'start ben nobody' 'start .*' 'stop ben --yes' 'fly ben' ''; do
		students $words
		[ "$status" -eq 2 ]
		[[ $output != *'mln '* ]] || [[ $output == *'mln reset --help'* ]]
	done
	students start 'b\145n'
	[ "$status" -eq 2 ]
}

@test "each way of asking for help explains every verb that there is, and where passwords are" {
	for words in --help -h help; do
		students $words
		[ "$status" -eq 0 ]
		for verb in build start stop restart status check reset list; do [[ $output == *"  $verb "* ]]; done
		[[ $output == *'students.sh start ann'*'.secrets/students/passwords.txt'* ]]
	done
	students list
	[ "${lines[0]}" = 'ann: ann-server ann-client' ]
}

@test "a reset says so before, and starts nothing where no new disk was made" {
	students reset ben < /dev/null
	[ "$status" -eq 1 ]
	[ "$output" = 'students.sh: nothing was done; say --yes' ]
	students reset ben --yes
	[ "${lines[0]}" = 'mln stop ben-server ben-client' ]
	[ "${lines[1]}" = 'mln reset ben-server ben-client --yes course' ]
	[ "${lines[2]}" = 'mln start ben-server ben-client' ]
	export REFUSE=reset
	students reset ben --yes
	[ "$status" -ne 0 ]
	[ "${#lines[@]}" -eq 2 ]
}
