/* What a process may no longer do: Landlock and seccomp, for which the C library has no functions. */
#pragma once
#ifdef __linux__
#include <errno.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

/// A system call as such: its result, or an error as a negative number.
static inline long docket_call(long number, long a, long b, long c, long d, long e, long f) {
  long result = syscall(number, a, b, c, d, e, f);
  return result < 0 ? -errno : result;
}

/// No program that this process starts has more rights than it has itself. (prctl(2))
static inline int docket_give_up_privileges(void) { return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0); }
static inline int docket_knows_privileges(void) { return prctl(PR_GET_NO_NEW_PRIVS, 0, 0, 0, 0) >= 0; }

/// No core file, also none piped to a program, and no debugger. (prctl(2))
static inline int docket_keep_memory_private(void) { return prctl(PR_SET_DUMPABLE, 0, 0, 0, 0); }

/// A signal when the thread that started this process is gone. (prctl(2))
static inline int docket_end_with_parent(int signal) { return prctl(PR_SET_PDEATHSIG, signal, 0, 0, 0); }

/// What lists of processes call this one, fifteen letters at most. (prctl(2))
static inline int docket_name_process(const char *name) { return prctl(PR_SET_NAME, name, 0, 0, 0); }

// MARK: Landlock

/// All that a process may be restricted in; newer kernels know more of it. (landlock(7))
struct docket_landlock_rights {
  uint64_t files, network, scopes;
};

/// The version of the interface, from 1; negative where the kernel has none.
static inline int docket_landlock_version(void) { return (int)syscall(444, NULL, 0, 1); }

/// Takes the rights from this thread, with no exception.
static inline int docket_landlock(const struct docket_landlock_rights *rights, size_t size) {
  int ruleset = (int)syscall(444, rights, size, 0);
  if (ruleset < 0) return -1;
  int result = (int)syscall(446, ruleset, 0);
  close(ruleset);
  return result;
}

// MARK: seccomp

#if defined(__x86_64__)
#define DOCKET_MACHINE AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define DOCKET_MACHINE AUDIT_ARCH_AARCH64
#endif

/// Whether calls can be filtered on this kernel and this machine.
static inline int docket_has_filter(void) {
#ifdef DOCKET_MACHINE
  uint32_t action = SECCOMP_RET_ERRNO;
  return syscall(__NR_seccomp, SECCOMP_GET_ACTION_AVAIL, 0, &action) == 0;
#else
  return 0;
#endif
}

#define DOCKET_ARGUMENT(number) offsetof(struct seccomp_data, args[number])
#define DOCKET_LOAD(offset) BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offset)
#define DOCKET_RETURN(action) BPF_STMT(BPF_RET | BPF_K, action)
#define DOCKET_EQUALS(value, yes, no) BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, value, yes, no)
#define DOCKET_HAS(bits, yes, no) BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, bits, yes, no)
#define DOCKET_NO (SECCOMP_RET_ERRNO | EPERM)
#define DOCKET_ALLOW(call) DOCKET_EQUALS(__NR_##call, 0, 1), DOCKET_RETURN(SECCOMP_RET_ALLOW)

/// Leaves this process the calls that reading what it was handed takes, and no other: not those either that
/// kernels to come will have. EPERM is the answer, so that a library which only tries goes on.
static inline int docket_filter_calls(void) {
#ifdef DOCKET_MACHINE
  struct sock_filter filter[] = {
      // Numbers mean other calls on another machine: x86-64 processes may also speak 32-bit x86.
      DOCKET_LOAD(offsetof(struct seccomp_data, arch)),
      DOCKET_EQUALS(DOCKET_MACHINE, 1, 0),
      DOCKET_RETURN(SECCOMP_RET_KILL_PROCESS),
      // Numbers of x32 are those of x86-64 with a bit set: none of them stands below.
      DOCKET_LOAD(offsetof(struct seccomp_data, nr)),
      // The socket and what came over it.
      DOCKET_ALLOW(recvmsg),
      DOCKET_ALLOW(sendmsg),
      DOCKET_ALLOW(read),
      DOCKET_ALLOW(write),
      DOCKET_ALLOW(lseek),
      DOCKET_ALLOW(close),
      // Memory.
      DOCKET_ALLOW(brk),
      DOCKET_ALLOW(munmap),
      DOCKET_ALLOW(mremap),
      DOCKET_ALLOW(madvise),
      // Locks, clocks, chance, the end.
      DOCKET_ALLOW(futex),
      DOCKET_ALLOW(clock_gettime),
      DOCKET_ALLOW(getrusage),
      DOCKET_ALLOW(getrandom),
      DOCKET_ALLOW(sched_yield),
      DOCKET_ALLOW(getpid),
      DOCKET_ALLOW(gettid),
      DOCKET_ALLOW(rt_sigaction),
      DOCKET_ALLOW(rt_sigprocmask),
      DOCKET_ALLOW(rt_sigreturn),
      DOCKET_ALLOW(sigaltstack),
      DOCKET_ALLOW(restart_syscall),
      DOCKET_ALLOW(exit),
      DOCKET_ALLOW(exit_group),
      // Memory, but none that holds a program.
      DOCKET_EQUALS(__NR_mmap, 1, 0),
      DOCKET_EQUALS(__NR_mprotect, 0, 4),
      DOCKET_LOAD(DOCKET_ARGUMENT(2)),
      DOCKET_HAS(PROT_EXEC, 0, 1),
      DOCKET_RETURN(DOCKET_NO),
      DOCKET_RETURN(SECCOMP_RET_ALLOW),
      // Its own time on the processor, and no other limit of any process.
      DOCKET_EQUALS(__NR_prlimit64, 0, 5),
      DOCKET_LOAD(DOCKET_ARGUMENT(0)),
      DOCKET_EQUALS(0, 0, 3),
      DOCKET_LOAD(DOCKET_ARGUMENT(1)),
      DOCKET_EQUALS(RLIMIT_CPU, 0, 1),
      DOCKET_RETURN(SECCOMP_RET_ALLOW),
      DOCKET_RETURN(DOCKET_NO),
  };
  struct sock_fprog program = {.len = sizeof filter / sizeof filter[0], .filter = filter};
  return (int)syscall(__NR_seccomp, SECCOMP_SET_MODE_FILTER, SECCOMP_FILTER_FLAG_TSYNC, &program);
#else
  errno = ENOSYS;
  return -1;
#endif
}

// MARK: What a process that reads files has no business with, to be tried

enum {
  docket_call_openat = __NR_openat,
  docket_call_unlinkat = __NR_unlinkat,
  docket_call_mkdirat = __NR_mkdirat,
  docket_call_fchmodat = __NR_fchmodat,
  docket_call_truncate = __NR_truncate,
  docket_call_socket = __NR_socket,
  docket_call_bind = __NR_bind,
  docket_call_execve = __NR_execve,
  docket_call_clone = __NR_clone,
  docket_call_ptrace = __NR_ptrace,
  docket_call_process_vm_readv = __NR_process_vm_readv,
  docket_call_kill = __NR_kill,
  docket_call_io_uring_setup = 425,
  docket_call_memfd_create = __NR_memfd_create,
  docket_call_mmap = __NR_mmap,
  docket_call_mprotect = __NR_mprotect,
  docket_call_prlimit64 = __NR_prlimit64,
  docket_call_getpid = __NR_getpid,
};
#endif
