#include <png.h>
/* A macro with a cast, which Swift does not import. */
static inline int docket_png_failed(const png_image *image) { return PNG_IMAGE_FAILED(*image) != 0; }
