# guest.S - a whole guest in one boot sector: it says the text behind it on the first serial port, waits for the power button, and switches off.
# Its third byte says how it is: o obedient, d deaf to the button, p panics at once.
	.code16
start:	jmp go
mode:	.byte 'o'
go:	xor %ax, %ax
	mov %ax, %ds
	cmpb $'p', mode
	jne 3f
	mov $0x505, %dx		# pvpanic: the guest panicked
	mov $1, %al
	out %al, %dx
3:	mov $text, %si
	cld
	mov $0x3f8, %dx		# the serial port
1:	lodsb
	test %al, %al
	jz 2f
	out %al, %dx
	jmp 1b
2:	mov $0x602, %dx		# ACPI's PM1 event enable: the power button
	mov $0x100, %ax
	out %ax, %dx
	sti
4:	hlt
	mov $0x600, %dx		# PM1 event status
	in %dx, %ax
	test $1, %ah
	jz 4b
	cmpb $'d', mode
	je 4b
	mov $0x604, %dx		# PM1 control: sleep type 0, which is off
	mov $0x2000, %ax
	out %ax, %dx
	jmp 4b
text:
