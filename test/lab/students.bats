# The example students: two of three are up, each in a network of their own, with equal addresses.
load helper

setup() { lab_enter; }

students() { as_user out/course/students.sh "$@"; }
# After a login ended, the guest opens its terminal again.
has_console() { mln course console "$1" > /dev/null 2>&1; }
asked_twice() { [ "$(grep -ao 'Password:' "$console_out" | wc -l)" -ge 2 ]; }
password_of() { awk -v student="$1" '$1 == student { print $2 }' out/course/.secrets/students/passwords.txt; }

@test "a student's guests are built and started by the student's name, and those of no other" {
	compile examples/students/students.mln
	[ "$(stat -c %a out/course/.secrets/students/passwords.txt)" = 600 ]
	students build ann ben
	students start ann ben
	run students status ann ben
	[ "$status" -eq 0 ]
	run students status eve
	[ "$status" -eq 3 ]
	run students start nobody
	[ "$status" -eq 2 ]
	[[ $output == *'there is no student `nobody`'* ]]
}

@test "each sees their own server, though all have one address" {
	said course ann-client 'the page of ann'
	said course ben-client 'the page of ben'
	not said course ann-client 'the page of ben'
}

@test "a student logs in with the password of the list, and another student does not" {
	lab_enter socat
	console_open course ann-client
	within 60 asks_for_login
	types ben 'Password:'
	types "$(password_of ben)" 'incorrect'
	types ann 'login: ann'
	within 60 asked_twice
	types "$(password_of ann)" '\$ '
	types 'echo "I am $(id -un)"; echo mine > homework; sync' 'I am ann'
	types 'exit' 'exit'
	console_close
}

@test "where a student's server is down, nobody else's answers in its place" {
	lab_enter socat
	# root has the password of the list as well
	mln course stop ann-server
	within 60 has_console ann-client
	console_open course ann-client
	within 60 asks_for_login
	types root 'Password:'
	types "$(password_of ann)" '# '
	types 'wget -T 3 -q -O - http://10.0.0.1/ || echo "nothing ""answers"' 'nothing answers'
	not grep -aq 'the page of ben' "$console_out"
	console_close
}

@test "the reset of one student gives them new disks, and leaves the others running" {
	mln course start ann-server
	before=$(main_pid course ben-client)/$(main_pid course ben-server)
	run students reset ann
	[ "$status" -eq 1 ]
	[[ $output == *'nothing was done; say --yes'* ]]
	students status ann
	students reset ann --yes
	said course ann-client 'the page of ann'
	[ "$(main_pid course ben-client)/$(main_pid course ben-server)" = "$before" ]
	students status ann ben
	students stop ann ben
	[[ "$(PATH=$PATH:/sbin debugfs -R 'stat /home/ann/homework' s/course/disks/ann-client.img 2>&1)" != *'Type: regular'* ]]
	clean_disks course
}
