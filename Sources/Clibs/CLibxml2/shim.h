/* libxml2 beside Foundation: both bring an ICU, and Debian's libxml2 asks for its headers.
   Nothing here uses ICU, so its switch is turned off before the rest is read. */
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED
#include <libxml/HTMLparser.h>
#include <libxml/SAX2.h>
#include <libxml/dict.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/tree.h>
#include <libxml/xmlerror.h>
#include <libxml/xmlstring.h>
/* xmlFree is a global of libxml2 that programs may set, which Swift does not import as a function. */
static inline void docket_xml_free(void *memory) { xmlFree(memory); }
