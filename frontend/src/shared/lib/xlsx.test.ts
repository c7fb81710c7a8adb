import { describe, expect, it } from 'vitest'
import { column, crc32, workbook } from './xlsx'

/** What a zip without packing holds, read by its own directory as an office program would. */
async function unzip(blob: Blob): Promise<Record<string, string>> {
  const data = new DataView(await blob.arrayBuffer())
  const end = data.byteLength - 22
  expect(data.getUint32(end, true)).toBe(0x06054b50)
  const count = data.getUint16(end + 10, true)
  const decoder = new TextDecoder()
  const files: Record<string, string> = {}
  let at = data.getUint32(end + 16, true)
  for (let file = 0; file < count; file += 1) {
    expect(data.getUint32(at, true)).toBe(0x02014b50)
    const [crc, size] = [data.getUint32(at + 16, true), data.getUint32(at + 24, true)]
    const [nameLength, local] = [data.getUint16(at + 28, true), data.getUint32(at + 42, true)]
    const name = decoder.decode(new Uint8Array(data.buffer, at + 46, nameLength))
    expect(data.getUint32(local, true)).toBe(0x04034b50)
    const body = new Uint8Array(data.buffer, local + 30 + data.getUint16(local + 26, true), size)
    expect(crc32(body)).toBe(crc)
    files[name] = decoder.decode(body)
    at += 46 + nameLength
  }
  return files
}

const sheetOf = async (blob: Blob) => (await unzip(blob))['xl/worksheets/sheet1.xml'] ?? ''

describe('a table as a workbook', () => {
  it('has every part that a workbook needs, each well formed', async () => {
    const files = await unzip(workbook('Пакет', ['Школа', 'Готово'], [['СОШ № 3', 5]]))
    expect(Object.keys(files)).toEqual([
      '[Content_Types].xml',
      '_rels/.rels',
      'xl/workbook.xml',
      'xl/_rels/workbook.xml.rels',
      'xl/styles.xml',
      'xl/worksheets/sheet1.xml',
    ])
    for (const [name, text] of Object.entries(files)) {
      const parsed = new DOMParser().parseFromString(text, 'text/xml')
      expect(parsed.querySelector('parsererror'), name).toBeNull()
    }
    expect(files['xl/workbook.xml']).toContain('name="Пакет"')
  })

  it('keeps numbers as numbers, shares as percents and nothing as nothing', async () => {
    const sheet = await sheetOf(
      workbook(
        'x',
        ['Школа', 'Готово', 'Доля'],
        [
          ['А', 5, { share: 0.71 }],
          ['Б', null, null],
        ],
      ),
    )
    expect(sheet).toContain('<c r="B2"><v>5</v></c>')
    expect(sheet).toContain('<c r="C2" s="2"><v>0.71</v></c>')
    expect(sheet).not.toContain('r="B3"')
    expect(sheet).not.toContain('r="C3"')
  })

  it('never reads words as a formula, and lets no sign break the file', async () => {
    const sheet = await sheetOf(workbook('x', ['a'], [['=HYPERLINK("http://x")'], ['<b>&\u0007']]))
    expect(sheet).toContain('t="inlineStr"><is><t xml:space="preserve">=HYPERLINK(&quot;http://x&quot;)</t>')
    expect(sheet).toContain('&lt;b&gt;&amp;</t>')
    expect(sheet).not.toContain('<f>')
  })

  it('gives the sheet a name that an office program takes', async () => {
    const files = await unzip(workbook('Пакет: 2026/27 [все] муниципалитеты области', ['a'], []))
    const [, name] = /name="([^"]*)"/.exec(files['xl/workbook.xml'] ?? '') ?? []
    expect(name).toHaveLength(31)
    expect(name).not.toMatch(/[[\]:*?/\\]/)
  })
})

it.each([
  [0, 'A'],
  [25, 'Z'],
  [26, 'AA'],
  [51, 'AZ'],
  [52, 'BA'],
  [701, 'ZZ'],
  [702, 'AAA'],
])('column %i is %s', (at, name) => expect(column(at)).toBe(name))

it('sums as every zip does', () => {
  expect(crc32(new TextEncoder().encode('123456789'))).toBe(0xcbf43926)
  expect(crc32(new Uint8Array())).toBe(0)
})
