import { PASSWORDS } from './accounts.ts';
import { PAGE, SCRIPT, type Student } from './students.ts';

/** students.sh: what a teacher does with the guests of one student, of some, or of all. Names hold nothing that a shell reads. */
export const script = (project: string, students: readonly Student[], hasPasswords: boolean): string => `#!/bin/sh
# ${SCRIPT} - the students of ${project}: all guests of a student at once
mln=$(dirname "$0")/mln

usage() {
	cat <<-'USAGE'
	${SCRIPT} VERB STUDENT...    all guests of these students; all stands for everyone

	  build     makes the disks that are missing
	  start     starts the guests, and ends when they are ready; what runs already is left alone
	  stop      has them go down; the disks stay as they are
	  restart   the one, then the other
	  status    who runs
	  check     looks whether all is as the description's \`expect\` says: a table and points for each student
	  reset     stops them, makes their disks anew, starts them: what was done in them is lost. Asks before; --yes answers.
	            The old disks are kept for a while: see mln reset --help
	  list      who has which guests

	So: ${SCRIPT} start ${students[0]?.name ?? 'STUDENT'}. Whatever else mln does, it does for one guest: mln console GUEST, mln log GUEST, mln help.
	${PAGE} beside this script has everyone's guests, addresses and consoles${hasPasswords ? `; the passwords are in .secrets/students/${PASSWORDS}` : ''}.
	USAGE
}

list() {
	cat <<-'LIST'
${students.map(({ name, guests }) => `\t${name}: ${guests.map(guest => guest.name).join(' ')}`).join('\n')}
	LIST
}

# guests_of STUDENT: adds their guests to $guests
guests_of() {
	if [ "$1" = all ]; then
		found=$(list | cut -d: -f2-)
	else
		found=$(list | student=$1 awk -F: '$1 == ENVIRON["student"] { print $2 }')
	fi
	if [ -z "$found" ]; then
		echo "${SCRIPT}: there is no student \\\`$1\\\`; \\\`${SCRIPT} list\\\` names them" >&2
		exit 2
	fi
	guests="$guests $found"
}

# options_of GUEST...: -h before each
options_of() {
	for guest; do printf -- '-h %s ' "$guest"; done
}

# check_each STUDENT...: 1 where not all is as expected of all of them
check_each() {
	all_right=0
	for student; do
		guests=''
		guests_of "$student"
		echo "$student:"
		# shellcheck disable=SC2046,SC2086  # names
		"$mln" check $(options_of $guests) || all_right=1
	done
	return "$all_right"
}

# agreed: a clear yes, before anything is stopped
agreed() {
	[ -z "$yes" ] || return 0
	if [ ! -t 0 ]; then
		echo "${SCRIPT}: nothing was done; say --yes" >&2
		exit 1
	fi
	printf 'What was done in%s is lost to them. Type yes to go on: ' "$guests" >&2
	IFS= read -r answer || answer=''
	[ "$answer" = yes ] || exit 1
}

verb=\${1-} guests='' students='' yes=''
[ "$#" -eq 0 ] || shift
case $verb in
build | start | stop | restart | status | check | reset) ;;
list)
	list
	exit ;;
--help | -h | help)
	usage
	exit ;;
*)
	usage >&2
	exit 2 ;;
esac
for student; do
	if [ "$verb $student" = 'reset --yes' ]; then yes=yes; else guests_of "$student"; fi
	if [ "$student" = all ]; then students="$students $(list | cut -d: -f1)"; else students="$students $student"; fi
done
if [ -z "$guests" ]; then
	echo "${SCRIPT}: $verb whose guests? Name students, or all" >&2
	exit 2
fi
[ "$verb" != reset ] || agreed
# shellcheck disable=SC2086  # names
set -- $guests
case $verb in
build | status)
	# shellcheck disable=SC2046  # names
	exec "$mln" "$verb" $(options_of "$@") ;;
check)
	# shellcheck disable=SC2086  # names
	check_each $students ;;
reset)
	"$mln" stop "$@"
	"$mln" reset "$@" --yes ${project} && exec "$mln" start "$@" ;;
*) exec "$mln" "$verb" "$@" ;;
esac
`;
