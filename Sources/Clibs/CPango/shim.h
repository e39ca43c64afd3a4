#include <dlfcn.h>
#include <stdint.h>

// What docket calls of Pango, GLib and fontconfig, found when it is first called and not linked: docket starts
// in a quarter less time where it makes no PDF (docs/decisions/0013-fonts-when-wanted.md).
//
// The declarations are those of the headers of Pango 1.50, as far as docket looks into things, so that no flags
// of a compiler are needed to find those headers, which would link the libraries. What is declared here has not
// changed since Pango 1.0; Tests/Declarations/pango.c holds it against the headers where they are installed.

typedef int gboolean;
typedef int gint;
typedef unsigned guint;
typedef long glong;
typedef intptr_t gssize;

typedef struct _GList {
  void *data;
  struct _GList *next;
  struct _GList *prev;
} GList;

typedef unsigned char FcChar8;
typedef int FcBool;
typedef struct _FcPattern FcPattern;
typedef enum { FcResultMatch, FcResultNoMatch, FcResultTypeMismatch, FcResultNoId, FcResultOutOfMemory } FcResult;

#define FC_FILE "file"
#define FC_INDEX "index"
#define FC_HINTING "hinting"
#define FC_AUTOHINT "autohint"

#define PANGO_SCALE 1024

typedef struct _PangoFont PangoFont;
typedef struct _PangoFontMap PangoFontMap;
typedef struct _PangoContext PangoContext;
typedef struct _PangoLanguage PangoLanguage;
typedef struct _PangoAttrList PangoAttrList;
typedef struct _PangoAttrIterator PangoAttrIterator;
typedef struct _PangoFontDescription PangoFontDescription;

typedef enum { PANGO_DIRECTION_LTR, PANGO_DIRECTION_RTL } PangoDirection;
typedef enum { PANGO_STYLE_NORMAL, PANGO_STYLE_OBLIQUE, PANGO_STYLE_ITALIC } PangoStyle;
typedef enum { PANGO_WEIGHT_NORMAL = 400, PANGO_WEIGHT_BOLD = 700 } PangoWeight;

typedef struct _PangoAttribute {
  const void *klass;
  guint start_index;
  guint end_index;
} PangoAttribute;

typedef struct _PangoAnalysis {
  void *shape_engine;
  void *lang_engine;
  PangoFont *font;
  uint8_t level;
  uint8_t gravity;
  uint8_t flags;
  uint8_t script;
  PangoLanguage *language;
  void *extra_attrs;
} PangoAnalysis;

typedef struct _PangoItem {
  gint offset;
  gint length;
  gint num_chars;
  PangoAnalysis analysis;
} PangoItem;

typedef uint32_t PangoGlyph;

#define PANGO_GLYPH_EMPTY ((PangoGlyph)0x0FFFFFFF)
#define PANGO_GLYPH_UNKNOWN_FLAG ((PangoGlyph)0x10000000)

typedef struct _PangoGlyphGeometry {
  int32_t width;
  int32_t x_offset;
  int32_t y_offset;
} PangoGlyphGeometry;

typedef struct _PangoGlyphInfo {
  PangoGlyph glyph;
  PangoGlyphGeometry geometry;
  uint32_t attr;
} PangoGlyphInfo;

typedef struct _PangoGlyphString {
  int num_glyphs;
  PangoGlyphInfo *glyphs;
  int *log_clusters;
  int space;
} PangoGlyphString;

/// Bits; the first one says that a line may begin before the character.
typedef struct _PangoLogAttr {
  uint32_t bits;
} PangoLogAttr;

#if defined(__APPLE__)
#define DOCKET_PANGO "libpangoft2-1.0.0.dylib"
#else
#define DOCKET_PANGO "libpangoft2-1.0.so.0"
#endif

/// Whether Pango is there, with GLib and fontconfig, which it brings; asked before anything else is called.
static inline _Bool docket_has_pango(void) { return dlopen(DOCKET_PANGO, RTLD_NOW | RTLD_GLOBAL) != (void *)0; }

#define DOCKET_LATE(type, name, parameters, arguments)                                    \
  static inline type late_##name parameters {                                             \
    static type(*function) parameters;                                                    \
    if (!function) function = (type(*) parameters)dlsym(RTLD_DEFAULT, #name);             \
    return function arguments;                                                            \
  }

DOCKET_LATE(void, g_list_free, (GList * list), (list))
DOCKET_LATE(void *, g_object_ref, (void * object), (object))
DOCKET_LATE(void, g_object_unref, (void * object), (object))
DOCKET_LATE(glong, g_utf8_strlen, (const char *text, gssize size), (text, size))

DOCKET_LATE(FcBool, FcPatternDel, (FcPattern * pattern, const char *object), (pattern, object))
DOCKET_LATE(FcBool, FcPatternAddBool, (FcPattern * pattern, const char *object, FcBool value),
            (pattern, object, value))
DOCKET_LATE(FcResult, FcPatternGetString, (const FcPattern *pattern, const char *object, int index, FcChar8 **value),
            (pattern, object, index, value))
DOCKET_LATE(FcResult, FcPatternGetInteger, (const FcPattern *pattern, const char *object, int index, int *value),
            (pattern, object, index, value))

DOCKET_LATE(PangoAttrList *, pango_attr_list_new, (void), ())
DOCKET_LATE(void, pango_attr_list_unref, (PangoAttrList * list), (list))
DOCKET_LATE(void, pango_attr_list_insert, (PangoAttrList * list, PangoAttribute *attribute), (list, attribute))
DOCKET_LATE(PangoAttribute *, pango_attr_font_desc_new, (const PangoFontDescription *description), (description))
DOCKET_LATE(PangoAttribute *, pango_attr_font_features_new, (const char *features), (features))
DOCKET_LATE(PangoAttribute *, pango_attr_language_new, (PangoLanguage * language), (language))
DOCKET_LATE(PangoLanguage *, pango_language_from_string, (const char *text), (text))
DOCKET_LATE(PangoLanguage *, pango_language_get_default, (void), ())
DOCKET_LATE(PangoFontDescription *, pango_font_description_new, (void), ())
DOCKET_LATE(void, pango_font_description_free, (PangoFontDescription * description), (description))
DOCKET_LATE(void, pango_font_description_set_family, (PangoFontDescription * description, const char *family),
            (description, family))
DOCKET_LATE(void, pango_font_description_set_absolute_size, (PangoFontDescription * description, double size),
            (description, size))
DOCKET_LATE(void, pango_font_description_set_weight, (PangoFontDescription * description, PangoWeight weight),
            (description, weight))
DOCKET_LATE(void, pango_font_description_set_style, (PangoFontDescription * description, PangoStyle style),
            (description, style))
DOCKET_LATE(gint, pango_font_description_get_size, (const PangoFontDescription *description), (description))
DOCKET_LATE(PangoFontDescription *, pango_font_describe_with_absolute_size, (PangoFont * font), (font))
DOCKET_LATE(PangoContext *, pango_font_map_create_context, (PangoFontMap * map), (map))
DOCKET_LATE(PangoFont *, pango_font_map_load_font,
            (PangoFontMap * map, PangoContext *context, const PangoFontDescription *description),
            (map, context, description))
DOCKET_LATE(void, pango_context_set_round_glyph_positions, (PangoContext * context, gboolean rounds),
            (context, rounds))
DOCKET_LATE(PangoGlyphString *, pango_glyph_string_new, (void), ())
DOCKET_LATE(void, pango_glyph_string_free, (PangoGlyphString * glyphs), (glyphs))
DOCKET_LATE(GList *, pango_itemize_with_base_dir,
            (PangoContext * context, PangoDirection direction, const char *text, int start, int length,
             PangoAttrList *attributes, PangoAttrIterator *iterator),
            (context, direction, text, start, length, attributes, iterator))
DOCKET_LATE(void, pango_item_free, (PangoItem * item), (item))
DOCKET_LATE(void, pango_shape_full,
            (const char *item, int item_length, const char *paragraph, int paragraph_length,
             const PangoAnalysis *analysis, PangoGlyphString *glyphs),
            (item, item_length, paragraph, paragraph_length, analysis, glyphs))
DOCKET_LATE(void, pango_get_log_attrs,
            (const char *text, int length, int level, PangoLanguage *language, PangoLogAttr *attributes, int count),
            (text, length, level, language, attributes, count))
DOCKET_LATE(PangoFontMap *, pango_ft2_font_map_new, (void), ())
DOCKET_LATE(void, pango_ft2_font_map_set_resolution, (PangoFontMap * map, double x, double y), (map, x, y))
DOCKET_LATE(void, pango_ft2_font_map_set_default_substitute,
            (PangoFontMap * map, void (*substitute)(FcPattern *, void *), void *data, void (*notify)(void *)),
            (map, substitute, data, notify))
DOCKET_LATE(FcPattern *, pango_fc_font_get_pattern, (PangoFont * font), (font))

#undef DOCKET_LATE

static inline void docket_font_map_set_up(PangoFontMap *map, void (*substitute)(FcPattern *, void *)) {
  late_pango_ft2_font_map_set_resolution(map, 72, 72);
  late_pango_ft2_font_map_set_default_substitute(map, substitute, (void *)0, (void *)0);
}
