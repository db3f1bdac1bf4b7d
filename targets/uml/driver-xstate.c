/* driver-xstate.c - lets a kernel of User-Mode Linux before 6.13 run on processors with AMX.
 *
 * Such a kernel keeps the registers of its programs in a buffer of fixed size and gives them back by PTRACE_SETREGSET. The host wants
 * all of its registers or none (xstateregs_set in arch/x86/kernel/fpu/regset.c), and with AMX they are more than that buffer holds:
 * the guest stops at its first program, "ptrace set fp regs failed, errno = 14". Loaded by LD_PRELOAD, this fills in what the kernel
 * does not know with what the traced process has. Linux 6.13 asks for the size ("um: switch to regset API and depend on XSTATE"), and
 * goes through here unchanged. */
#define _GNU_SOURCE
#include <elf.h>
#include <stdarg.h>
#include <string.h>
#include <sys/ptrace.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

static long set_all_registers(pid_t pid, const struct iovec *known)
{
	static _Thread_local _Alignas(64) char registers[1 << 16];
	struct iovec all = { registers, sizeof registers };

	if (syscall(SYS_ptrace, PTRACE_GETREGSET, pid, NT_X86_XSTATE, &all) != 0)
		return -1;
	memcpy(registers, known->iov_base, known->iov_len < all.iov_len ? known->iov_len : all.iov_len);
	return syscall(SYS_ptrace, PTRACE_SETREGSET, pid, NT_X86_XSTATE, &all);
}

long ptrace(enum __ptrace_request request, ...)
{
	va_list arguments;
	va_start(arguments, request);
	pid_t pid = va_arg(arguments, pid_t);
	void *address = va_arg(arguments, void *);
	void *data = va_arg(arguments, void *);
	va_end(arguments);

	if (request == PTRACE_SETREGSET && (unsigned long) address == NT_X86_XSTATE)
		return set_all_registers(pid, data);
	if (request == PTRACE_PEEKTEXT || request == PTRACE_PEEKDATA || request == PTRACE_PEEKUSER) {
		/* the system call stores the word, the library's function returns it (ptrace(2)) */
		long word;
		return syscall(SYS_ptrace, request, pid, address, &word) == 0 ? word : -1;
	}
	return syscall(SYS_ptrace, request, pid, address, data);
}
