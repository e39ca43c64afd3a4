#!/usr/bin/env python3
"""Writes house-style.docx: the looks of documents that are written in Markdown.

The file is Word's to edit from then on: change a style in Word, save, and documents follow. This script is how it
was made first, and how it is made again after a change of its plan.

    python3 templates/make-house-style.py templates/house-style.docx
"""
import sys
import zipfile

W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
R = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.'
INK, ACCENT, QUIET, TINT, LINE = '222B33', '1F5C6B', '5B6770', 'E8F1F3', 'B8C7CC'
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def style(kind, id, name, based='', after='', paragraph='', run='', rest='', quick=True, default=False, link=''):
    """One style; what is empty is left out."""
    parts = ['<w:style w:type="%s"%s w:styleId="%s"><w:name w:val="%s"/>' % (
        kind, ' w:default="1"' if default else '', id, name)]
    if based:
        parts.append('<w:basedOn w:val="%s"/>' % based)
    if after:
        parts.append('<w:next w:val="%s"/>' % after)
    if link:
        parts.append('<w:link w:val="%s"/>' % link)
    parts.append('<w:uiPriority w:val="1"/>')
    if quick:
        parts.append('<w:qFormat/>')
    if paragraph:
        parts.append('<w:pPr>%s</w:pPr>' % paragraph)
    if run:
        parts.append('<w:rPr>%s</w:rPr>' % run)
    parts.append(rest + '</w:style>')
    return ''.join(parts)


def fonts(name):
    return '<w:rFonts w:ascii="%s" w:hAnsi="%s" w:cs="%s"/>' % (name, name, name)


def size(points):
    half = round(points * 2)
    return '<w:sz w:val="%d"/><w:szCs w:val="%d"/>' % (half, half)


def colour(value):
    return '<w:color w:val="%s"/>' % value


def space(before, after, line=None):
    more = ' w:line="%d" w:lineRule="auto"' % line if line else ''
    return '<w:spacing w:before="%d" w:after="%d"%s/>' % (before * 20, after * 20, more)


def heading(level, points, before, after, fore=ACCENT, face='Calibri'):
    return style('paragraph', 'Heading%d' % level, 'heading %d' % level, 'Normal', 'BodyText',
                 '<w:keepNext/><w:keepLines/>%s<w:outlineLvl w:val="%d"/>' % (space(before, after, 252), level - 1),
                 fonts(face) + '<w:b/><w:bCs/>' + colour(fore) + size(points))


STYLES = [
    style('paragraph', 'Normal', 'Normal', paragraph='', default=True),
    style('character', 'DefaultParagraphFont', 'Default Paragraph Font', default=True, quick=False),
    style('table', 'TableNormal', 'Normal Table', default=True, quick=False,
          rest='<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/>'
               '<w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/>'
               '</w:tblCellMar></w:tblPr>'),
    style('numbering', 'NoList', 'No List', default=True, quick=False),
    style('paragraph', 'BodyText', 'Body Text', 'Normal', paragraph=space(0, 8)),
    style('paragraph', 'Title', 'Title', 'Normal', 'Subtitle',
          '<w:keepNext/><w:pBdr><w:bottom w:val="single" w:sz="12" w:space="6" w:color="%s"/></w:pBdr>%s' % (
              ACCENT, space(0, 6, 240)),
          fonts('Cambria') + '<w:b/><w:bCs/>' + colour(INK) + size(28)),
    style('paragraph', 'Subtitle', 'Subtitle', 'Normal', 'BodyText', space(0, 18), colour(QUIET) + size(14)),
    heading(1, 18, 22, 6, face='Cambria'),
    heading(2, 14, 16, 4),
    heading(3, 12, 12, 3, INK),
    heading(4, 11, 10, 2, INK),
    heading(5, 11, 8, 2, QUIET),
    heading(6, 11, 8, 2, QUIET),
    style('paragraph', 'ListParagraph', 'List Paragraph', 'Normal', paragraph=space(0, 4)),
    style('paragraph', 'ListBullet', 'List Bullet', 'ListParagraph'),
    style('paragraph', 'ListNumber', 'List Number', 'ListParagraph'),
    style('paragraph', 'Quote', 'Quote', 'BodyText', 'BodyText',
          '<w:pBdr><w:left w:val="single" w:sz="18" w:space="10" w:color="%s"/></w:pBdr>%s'
          '<w:ind w:left="454" w:right="454"/>' % (LINE, space(0, 8)), '<w:i/><w:iCs/>' + colour(QUIET)),
    style('paragraph', 'SourceCode', 'Source Code', 'Normal', 'BodyText',
          '<w:shd w:val="clear" w:color="auto" w:fill="F4F6F7"/>%s<w:jc w:val="left"/>' % space(4, 8, 240),
          fonts('Consolas') + size(9.5)),
    style('character', 'VerbatimChar', 'Verbatim Char', 'DefaultParagraphFont', run=fonts('Consolas') + size(10)),
    style('paragraph', 'TableText', 'Table Text', 'Normal', paragraph=space(2, 2, 252), run=size(10.5)),
    style('paragraph', 'Caption', 'caption', 'Normal', 'BodyText', space(2, 10), '<w:i/><w:iCs/>' + colour(QUIET) + size(10)),
    style('paragraph', 'Figure', 'Figure', 'Normal', 'Caption', '<w:keepNext/>' + space(6, 4)),
    style('character', 'Hyperlink', 'Hyperlink', 'DefaultParagraphFont', run=colour('0B5A8A') + '<w:u w:val="single"/>'),
    style('paragraph', 'FootnoteText', 'footnote text', 'Normal', paragraph=space(0, 2, 240), run=size(9)),
    style('character', 'FootnoteReference', 'footnote reference', 'DefaultParagraphFont',
          run='<w:vertAlign w:val="superscript"/>'),
    style('paragraph', 'TOCHeading', 'TOC Heading', 'Heading1', 'BodyText', '<w:outlineLvl w:val="9"/>'),
    *[style('paragraph', 'TOC%d' % level, 'toc %d' % level, 'Normal', 'Normal',
            '<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="9070"/></w:tabs>%s<w:ind w:left="%d"/>' % (
                space(4 if level == 1 else 0, 2, 240), 240 * (level - 1)),
            '<w:b/><w:bCs/>' if level == 1 else '') for level in (1, 2, 3)],
    style('paragraph', 'Header', 'header', 'Normal',
          paragraph='<w:tabs><w:tab w:val="right" w:pos="9070"/></w:tabs>' + space(0, 0, 240),
          run=colour(QUIET) + size(9)),
    style('paragraph', 'Footer', 'footer', 'Normal',
          paragraph='<w:pBdr><w:top w:val="single" w:sz="4" w:space="6" w:color="%s"/></w:pBdr>'
                    '<w:tabs><w:tab w:val="right" w:pos="9070"/></w:tabs>%s' % (LINE, space(0, 0, 240)),
          run=colour(QUIET) + size(9)),
    style('table', 'HouseTable', 'House Table', 'TableNormal', rest=(
        '<w:tblPr><w:tblStyleRowBandSize w:val="1"/><w:tblBorders>'
        '<w:top w:val="single" w:sz="8" w:space="0" w:color="{a}"/><w:bottom w:val="single" w:sz="8" w:space="0" w:color="{a}"/>'
        '<w:insideH w:val="single" w:sz="4" w:space="0" w:color="{l}"/></w:tblBorders>'
        '<w:tblCellMar><w:top w:w="40" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="40" w:type="dxa"/>'
        '<w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        '<w:tblStylePr w:type="firstRow"><w:rPr><w:b/><w:bCs/><w:color w:val="{i}"/></w:rPr><w:tcPr>'
        '<w:shd w:val="clear" w:color="auto" w:fill="{t}"/></w:tcPr></w:tblStylePr>').format(
            a=ACCENT, l=LINE, i=INK, t=TINT)),
    style('table', 'FormTable', 'Form Table', 'TableNormal', rest=(
        '<w:tblPr><w:tblBorders>%s</w:tblBorders><w:tblCellMar><w:top w:w="60" w:type="dxa"/>'
        '<w:left w:w="113" w:type="dxa"/><w:bottom w:w="60" w:type="dxa"/><w:right w:w="113" w:type="dxa"/></w:tblCellMar>'
        '</w:tblPr><w:tblStylePr w:type="firstRow"><w:rPr><w:b/><w:bCs/></w:rPr><w:tcPr>'
        '<w:shd w:val="clear" w:color="auto" w:fill="%s"/></w:tcPr></w:tblStylePr>') % (
            ''.join('<w:%s w:val="single" w:sz="6" w:space="0" w:color="%s"/>' % (side, QUIET)
                    for side in ('top', 'left', 'bottom', 'right', 'insideH', 'insideV')), TINT)),
]


def field(instruction):
    return ('<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> %s </w:instrText></w:r>'
            '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r>'
            '<w:r><w:fldChar w:fldCharType="end"/></w:r>' % instruction)


def text(words):
    return '<w:r><w:t xml:space="preserve">%s</w:t></w:r>' % words


# To the right margin, however wide the page is.
TAB = '<w:r><w:ptab w:relativeTo="margin" w:alignment="right" w:leader="none"/></w:r>'
PARTS = {
    '[Content_Types].xml': HEAD + (
        '<Types xmlns="%s/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>%s'
        '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>') % (
            PACKAGE, ''.join('<Override PartName="/word/%s.xml" ContentType="%s%s+xml"/>' % (part, TYPE, kind)
                             for part, kind in (('document', 'document.main'), ('styles', 'styles'), ('settings', 'settings'),
                                                ('fontTable', 'fontTable'), ('header1', 'header'), ('footer1', 'footer')))),
    '_rels/.rels': HEAD + (
        '<Relationships xmlns="%s/relationships"><Relationship Id="rId1" Type="%s/officeDocument" Target="word/document.xml"/>'
        '<Relationship Id="rId2" Type="%s/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>') % (
            PACKAGE, R, PACKAGE),
    'docProps/core.xml': HEAD + (
        '<cp:coreProperties xmlns:cp="%s/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        '<dc:title>House style</dc:title><dc:language>en-GB</dc:language></cp:coreProperties>') % PACKAGE,
    'word/_rels/document.xml.rels': HEAD + '<Relationships xmlns="%s/relationships">%s</Relationships>' % (
        PACKAGE, ''.join('<Relationship Id="rId%d" Type="%s/%s" Target="%s.xml"/>' % (number, R, kind, target)
                         for number, (kind, target) in enumerate((
                             ('styles', 'styles'), ('settings', 'settings'), ('fontTable', 'fontTable'),
                             ('header', 'header1'), ('footer', 'footer1')), 1))),
    'word/document.xml': HEAD + (
        '<w:document xmlns:w="%s" xmlns:r="%s"><w:body><w:p><w:pPr><w:pStyle w:val="BodyText"/></w:pPr>%s</w:p>'
        '<w:sectPr><w:headerReference w:type="default" r:id="rId4"/><w:footerReference w:type="default" r:id="rId5"/>'
        '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1418" w:right="1418" w:bottom="1304" w:left="1418" w:header="680" '
        'w:footer="567" w:gutter="0"/><w:cols w:space="708"/></w:sectPr></w:body></w:document>') % (
            W, R, text('This file holds the looks of documents that docket makes of Markdown. Change its styles in Word.')),
    'word/styles.xml': HEAD + (
        '<w:styles xmlns:w="%s"><w:docDefaults><w:rPrDefault><w:rPr>%s%s%s<w:lang w:val="en-GB" w:eastAsia="en-GB" w:bidi="ar-SA"/>'
        '</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>%s</w:pPr></w:pPrDefault></w:docDefaults>%s</w:styles>') % (
            W, fonts('Calibri'), colour(INK), size(11), space(0, 0, 269), ''.join(STYLES)),
    'word/settings.xml': HEAD + (
        '<w:settings xmlns:w="%s"><w:zoom w:percent="100"/><w:defaultTabStop w:val="709"/><w:characterSpacingControl w:val="doNotCompress"/>'
        '<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
        '<w:themeFontLang w:val="en-GB"/><w:decimalSymbol w:val="."/><w:listSeparator w:val=","/></w:settings>') % W,
    'word/fontTable.xml': HEAD + '<w:fonts xmlns:w="%s">%s</w:fonts>' % (W, ''.join(
        '<w:font w:name="%s"><w:family w:val="%s"/><w:pitch w:val="%s"/></w:font>' % each
        for each in (('Calibri', 'swiss', 'variable'), ('Cambria', 'roman', 'variable'), ('Consolas', 'modern', 'fixed')))),
    'word/header1.xml': HEAD + '<w:hdr xmlns:w="%s"><w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr>%s%s%s</w:p></w:hdr>' % (
        W, text('{{ school ? }}'), TAB, text('{{ title ? }}')),
    'word/footer1.xml': HEAD + '<w:ftr xmlns:w="%s"><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>%s%s%s%s%s%s</w:p></w:ftr>' % (
        W, text('{{#if version ?}}Version {{ version ? }}{{/if}}'), TAB, text('Page '), field('PAGE'), text(' of '),
        field('NUMPAGES')),
}


def main(path):
    with zipfile.ZipFile(path, 'w', zipfile.ZIP_DEFLATED) as file:
        for name, content in PARTS.items():
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            file.writestr(entry, content)


if __name__ == '__main__':
    main(sys.argv[1] if len(sys.argv) > 1 else 'house-style.docx')
