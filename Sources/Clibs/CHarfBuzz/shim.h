// By their folder: the flags of pkg-config would add one that the package manager warns of.
#include <dlfcn.h>
#include <harfbuzz/hb-ot.h>
#include <harfbuzz/hb-subset.h>
#include <harfbuzz/hb.h>

// Found when first called, and not linked: docket starts in a quarter less time where it makes no PDF
// (docs/decisions/0013-fonts-when-wanted.md). The types are those of the headers.

#if defined(__APPLE__)
#define DOCKET_HARFBUZZ "libharfbuzz.0.dylib"
#define DOCKET_HARFBUZZ_SUBSET "libharfbuzz-subset.0.dylib"
#else
#define DOCKET_HARFBUZZ "libharfbuzz.so.0"
#define DOCKET_HARFBUZZ_SUBSET "libharfbuzz-subset.so.0"
#endif

/// Whether HarfBuzz is there; asked before anything else is called.
static inline _Bool docket_has_harfbuzz(void) {
  return dlopen(DOCKET_HARFBUZZ, RTLD_NOW | RTLD_GLOBAL) && dlopen(DOCKET_HARFBUZZ_SUBSET, RTLD_NOW | RTLD_GLOBAL);
}

#define DOCKET_LATE(type, name, parameters, arguments)                       \
  static inline type late_##name parameters {                                \
    static __typeof__(&name) function;                                       \
    if (!function) function = (__typeof__(&name))dlsym(RTLD_DEFAULT, #name); \
    return function arguments;                                               \
  }

DOCKET_LATE(hb_blob_t *, hb_blob_create_from_file_or_fail, (const char *path), (path))
DOCKET_LATE(void, hb_blob_destroy, (hb_blob_t * blob), (blob))
DOCKET_LATE(const char *, hb_blob_get_data, (hb_blob_t * blob, unsigned *length), (blob, length))
DOCKET_LATE(unsigned, hb_blob_get_length, (hb_blob_t * blob), (blob))
DOCKET_LATE(hb_face_t *, hb_face_create, (hb_blob_t * blob, unsigned index), (blob, index))
DOCKET_LATE(void, hb_face_destroy, (hb_face_t * face), (face))
DOCKET_LATE(unsigned, hb_face_get_glyph_count, (const hb_face_t *face), (face))
DOCKET_LATE(unsigned, hb_face_get_upem, (const hb_face_t *face), (face))
DOCKET_LATE(void, hb_face_make_immutable, (hb_face_t * face), (face))
DOCKET_LATE(hb_blob_t *, hb_face_reference_blob, (hb_face_t * face), (face))
DOCKET_LATE(hb_blob_t *, hb_face_reference_table, (const hb_face_t *face, hb_tag_t tag), (face, tag))
DOCKET_LATE(hb_font_t *, hb_font_create, (hb_face_t * face), (face))
DOCKET_LATE(void, hb_font_destroy, (hb_font_t * font), (font))
DOCKET_LATE(void, hb_font_make_immutable, (hb_font_t * font), (font))
DOCKET_LATE(hb_position_t, hb_font_get_glyph_h_advance, (hb_font_t * font, hb_codepoint_t glyph), (font, glyph))
DOCKET_LATE(hb_bool_t, hb_font_get_nominal_glyph,
            (hb_font_t * font, hb_codepoint_t character, hb_codepoint_t *glyph), (font, character, glyph))
DOCKET_LATE(unsigned, hb_ot_name_get_utf8,
            (hb_face_t * face, hb_ot_name_id_t id, hb_language_t language, unsigned *size, char *text),
            (face, id, language, size, text))
DOCKET_LATE(void, hb_ot_metrics_get_position_with_fallback,
            (hb_font_t * font, hb_ot_metrics_tag_t tag, hb_position_t *position), (font, tag, position))
DOCKET_LATE(hb_buffer_t *, hb_buffer_create, (void), ())
DOCKET_LATE(void, hb_buffer_destroy, (hb_buffer_t * buffer), (buffer))
DOCKET_LATE(void, hb_buffer_add_utf8,
            (hb_buffer_t * buffer, const char *text, int length, unsigned offset, int count),
            (buffer, text, length, offset, count))
DOCKET_LATE(void, hb_buffer_guess_segment_properties, (hb_buffer_t * buffer), (buffer))
DOCKET_LATE(hb_glyph_info_t *, hb_buffer_get_glyph_infos, (hb_buffer_t * buffer, unsigned *length), (buffer, length))
DOCKET_LATE(void, hb_shape,
            (hb_font_t * font, hb_buffer_t *buffer, const hb_feature_t *features, unsigned count),
            (font, buffer, features, count))
DOCKET_LATE(void, hb_set_add, (hb_set_t * set, hb_codepoint_t value), (set, value))
DOCKET_LATE(hb_subset_input_t *, hb_subset_input_create_or_fail, (void), ())
DOCKET_LATE(void, hb_subset_input_destroy, (hb_subset_input_t * input), (input))
DOCKET_LATE(void, hb_subset_input_set_flags, (hb_subset_input_t * input, unsigned flags), (input, flags))
DOCKET_LATE(hb_set_t *, hb_subset_input_glyph_set, (hb_subset_input_t * input), (input))
DOCKET_LATE(hb_set_t *, hb_subset_input_unicode_set, (hb_subset_input_t * input), (input))
DOCKET_LATE(hb_set_t *, hb_subset_input_set, (hb_subset_input_t * input, hb_subset_sets_t kind), (input, kind))
DOCKET_LATE(hb_face_t *, hb_subset_or_fail, (hb_face_t * face, const hb_subset_input_t *input), (face, input))

#undef DOCKET_LATE
