"""What the Word files that ship with docket are made of: styles, text, tables, shapes, and the package round them.

Lengths are in points for text and in millimetres for what stands in a place of its own. The same calls give the same
bytes.
"""
import zipfile
from xml.sax.saxutils import escape

W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
R = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
DRAWING = 'http://schemas.openxmlformats.org/drawingml/2006'
OFFICE = 'http://schemas.microsoft.com/office'
TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.'
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
NAMESPACES = ' '.join('xmlns:%s="%s"' % each for each in (
    ('w', W), ('r', R), ('mc', 'http://schemas.openxmlformats.org/markup-compatibility/2006'),
    ('wp', DRAWING + '/wordprocessingDrawing'), ('a', DRAWING + '/main'),
    ('wps', OFFICE + '/word/2010/wordprocessingShape')))

# The colours of the house. Each text has a contrast of 4.5 or more on white and on the tint; gold and lines hold none.
INK, ACCENT, QUIET, TINT, LINE, GOLD = '222B33', '1F5C6B', '535F68', 'E8F1F3', 'B8C7CC', 'D9A441'
TEXT_FACE, TITLE_FACE = 'Calibri', 'Cambria'


# Looks

def fonts(name):
    return '<w:rFonts w:ascii="%s" w:hAnsi="%s" w:cs="%s"/>' % (name, name, name)


def size(points):
    half = round(points * 2)
    return '<w:sz w:val="%d"/><w:szCs w:val="%d"/>' % (half, half)


def colour(value):
    return '<w:color w:val="%s"/>' % value


def looks(points=None, fore='', bold=False, italic=False, face='', spread=0, capitals=False):
    """The properties of a run, in the order of the schema; what is not asked for is left to the style."""
    return ''.join([
        fonts(face) if face else '', '<w:b/><w:bCs/>' if bold else '', '<w:i/><w:iCs/>' if italic else '',
        '<w:caps/>' if capitals else '', colour(fore) if fore else '',
        '<w:spacing w:val="%d"/>' % round(spread * 20) if spread else '', size(points) if points else ''])


def space(before, after, line=None):
    """Space round a paragraph, and the height of its lines in 240ths."""
    more = ' w:line="%d" w:lineRule="auto"' % line if line else ''
    return '<w:spacing w:before="%d" w:after="%d"%s/>' % (round(before * 20), round(after * 20), more)


def border(side, width, fore, gap=0, line='single'):
    return '<w:%s w:val="%s" w:sz="%d" w:space="%d" w:color="%s"/>' % (side, line, round(width * 8), gap, fore)


def centred(spacing=''):
    return spacing + '<w:jc w:val="center"/>'


# Styles

def style(kind, id, name, based='', after='', paragraph='', run='', rest='', quick=True, default=False):
    """One style; what is empty is left out."""
    parts = ['<w:style w:type="%s"%s w:styleId="%s"><w:name w:val="%s"/>' % (
        kind, ' w:default="1"' if default else '', id, name)]
    if based:
        parts.append('<w:basedOn w:val="%s"/>' % based)
    if after:
        parts.append('<w:next w:val="%s"/>' % after)
    parts.append('<w:uiPriority w:val="1"/>')
    if quick:
        parts.append('<w:qFormat/>')
    if paragraph:
        parts.append('<w:pPr>%s</w:pPr>' % paragraph)
    if run:
        parts.append('<w:rPr>%s</w:rPr>' % run)
    parts.append(rest + '</w:style>')
    return ''.join(parts)


def heading(level, points, before, after, fore=ACCENT, face=TEXT_FACE, more='', aligned=''):
    return style('paragraph', 'Heading%d' % level, 'heading %d' % level, 'Normal', 'BodyText',
                 '<w:keepNext/><w:keepLines/>%s%s%s<w:outlineLvl w:val="%d"/>' % (
                     more, space(before, after, 252), aligned, level - 1),
                 looks(points, fore, True, face=face))


def cell_margins(top, side):
    return '<w:tblCellMar>%s</w:tblCellMar>' % ''.join(
        '<w:%s w:w="%d" w:type="dxa"/>' % each
        for each in (('top', top), ('left', side), ('bottom', top), ('right', side)))


# What every document has.
BASE = [
    style('paragraph', 'Normal', 'Normal', default=True),
    style('character', 'DefaultParagraphFont', 'Default Paragraph Font', default=True, quick=False),
    style('table', 'TableNormal', 'Normal Table', default=True, quick=False,
          rest='<w:tblPr><w:tblInd w:w="0" w:type="dxa"/>%s</w:tblPr>' % cell_margins(0, 108)),
    style('numbering', 'NoList', 'No List', default=True, quick=False),
    style('paragraph', 'BodyText', 'Body Text', 'Normal', paragraph=space(0, 8)),
]
TABLE_TEXT = style('paragraph', 'TableText', 'Table Text', 'Normal', paragraph=space(2, 2, 252), run=size(10.5))
HOUSE_TABLE = style('table', 'HouseTable', 'House Table', 'TableNormal', rest=(
    '<w:tblPr><w:tblStyleRowBandSize w:val="1"/><w:tblBorders>%s%s%s</w:tblBorders>%s</w:tblPr>'
    '<w:tblStylePr w:type="firstRow"><w:rPr><w:b/><w:bCs/>%s</w:rPr><w:tcPr>'
    '<w:shd w:val="clear" w:color="auto" w:fill="%s"/></w:tcPr></w:tblStylePr>'
    '<w:tblStylePr w:type="firstCol"><w:rPr><w:b/><w:bCs/></w:rPr></w:tblStylePr>') % (
        border('top', 1.5, ACCENT), border('bottom', 1.5, ACCENT), border('insideH', 0.5, LINE), cell_margins(45, 108),
        colour(ACCENT), TINT))
FORM_TABLE = style('table', 'FormTable', 'Form Table', 'TableNormal', rest=(
    '<w:tblPr><w:tblBorders>%s</w:tblBorders>%s</w:tblPr>'
    '<w:tblStylePr w:type="firstRow"><w:rPr><w:b/><w:bCs/>%s%s</w:rPr><w:tcPr>'
    '<w:shd w:val="clear" w:color="auto" w:fill="%s"/></w:tcPr></w:tblStylePr>'
    '<w:tblStylePr w:type="firstCol"><w:rPr><w:b/><w:bCs/></w:rPr></w:tblStylePr>') % (
        ''.join(border(side, 0.75, '7A8891') for side in ('top', 'left', 'bottom', 'right', 'insideH', 'insideV')),
        cell_margins(70, 140), colour('FFFFFF'), size(12), ACCENT))

LETTERHEAD = style('paragraph', 'Letterhead', 'Letterhead', 'Normal', paragraph=space(0, 0, 240),
                   run=looks(14, ACCENT, True, face=TITLE_FACE))
LETTERHEAD_MOTTO = style('paragraph', 'LetterheadMotto', 'Letterhead Motto', 'Normal', paragraph=space(1, 0, 240),
                         run=looks(10, QUIET, italic=True))


# Text

def run(words, properties=''):
    return '<w:r>%s<w:t xml:space="preserve">%s</w:t></w:r>' % (
        '<w:rPr>%s</w:rPr>' % properties if properties else '', escape(words))


def paragraph(style_id, *runs, more=''):
    """A paragraph; each part is words or runs that are written already."""
    return '<w:p><w:pPr><w:pStyle w:val="%s"/>%s</w:pPr>%s</w:p>' % (
        style_id, more, ''.join(part if part.startswith('<') else run(part) for part in runs if part))


def field(instruction):
    return ('<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> %s </w:instrText></w:r>'
            '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r>'
            '<w:r><w:fldChar w:fldCharType="end"/></w:r>' % instruction)


# To the right margin, however wide the page is.
TAB = '<w:r><w:ptab w:relativeTo="margin" w:alignment="right" w:leader="none"/></w:r>'


# Tables

def cell(width, *blocks, fill='', edges='', middle=False):
    """A cell; `width` in points."""
    return '<w:tc><w:tcPr><w:tcW w:w="%d" w:type="dxa"/>%s%s%s</w:tcPr>%s</w:tc>' % (
        round(width * 20), '<w:tcBorders>%s</w:tcBorders>' % edges if edges else '',
        '<w:shd w:val="clear" w:color="auto" w:fill="%s"/>' % fill if fill else '',
        '<w:vAlign w:val="center"/>' if middle else '', ''.join(blocks))


def row(*cells, least=None, header=False):
    """A row that stays whole; `least` is its least height, in points."""
    return '<w:tr><w:trPr><w:cantSplit/>%s%s</w:trPr>%s</w:tr>' % (
        '<w:trHeight w:val="%d" w:hRule="atLeast"/>' % round(least * 20) if least else '',
        '<w:tblHeader/>' if header else '', ''.join(cells))


def table(style_id, widths, *rows, header=False, first_column=False):
    """A table whose columns are as wide as they are said to be, in points."""
    return ('<w:tbl><w:tblPr><w:tblStyle w:val="%s"/><w:tblW w:w="%d" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
            '<w:tblLook w:val="%04X" w:firstRow="%d" w:lastRow="0" w:firstColumn="%d" w:lastColumn="0" w:noHBand="1" '
            'w:noVBand="1"/></w:tblPr><w:tblGrid>%s</w:tblGrid>%s</w:tbl>') % (
                style_id, round(sum(widths) * 20), 0x600 + 0x20 * header + 0x80 * first_column, header, first_column,
                ''.join('<w:gridCol w:w="%d"/>' % round(width * 20) for width in widths), ''.join(rows))


# Shapes

class Shapes:
    """The shapes of one part of a document, each in its place on the page, numbered from `before` on."""

    def __init__(self, before=0):
        self.count = before

    def add(self, kind, x, y, width, height, fill='', line='', thick=0, turn=0, text='', upright='ctr'):
        """A shape as a run, in millimetres from the corner of the page.

        One without text is decoration, and stands behind the text. `turn` is clockwise, in degrees; `thick` in points;
        `upright` is where text stands in a box, as Word calls it: `t`, `ctr`, `b`.
        """
        self.count += 1
        number = self.count
        emu = lambda millimetres: round(millimetres * 36000)
        decorative = '' if text else (
            '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}">'
            '<adec:decorative xmlns:adec="%s/drawing/2017/decorative" val="1"/></a:ext></a:extLst>') % OFFICE
        properties = '<wp:docPr id="%d" name="%s %d"%s' % (
            number, 'Text box' if text else 'Decoration', number, '>%s</wp:docPr>' % decorative if decorative else '/>')
        shape = (
            '<wps:wsp>%s<wps:spPr><a:xfrm%s><a:off x="0" y="0"/><a:ext cx="%d" cy="%d"/></a:xfrm>'
            '<a:prstGeom prst="%s"><a:avLst/></a:prstGeom>%s%s</wps:spPr>%s'
            '<wps:bodyPr rot="0" vert="horz" wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" anchor="%s" anchorCtr="0">'
            '<a:noAutofit/></wps:bodyPr></wps:wsp>') % (
                '<wps:cNvSpPr txBox="1"/>' if text else '<wps:cNvSpPr/>', ' rot="%d"' % (turn * 60000) if turn else '',
                emu(width), emu(height), kind,
                '<a:solidFill><a:srgbClr val="%s"/></a:solidFill>' % fill if fill else '<a:noFill/>',
                '<a:ln w="%d"><a:solidFill><a:srgbClr val="%s"/></a:solidFill></a:ln>' % (round(thick * 12700), line)
                if line else '<a:ln><a:noFill/></a:ln>',
                '<wps:txbx><w:txbxContent>%s</w:txbxContent></wps:txbx>' % text if text else '', upright)
        return (
            '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor distT="0" distB="0" distL="0" '
            'distR="0" simplePos="0" relativeHeight="%d" behindDoc="%d" locked="0" layoutInCell="1" allowOverlap="1">'
            '<wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="page"><wp:posOffset>%d</wp:posOffset></wp:positionH>'
            '<wp:positionV relativeFrom="page"><wp:posOffset>%d</wp:posOffset></wp:positionV><wp:extent cx="%d" cy="%d"/>'
            '<wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/>%s<wp:cNvGraphicFramePr/><a:graphic><a:graphicData '
            'uri="%s/word/2010/wordprocessingShape">%s</a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice>'
            '</mc:AlternateContent></w:r>') % (
                number, 0 if text else 1, emu(x), emu(y), emu(width), emu(height), properties, OFFICE, shape)


def letterhead(school, motto, width=210):
    """The head of a first page: a band across the page, the school and its motto."""
    # Above the numbers that pictures of the text are given: no two drawings of a document may have the same.
    shapes = Shapes(before=9000)
    return paragraph('Letterhead', shapes.add('rect', 0, 0, width, 5, ACCENT), shapes.add('rect', 0, 5, width, 1.2, GOLD),
                     school) + paragraph('LetterheadMotto', motto)


# The package

def page(width=210, height=297, top=25, right=25, bottom=23, left=25, header=12, footer=10, references='', first=False):
    """The end of a section, in millimetres; across where it is wider than high."""
    twips = lambda millimetres: round(millimetres * 1440 / 25.4)
    return ('<w:sectPr>%s<w:pgSz w:w="%d" w:h="%d"%s/><w:pgMar w:top="%d" w:right="%d" w:bottom="%d" w:left="%d" '
            'w:header="%d" w:footer="%d" w:gutter="0"/><w:cols w:space="708"/>%s</w:sectPr>') % (
                references, twips(width), twips(height), ' w:orient="landscape"' if width > height else '',
                twips(top), twips(right), twips(bottom), twips(left), twips(header), twips(footer),
                '<w:titlePg/>' if first else '')


# The list of the bullets; `BULLET` makes a paragraph one of them.
BULLETS = HEAD + (
    '<w:numbering xmlns:w="%s"><w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0">'
    '<w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/><w:lvlJc w:val="left"/><w:pPr>'
    '<w:ind w:left="397" w:hanging="397"/></w:pPr><w:rPr>%s</w:rPr></w:lvl></w:abstractNum><w:num w:numId="1">'
    '<w:abstractNumId w:val="0"/></w:num></w:numbering>') % (W, colour(ACCENT))
BULLET = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'


def write(path, title, body, styles, section=None, headers=(), footers=(), points=11, line=269):
    """Writes a Word file.

    `body` holds its blocks and `section` what `page` takes. `headers` and `footers` are pairs of a type, as Word calls
    it, and blocks. `points` and `line` are the size of text and the height of lines where no style says another.
    """
    parts = [(name, name, name) for name in ('styles', 'settings', 'fontTable')]
    content, references = {}, ''
    if BULLET in body or any(BULLET in each for each in styles):
        parts.append(('numbering',) * 3)
        content['word/numbering.xml'] = BULLETS
    for kind, root, blocks in (('header', 'hdr', headers), ('footer', 'ftr', footers)):
        for number, (type_, xml) in enumerate(blocks, 1):
            name = '%s%d' % (kind, number)
            parts.append((name, kind, kind))
            references += '<w:%sReference w:type="%s" r:id="rId%d"/>' % (kind, type_, len(parts))
            content['word/%s.xml' % name] = '%s<w:%s %s>%s</w:%s>' % (HEAD, root, NAMESPACES, xml, root)
    first = any(type_ == 'first' for type_, _ in (*headers, *footers))
    content = {
        '[Content_Types].xml': HEAD + (
            '<Types xmlns="%s/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Default Extension="xml" ContentType="application/xml"/>%s<Override PartName="/docProps/core.xml" '
            'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>') % (
                PACKAGE, ''.join('<Override PartName="/word/%s.xml" ContentType="%s%s+xml"/>' % (name, TYPE, kind)
                                 for name, kind in [('document', 'document.main')] + [each[:2] for each in parts])),
        '_rels/.rels': HEAD + (
            '<Relationships xmlns="%s/relationships"><Relationship Id="rId1" Type="%s/officeDocument" '
            'Target="word/document.xml"/><Relationship Id="rId2" Type="%s/relationships/metadata/core-properties" '
            'Target="docProps/core.xml"/></Relationships>') % (PACKAGE, R, PACKAGE),
        'docProps/core.xml': HEAD + (
            '<cp:coreProperties xmlns:cp="%s/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" '
            'xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
            '<dc:title>%s</dc:title><dc:language>en-GB</dc:language></cp:coreProperties>') % (PACKAGE, escape(title)),
        'word/_rels/document.xml.rels': HEAD + '<Relationships xmlns="%s/relationships">%s</Relationships>' % (
            PACKAGE, ''.join('<Relationship Id="rId%d" Type="%s/%s" Target="%s.xml"/>' % (number, R, type_, name)
                             for number, (name, _, type_) in enumerate(parts, 1))),
        'word/document.xml': HEAD + '<w:document %s><w:body>%s%s</w:body></w:document>' % (
            NAMESPACES, body, page(references=references, first=first, **(section or {}))),
        'word/styles.xml': HEAD + (
            '<w:styles xmlns:w="%s"><w:docDefaults><w:rPrDefault><w:rPr>%s%s%s'
            '<w:lang w:val="en-GB" w:eastAsia="en-GB" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>%s</w:pPr>'
            '</w:pPrDefault></w:docDefaults>%s</w:styles>') % (
                W, fonts(TEXT_FACE), colour(INK), size(points), space(0, 0, line), ''.join(styles)),
        'word/settings.xml': HEAD + (
            '<w:settings xmlns:w="%s"><w:zoom w:percent="100"/><w:defaultTabStop w:val="709"/>'
            '<w:characterSpacingControl w:val="doNotCompress"/><w:compat><w:compatSetting w:name="compatibilityMode" '
            'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat><w:themeFontLang w:val="en-GB"/>'
            '<w:decimalSymbol w:val="."/><w:listSeparator w:val=","/></w:settings>') % W,
        'word/fontTable.xml': HEAD + '<w:fonts xmlns:w="%s">%s</w:fonts>' % (W, ''.join(
            '<w:font w:name="%s"><w:family w:val="%s"/><w:pitch w:val="%s"/></w:font>' % each
            for each in (('Calibri', 'swiss', 'variable'), ('Cambria', 'roman', 'variable'),
                         ('Consolas', 'modern', 'fixed')))),
        **content,
    }
    with zipfile.ZipFile(path, 'w', zipfile.ZIP_DEFLATED) as file:
        for name, xml in content.items():
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            file.writestr(entry, xml)
