#include <png.h>
/* The formats of the simplified API are macros with casts, which Swift does not import. */
static inline png_uint_32 docket_png_gray(void) { return PNG_FORMAT_GRAY; }
static inline int docket_png_failed(const png_image *image) { return PNG_IMAGE_FAILED(*image) != 0; }
