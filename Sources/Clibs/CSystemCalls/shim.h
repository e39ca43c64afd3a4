// Calls of the system that Swift's own module of the C library leaves out.
#pragma once

#include <stdio.h>

// Renames in one step and fails with EEXIST where the new name is taken. (renameat2(2), renamex_np(2))
static inline int docket_rename_without_replacing(const char *from, const char *to) {
#if defined(__linux__)
  extern int renameat2(int, const char *, int, const char *, unsigned int);
  return renameat2(-100 /* AT_FDCWD */, from, -100, to, 1u /* RENAME_NOREPLACE */);
#else
  return renamex_np(from, to, RENAME_EXCL);
#endif
}
