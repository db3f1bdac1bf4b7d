# The example firewall-lab: what the attacker reaches, and who logs in where.
load helper

setup() { lab_enter; }

@test "the attacker reaches the web server and not the office" {
	compile examples/firewall-lab/firewall-lab.mln
	as_user out/firewall-lab/build.sh
	as_user out/firewall-lab/start.sh
	said firewall-lab attacker 'the web server answers'
	said firewall-lab attacker 'the office does not answer'
}

@test "student logs in at the office and reaches the web server from there" {
	lab_enter socat
	console_open firewall-lab workstation
	types '' 'login:'
	types student 'Password:'
	types student '\$ '
	types 'wget -q -O - http://192.0.2.80/' 'Welcome'
	console_close
	as_user out/firewall-lab/stop.sh
	clean_disks firewall-lab
}
