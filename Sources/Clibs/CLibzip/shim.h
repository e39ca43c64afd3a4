/* malloc and free: libzip frees what it is handed with the C library's own. */
#include <stdlib.h>
/* memcmp */
#include <string.h>
#include <zip.h>
