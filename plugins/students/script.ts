import type { Student } from './students.ts';

export const SCRIPT = 'students.sh';

/** students.sh: what a teacher does with the guests of one student, of some, or of all. Names hold nothing that a shell reads. */
export const script = (project: string, students: readonly Student[]): string => `#!/bin/sh
# ${SCRIPT} - the students of ${project}: all guests of a student at once
mln=$(dirname "$0")/mln

usage() {
	cat <<-'USAGE'
	${SCRIPT} start|stop|restart|status|build STUDENT...
	${SCRIPT} check STUDENT...           is all as expected of them? A table and its points for each
	${SCRIPT} reset STUDENT... [--yes]   stops their guests, makes their disks anew from the template, starts them
	${SCRIPT} list                       who has which guests

	STUDENT may be all. The old disk of a guest that is reset is kept: see mln reset --help.
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
start | stop | restart | status | build | check | reset) ;;
list)
	list
	exit ;;
--help)
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
