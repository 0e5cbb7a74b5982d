import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readProblemOf } from './read-problem.ts'
import { xmlAttributes, xmlName, xmlScanner, xmlText } from './scan-xml.ts'

/** The document as a flat list: "<n" opens, ">n" closes, anything else is text. */
function scanned(xml: string | Buffer, sizes: readonly number[] = [1 << 20]): string[] {
  const names = new Map(['a', 'b', 't', 'row'].map((name) => [xmlName(name), name]))
  const told: string[] = []
  const scanner = xmlScanner({
    open(name, bytes, from, to) {
      const attributes = [...xmlAttributes(bytes, from, to)].map(([key, value]) => ` ${key}=${value}`)
      told.push(`<${names.get(name) ?? '?'}${attributes.join('')}`)
    },
    close: (name) => told.push(`>${names.get(name) ?? '?'}`),
    text: (bytes, from, to, plain) => told.push(xmlText(bytes, from, to, plain)),
  })
  const bytes = Buffer.from(xml)
  for (let from = 0, i = 0; from < bytes.length; i++) {
    const to = from + (sizes[i % sizes.length] ?? 1)
    scanner.push(bytes.subarray(from, to))
    from = to
  }
  scanner.end()
  return told
}

const problem = (xml: string | Buffer) => {
  try {
    scanned(xml)
    return null
  } catch (thrown) {
    return readProblemOf(thrown)
  }
}

describe('what is told', () => {
  test('names without their prefix, attributes, text with its entities', () => {
    expect(
      scanned(
        '\ufeff<?xml version="1.0"?><!-- <a> --><x:a r:id="1 &gt; 0" b=\'"\'><t/>Ẫ &amp; &#7851;&#x1ef5;</x:a>',
      ),
    ).toEqual(['<a id=1 > 0 b="', '<t', '>t', 'Ẫ & ẫỵ', '>a'])
  })

  test('">" and "/" inside attribute values, CDATA as text', () => {
    expect(scanned('<a b="x>y/"><![CDATA[<t>&amp;]]></a>')).toEqual(['<a b=x>y/', '<t>&amp;', '>a'])
  })

  test('the sign for a lost letter, if that is what the file holds', () => {
    expect(scanned('<a>Th\ufffd</a>')).toContain('Th\ufffd')
  })

  test('line ends as XML wants them', () => {
    expect(scanned('<a>x\r\ny\rz</a>')).toContain('x\ny\nz')
  })
})

describe('what is refused as damaged', () => {
  test.each([
    ['a document type, which could define entities', '<!DOCTYPE a [<!ENTITY e "x">]><a>&e;</a>'],
    ['an entity beyond the five', '<a>&nbsp;</a>'],
    ['a bare ampersand', '<a>A & B</a>'],
    ['a sign that is none', '<a>&#0;</a>'],
    ['half a surrogate', '<a>&#xD800;</a>'],
    ['a document cut off', '<a><b>x</b>'],
    ['one tag too many', '<a/></a>'],
    ['no document', 'xin chào'],
    ['an attribute without end', '<a b="x></a>'],
    ['bytes that are no UTF-8', Buffer.from('<a>Th\xf2</a>', 'latin1')],
    ['a text without end', `<a>${'x'.repeat(3 << 20)}`],
  ])('%s', (_, xml) => {
    expect(problem(xml)).toBe('damaged-file')
  })
})

test('the same is told however the bytes are cut, through letters, tags and entities', () => {
  const text = fc.string({
    unit: fc.constantFrom(...'ỵẫờĐ ab\n😀', '&amp;', '&#7851;', '<t/>', '<b c="ẵ>">Ỡ</b>'),
    maxLength: 20,
  })
  fc.assert(
    fc.property(
      text,
      fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 5 }),
      (inner, sizes) => {
        const xml = `<row>${inner}</row>`
        expect(scanned(xml, sizes)).toEqual(scanned(xml))
      },
    ),
    { seed: 21, numRuns: 300 },
  )
})
