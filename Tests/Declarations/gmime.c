// Prints what Sources/Clibs/CGMime/shim.h declares by itself: once from there (-DOURS), once from the headers.
#ifdef OURS
#include "../../Sources/Clibs/CGMime/shim.h"
#else
#include <gmime/gmime.h>
#endif
#include <stddef.h>
#include <stdio.h>

#define SIZE(type) printf(#type " %zu\n", sizeof(type))
#define PLACE(type, field) printf(#type "." #field " %zu\n", offsetof(type, field))
#define NUMBER(name) printf(#name " %ld\n", (long)(name))

#ifdef OURS
typedef size_t GType;
#endif

int main(void) {
  SIZE(GMimeStream), PLACE(GMimeStream, super_stream), PLACE(GMimeStream, bound_start), PLACE(GMimeStream, bound_end);
  SIZE(GMimeEncoding), PLACE(GMimeEncoding, uubuf), PLACE(GMimeEncoding, save), PLACE(GMimeEncoding, state);
  NUMBER(GMIME_CONTENT_ENCODING_DEFAULT), NUMBER(GMIME_CONTENT_ENCODING_BINARY);
  NUMBER(GMIME_CONTENT_ENCODING_BASE64), NUMBER(GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE);
  NUMBER(GMIME_CONTENT_ENCODING_UUENCODE);
  NUMBER(GMIME_UUDECODE_STATE_BEGIN);
  SIZE(GType);
  return 0;
}
