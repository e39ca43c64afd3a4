#include <dlfcn.h>
#include <stddef.h>
#include <stdint.h>

// What docket calls of GMime, found when the first message is read and not linked: GMime brings GLib, GObject, GIO
// and GPGME, which would lengthen the start of every command (docs/decisions/0018-mail-through-gmime.md).
//
// The declarations are those of the headers of GMime 3.2, as far as docket looks into things;
// Tests/Declarations/gmime.c holds them against the headers where they are installed.

typedef struct _GMimeParser GMimeParser;
typedef struct _GMimeParserOptions GMimeParserOptions;
typedef struct _GMimeMessage GMimeMessage;
typedef struct _GMimeObject GMimeObject;
typedef struct _GMimeContentType GMimeContentType;
typedef struct _GMimeDataWrapper GMimeDataWrapper;
typedef struct _InternetAddressList InternetAddressList;
typedef struct _InternetAddress InternetAddress;
typedef struct _GDateTime GDateTime;

/// A GObject: its class, how many hold it, its data.
typedef struct _DocketGObject {
  void *type;
  unsigned references;
  void *data;
} DocketGObject;

/// A stretch of another stream, which is how GMime tells where a part lies.
typedef struct _GMimeStream {
  DocketGObject parent_object;
  struct _GMimeStream *super_stream;
  int64_t position;
  int64_t bound_start;
  int64_t bound_end;
} GMimeStream;

typedef enum {
  GMIME_CONTENT_ENCODING_DEFAULT,
  GMIME_CONTENT_ENCODING_7BIT,
  GMIME_CONTENT_ENCODING_8BIT,
  GMIME_CONTENT_ENCODING_BINARY,
  GMIME_CONTENT_ENCODING_BASE64,
  GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE,
  GMIME_CONTENT_ENCODING_UUENCODE
} GMimeContentEncoding;

/// Set in a decoder that is behind the line which begins uuencoded content.
#define GMIME_UUDECODE_STATE_BEGIN (1 << 16)

/// A decoder: a value that holds no memory of its own.
typedef struct _GMimeEncoding {
  GMimeContentEncoding encoding;
  unsigned char uubuf[60];
  int encode;
  uint32_t save;
  int state;
} GMimeEncoding;

#if defined(__APPLE__)
#define DOCKET_GMIME "libgmime-3.0.0.dylib"
#else
#define DOCKET_GMIME "libgmime-3.0.so.0"
#endif

/// Whether GMime is there, with GLib, which it brings; asked before anything else is called.
static inline _Bool docket_has_gmime(void) { return dlopen(DOCKET_GMIME, RTLD_NOW | RTLD_GLOBAL) != (void *)0; }

#define DOCKET_LATE(type, name, parameters, arguments)                                    \
  static inline type late_##name parameters {                                             \
    static type(*function) parameters;                                                    \
    if (!function) function = (type(*) parameters)dlsym(RTLD_DEFAULT, #name);             \
    return function arguments;                                                            \
  }

DOCKET_LATE(void, g_free, (void *memory), (memory))
DOCKET_LATE(int, g_type_check_instance_is_a, (const void *object, size_t type), (object, type))
DOCKET_LATE(char *, g_convert,
            (const char *text, ptrdiff_t count, const char *to, const char *from, size_t *read, size_t *written,
             void *error),
            (text, count, to, from, read, written, error))
DOCKET_LATE(void *, g_iconv_open, (const char *to, const char *from), (to, from))
DOCKET_LATE(int64_t, g_date_time_to_unix, (GDateTime * date), (date))
DOCKET_LATE(void, g_date_time_unref, (GDateTime * date), (date))

DOCKET_LATE(void, g_mime_init, (void), ())
DOCKET_LATE(void, g_mime_object_register_type, (const char *type, const char *subtype, size_t object),
            (type, subtype, object))
DOCKET_LATE(size_t, g_mime_part_get_type, (void), ())
DOCKET_LATE(size_t, g_mime_multipart_get_type, (void), ())
DOCKET_LATE(GMimeParserOptions *, g_mime_parser_options_new, (void), ())
DOCKET_LATE(void, g_mime_parser_options_set_fallback_charsets, (GMimeParserOptions * options, const char **charsets),
            (options, charsets))
DOCKET_LATE(GMimeStream *, g_mime_stream_mem_new_with_buffer, (const char *bytes, size_t count), (bytes, count))
DOCKET_LATE(GMimeParser *, g_mime_parser_new_with_stream, (GMimeStream * stream), (stream))
DOCKET_LATE(void, g_mime_parser_set_persist_stream, (GMimeParser * parser, int persists), (parser, persists))
DOCKET_LATE(GMimeMessage *, g_mime_parser_construct_message, (GMimeParser * parser, GMimeParserOptions *options),
            (parser, options))
DOCKET_LATE(GMimeObject *, g_mime_message_get_mime_part, (GMimeMessage * message), (message))
DOCKET_LATE(GMimeContentType *, g_mime_object_get_content_type, (GMimeObject * object), (object))
DOCKET_LATE(const char *, g_mime_object_get_content_type_parameter, (GMimeObject * object, const char *name),
            (object, name))
DOCKET_LATE(const char *, g_mime_object_get_disposition, (GMimeObject * object), (object))
DOCKET_LATE(const char *, g_mime_content_type_get_media_type, (GMimeContentType * type), (type))
DOCKET_LATE(const char *, g_mime_content_type_get_media_subtype, (GMimeContentType * type), (type))
DOCKET_LATE(int, g_mime_multipart_get_count, (GMimeObject * multipart), (multipart))
DOCKET_LATE(GMimeObject *, g_mime_multipart_get_part, (GMimeObject * multipart, int index), (multipart, index))
DOCKET_LATE(const char *, g_mime_multipart_get_prologue, (GMimeObject * multipart), (multipart))
DOCKET_LATE(const char *, g_mime_part_get_filename, (GMimeObject * part), (part))
DOCKET_LATE(GMimeDataWrapper *, g_mime_part_get_content, (GMimeObject * part), (part))
DOCKET_LATE(GMimeStream *, g_mime_data_wrapper_get_stream, (GMimeDataWrapper * content), (content))
DOCKET_LATE(GMimeContentEncoding, g_mime_data_wrapper_get_encoding, (GMimeDataWrapper * content), (content))
DOCKET_LATE(void, g_mime_encoding_init_decode, (GMimeEncoding * state, GMimeContentEncoding encoding),
            (state, encoding))
DOCKET_LATE(size_t, g_mime_encoding_outlen, (GMimeEncoding * state, size_t count), (state, count))
DOCKET_LATE(size_t, g_mime_encoding_step,
            (GMimeEncoding * state, const char *bytes, size_t count, char *decoded), (state, bytes, count, decoded))
DOCKET_LATE(size_t, g_mime_encoding_flush,
            (GMimeEncoding * state, const char *bytes, size_t count, char *decoded), (state, bytes, count, decoded))
DOCKET_LATE(char *, g_mime_utils_header_decode_text, (GMimeParserOptions * options, const char *text),
            (options, text))
DOCKET_LATE(GDateTime *, g_mime_utils_header_decode_date, (const char *text), (text))
DOCKET_LATE(InternetAddressList *, internet_address_list_parse, (GMimeParserOptions * options, const char *text),
            (options, text))
DOCKET_LATE(int, internet_address_list_length, (InternetAddressList * list), (list))
DOCKET_LATE(InternetAddress *, internet_address_list_get_address, (InternetAddressList * list, int index),
            (list, index))
DOCKET_LATE(const char *, internet_address_get_name, (InternetAddress * address), (address))
DOCKET_LATE(size_t, internet_address_mailbox_get_type, (void), ())
DOCKET_LATE(const char *, internet_address_mailbox_get_addr, (InternetAddress * address), (address))
DOCKET_LATE(InternetAddressList *, internet_address_group_get_members, (InternetAddress * address), (address))

// CPango has this one by its own name.
static inline void docket_gmime_unref(void *object) {
  static void (*function)(void *);
  if (!function) function = (void (*)(void *))dlsym(RTLD_DEFAULT, "g_object_unref");
  function(object);
}

#undef DOCKET_LATE
