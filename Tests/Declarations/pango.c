// Prints what Sources/Clibs/CPango/shim.h declares by itself: once from there (-DOURS), once from the headers.
#ifdef OURS
#include "../../Sources/Clibs/CPango/shim.h"
#else
#include <pango/pango.h>
#include <pango/pangofc-font.h>
#include <pango/pangoft2.h>
#endif
#include <stddef.h>
#include <stdio.h>

#define SIZE(type) printf(#type " %zu\n", sizeof(type))
#define PLACE(type, field) printf(#type "." #field " %zu\n", offsetof(type, field))
#define NUMBER(name) printf(#name " %ld\n", (long)(name))
#define TEXT(name) printf(#name " %s\n", name)

int main(void) {
  SIZE(gboolean), SIZE(gint), SIZE(guint), SIZE(glong), SIZE(gssize);
  SIZE(GList), PLACE(GList, data), PLACE(GList, next);
  SIZE(FcBool), SIZE(FcChar8), NUMBER(FcResultMatch);
  TEXT(FC_FILE), TEXT(FC_INDEX), TEXT(FC_HINTING), TEXT(FC_AUTOHINT);
  NUMBER(PANGO_SCALE), NUMBER(PANGO_DIRECTION_LTR), NUMBER(PANGO_DIRECTION_RTL);
  NUMBER(PANGO_STYLE_NORMAL), NUMBER(PANGO_STYLE_ITALIC), NUMBER(PANGO_WEIGHT_NORMAL), NUMBER(PANGO_WEIGHT_BOLD);
  SIZE(PangoAttribute), PLACE(PangoAttribute, start_index), PLACE(PangoAttribute, end_index);
  SIZE(PangoAnalysis), PLACE(PangoAnalysis, font), PLACE(PangoAnalysis, level);
  SIZE(PangoItem), PLACE(PangoItem, offset), PLACE(PangoItem, length), PLACE(PangoItem, analysis);
  SIZE(PangoGlyphInfo), PLACE(PangoGlyphInfo, glyph), PLACE(PangoGlyphInfo, geometry);
  PLACE(PangoGlyphGeometry, width), PLACE(PangoGlyphGeometry, x_offset), PLACE(PangoGlyphGeometry, y_offset);
  SIZE(PangoGlyphString), PLACE(PangoGlyphString, glyphs), PLACE(PangoGlyphString, log_clusters);
  NUMBER(PANGO_GLYPH_EMPTY), NUMBER(PANGO_GLYPH_UNKNOWN_FLAG);
  SIZE(PangoLogAttr);
  union {
    PangoLogAttr attribute;
    unsigned bits;
  } first = {.bits = 0};
#ifdef OURS
  first.attribute.bits = 1;
#else
  first.attribute.is_line_break = 1;
#endif
  NUMBER(first.bits);
  return 0;
}
