/** A cell: words, a number, a share of one that is shown as percents, or nothing at all, which is no nought. */
export type Cell = string | number | { share: number } | null

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const OFFICE = 'http://schemas.openxmlformats.org'
const MAIN = `${OFFICE}/spreadsheetml/2006/main`
const TYPES = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
export const XLSX_TYPE = `${TYPES}.sheet`

/** What Excel takes for no name of a sheet. */
const sheetName = (title: string) => title.replace(/[[\]:*?/\\]/g, ' ').slice(0, 31) || '1'

/**
 * A table as a workbook of one sheet, its first row frozen and bold. For what the page holds whole already; long lists
 * are written by the server. Words are words: what begins with «=» is never read as a formula.
 */
export function workbook(title: string, head: readonly string[], rows: readonly (readonly Cell[])[]): Blob {
  const lines = [row(1, head, 1), ...rows.map((cells, index) => row(index + 2, cells))]
  const widths = head.map((_, at) => {
    const longest = Math.max(...[head, ...rows].map((cells) => String(shown(cells[at] ?? null)).length))
    return Math.min(Math.max(longest + 2, 8), 60)
  })
  const files: [string, string][] = [
    [
      '[Content_Types].xml',
      `<Types xmlns="${OFFICE}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPES}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${TYPES}.styles+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${TYPES}.worksheet+xml"/></Types>`,
    ],
    [
      '_rels/.rels',
      `<Relationships xmlns="${OFFICE}/package/2006/relationships"><Relationship Id="r1" Type="${OFFICE}/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ],
    [
      'xl/workbook.xml',
      `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}/officeDocument/2006/relationships"><sheets><sheet name="${escaped(sheetName(title))}" sheetId="1" r:id="r1"/></sheets></workbook>`,
    ],
    [
      'xl/_rels/workbook.xml.rels',
      `<Relationships xmlns="${OFFICE}/package/2006/relationships"><Relationship Id="r1" Type="${OFFICE}/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="${OFFICE}/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>`,
    ],
    [
      'xl/styles.xml',
      `<styleSheet xmlns="${MAIN}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf/><xf fontId="1" applyFont="1"/><xf numFmtId="9" applyNumberFormat="1"/></cellXfs></styleSheet>`,
    ],
    [
      'xl/worksheets/sheet1.xml',
      `<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${widths.map((width, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`).join('')}</cols><sheetData>${lines.join('')}</sheetData></worksheet>`,
    ],
  ]
  return zipped(files.map(([name, text]) => [name, HEAD + text]))
}

const shown = (cell: Cell) => (cell === null ? '' : typeof cell === 'object' ? cell.share : cell)

function row(number: number, cells: readonly Cell[], style = 0): string {
  const inner = cells.map((cell, at) => {
    const place = `r="${column(at)}${number}"`
    if (cell === null) return ''
    if (typeof cell === 'object') return `<c ${place} s="2"><v>${cell.share}</v></c>`
    if (typeof cell === 'number') return `<c ${place}><v>${cell}</v></c>`
    return `<c ${place} t="inlineStr"${style ? ` s="${style}"` : ''}><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`
  })
  return `<row r="${number}">${inner.join('')}</row>`
}

/** 0 → A, 25 → Z, 26 → AA */
export function column(at: number): string {
  const letter = String.fromCharCode(65 + (at % 26))
  return at < 26 ? letter : column(Math.floor(at / 26) - 1) + letter
}

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

function escaped(text: string): string {
  // Control characters have no place in XML at all, not even escaped.
  const written = [...text].filter((sign) => sign >= ' ' || sign === '\t' || sign === '\n')
  return written.map((sign) => ESCAPES[sign] ?? sign).join('')
}

/** A zip that packs nothing: a table of a few hundred rows is small, and a browser has no deflate without a wait. */
function zipped(files: readonly (readonly [string, string])[]): Blob {
  const encoder = new TextEncoder()
  const parts: Uint8Array<ArrayBuffer>[] = []
  const directory: Uint8Array<ArrayBuffer>[] = []
  let offset = 0
  for (const [name, text] of files) {
    const [path, body] = [encoder.encode(name), encoder.encode(text)]
    const facts = [
      [20, 2],
      [0x0800, 2],
      [0, 2],
      [0, 2],
      [0x21, 2],
      [crc32(body), 4],
      [body.length, 4],
      [body.length, 4],
      [path.length, 2],
      [0, 2],
    ] as const
    const local = bytes([[0x04034b50, 4], ...facts])
    parts.push(local, path, body)
    directory.push(
      bytes([[0x02014b50, 4], [20, 2], ...facts, [0, 2], [0, 2], [0, 2], [0, 4], [offset, 4]]),
      path,
    )
    offset += local.length + path.length + body.length
  }
  const length = directory.reduce((sum, part) => sum + part.length, 0)
  const end = bytes([
    [0x06054b50, 4],
    [0, 2],
    [0, 2],
    [files.length, 2],
    [files.length, 2],
    [length, 4],
    [offset, 4],
    [0, 2],
  ])
  return new Blob([...parts, ...directory, end], { type: XLSX_TYPE })
}

/** Numbers as little-endian bytes, each of its own width. */
function bytes(fields: readonly (readonly [value: number, width: 2 | 4])[]): Uint8Array<ArrayBuffer> {
  const made = new DataView(new ArrayBuffer(fields.reduce((sum, [, width]) => sum + width, 0)))
  let at = 0
  for (const [value, width] of fields) {
    if (width === 2) made.setUint16(at, value, true)
    else made.setUint32(at, value, true)
    at += width
  }
  return new Uint8Array(made.buffer)
}

export function crc32(data: Uint8Array): number {
  let sum = 0xffffffff
  for (const byte of data) {
    sum ^= byte
    for (let bit = 0; bit < 8; bit += 1) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0)
  }
  return (sum ^ 0xffffffff) >>> 0
}
