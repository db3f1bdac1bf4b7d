# shellcheck shell=sh
# secrets.sh - values that the output itself lacks: .secrets/<server>, lines of KIND GUEST NAME VALUE between TABs
# shellcheck disable=SC2034,SC2154  # vm and vm_secrets come from vm.conf, secret is read by drivers

# secret_of WORD: sets $secret to what the loaded guest's description says behind WORD; 1 when it is not here
secret_of() {
	secret='' _secret_tab=$(printf '\t')
	{
		while IFS=$_secret_tab read -r _secret_kind _secret_guest _secret_name _secret_value; do
			[ "$_secret_kind $_secret_guest $_secret_name" != "setting $vm $1" ] || secret=$_secret_value
		done < "$MLN_OUTPUT/.secrets/$server_name"
	} 2> /dev/null
	[ -n "$secret" ]
}

# secrets_bring: prints the line that brings them here
secrets_bring() {
	machine_name
	quoted "$node:$MLN_OUTPUT/.secrets/$server_name"
	say "scp -p COMPILED/.secrets/$server_name $quoted"
}

# secrets_told GUEST...: what start will want of them, said when their disks are made
secrets_told() {
	for _told_vm; do
		guest_settings "$_told_vm"
		needs_of_secrets
	done | while IFS=$(printf '\t') read -r _told_problem _told_mend; do warn "$_told_problem; before start: $_told_mend"; done
}

# needs_of_secrets: for the loaded guest
needs_of_secrets() {
	for _secret_word in $vm_secrets; do
		secret_of "$_secret_word" ||
			printf '%s: its %s is not in %s, or not for this account to read: git does not carry it\t%s\n' "$vm" "$_secret_word" "$MLN_OUTPUT/.secrets/$server_name" "$(secrets_bring)"
	done
}
