// The text between the tags of a web page: entities resolved, white space as a browser shows it. The soft hyphen and the
// no-break space stay: in texts of old programs they are letters.

/** Letters of Latin-1 by their entity names, from U+00A0 on. */
const LATIN =
  'nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml'
const NAMED: ReadonlyMap<string, string> = new Map([
  ...LATIN.split(' ').map((name, i) => [name, String.fromCharCode(0xa0 + i)] as const),
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
  ['ndash', '–'],
  ['mdash', '—'],
  ['lsquo', '‘'],
  ['rsquo', '’'],
  ['ldquo', '“'],
  ['rdquo', '”'],
  ['hellip', '…'],
])

/** What is no entity stays as it stands. */
export const htmlText = (source: string): string => {
  const shown = source.replace(/[ \t\r\n\f]+/g, ' ')
  return shown.includes('&') ? shown.replace(/&(#x[0-9a-f]{1,6}|#\d{1,7}|[a-z]\w{1,9});?/gi, entity) : shown
}

function entity(whole: string, name: string): string {
  if (!name.startsWith('#')) return NAMED.get(name) ?? whole
  const point = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
  const isSign = point > 0 && point <= 0x10ffff && !(point >= 0xd800 && point <= 0xdfff)
  return isSign ? String.fromCodePoint(point) : whole
}
