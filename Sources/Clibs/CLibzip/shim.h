/* malloc and free: libzip frees what it is handed with the C library's own. */
#include <stdlib.h>
/* memcmp, memchr */
#include <string.h>
#include <zip.h>
#ifdef __GLIBC__
/* mallopt */
#include <malloc.h>
#endif
