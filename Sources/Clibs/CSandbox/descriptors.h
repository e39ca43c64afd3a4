/* Descriptors handed over a socket, and memory that can no longer change: macros in C, or no function at all. */
#pragma once
#include <errno.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>
#ifdef __linux__
#include <fcntl.h>
#include <linux/memfd.h>
#include <sys/syscall.h>
#endif

/// The most descriptors of one message.
enum { docket_most_descriptors = 32 };

#define DOCKET_CONTROL_BYTES CMSG_SPACE(docket_most_descriptors * sizeof(int))

/// sendmsg(2): bytes, and with the first of them descriptors. What was sent of the bytes, or -1.
static inline ssize_t docket_send(int socket, const void *bytes, size_t count, const int *descriptors,
                                  size_t descriptor_count) {
  char control[DOCKET_CONTROL_BYTES] __attribute__((aligned(8)));
  struct iovec vector = {(void *)bytes, count};
  struct msghdr message = {.msg_iov = &vector, .msg_iovlen = 1};
  if (descriptor_count > docket_most_descriptors) {
    errno = EMSGSIZE;
    return -1;
  }
  if (descriptor_count > 0) {
    memset(control, 0, sizeof control);
    message.msg_control = control;
    message.msg_controllen = CMSG_SPACE(descriptor_count * sizeof(int));
    struct cmsghdr *header = CMSG_FIRSTHDR(&message);
    header->cmsg_level = SOL_SOCKET;
    header->cmsg_type = SCM_RIGHTS;
    header->cmsg_len = CMSG_LEN(descriptor_count * sizeof(int));
    memcpy(CMSG_DATA(header), descriptors, descriptor_count * sizeof(int));
  }
#ifdef MSG_NOSIGNAL
  return sendmsg(socket, &message, MSG_NOSIGNAL);
#else
  return sendmsg(socket, &message, 0);
#endif
}

/// recvmsg(2): bytes, and the descriptors that came with them. What came of the bytes, 0 at the end, or -1.
static inline ssize_t docket_receive(int socket, void *bytes, size_t count,
                                     int descriptors[docket_most_descriptors], size_t *descriptor_count) {
  char control[DOCKET_CONTROL_BYTES] __attribute__((aligned(8)));
  struct iovec vector = {bytes, count};
  struct msghdr message = {
      .msg_iov = &vector, .msg_iovlen = 1, .msg_control = control, .msg_controllen = sizeof control};
  *descriptor_count = 0;
  ssize_t received = recvmsg(socket, &message, 0);
  if (received < 0) return received;
  for (struct cmsghdr *header = CMSG_FIRSTHDR(&message); header; header = CMSG_NXTHDR(&message, header)) {
    if (header->cmsg_level != SOL_SOCKET || header->cmsg_type != SCM_RIGHTS) continue;
    size_t found = (header->cmsg_len - CMSG_LEN(0)) / sizeof(int);
    if (*descriptor_count + found > docket_most_descriptors) break;
    memcpy(descriptors + *descriptor_count, CMSG_DATA(header), found * sizeof(int));
    *descriptor_count += found;
  }
  return received;
}

#ifdef __linux__
#ifndef F_ADD_SEALS
#define F_ADD_SEALS 1033
#endif

/// memfd_create(2): a file in memory that nobody else can open.
static inline int docket_memory_file(void) {
  return (int)syscall(__NR_memfd_create, "docket", MFD_CLOEXEC | MFD_ALLOW_SEALING);
}

/// close_range(2): all open files from a number on; -1 where the kernel does not know it.
static inline int docket_close_from(unsigned first) { return (int)syscall(436, first, ~0U, 0); }

/// From now on nobody can change it, its writer neither: F_SEAL_SEAL, SHRINK, GROW, WRITE. (fcntl(2))
static inline int docket_seal(int descriptor) { return fcntl(descriptor, F_ADD_SEALS, 0x1 | 0x2 | 0x4 | 0x8); }
#endif
