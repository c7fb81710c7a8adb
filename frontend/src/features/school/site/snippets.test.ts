import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildSchema, parse, validate } from 'graphql'
import { describe, expect, it } from 'vitest'
import { address, type Choice, componentSnippet, fetchSnippet, frameSnippet } from './snippets'

const choice: Choice = {
  origin: 'https://n.example',
  school: 'sosh-1',
  municipality: undefined,
  topic: 'UPBRINGING',
  first: 5,
  lang: 'ru',
  accent: '1f6f56',
  title: 'Практики «СОШ "1"»',
}

describe('what is copied onto a site', () => {
  it('is a component with its attributes', () =>
    expect(componentSnippet(choice)).toBe(
      '<script src="https://n.example/embed/nastavnik-practices.js" async></script>\n' +
        '<nastavnik-practices school="sosh-1" topic="UPBRINGING" first="5" lang="ru" style="--nastavnik-accent: #1f6f56"></nastavnik-practices>',
    ))

  it('is a frame whose attributes end where they should', () => {
    const snippet = frameSnippet(choice)
    expect(snippet).toContain('school=sosh-1&amp;topic=UPBRINGING&amp;first=5&amp;accent=1f6f56')
    expect(snippet).toContain('title="Практики «СОШ &quot;1&quot;»"')
    const box = document.createElement('div')
    box.innerHTML = snippet.split('\n<script')[0] ?? ''
    expect(box.querySelector('iframe')?.title).toBe(choice.title)
  })

  it('is a query that the schema takes', () => {
    const schema = buildSchema(readFileSync(join(process.cwd(), '../schema.graphql'), 'utf8'))
    for (const each of [choice, { ...choice, school: undefined, topic: undefined }]) {
      const query = /const query = '(.*)'/.exec(fetchSnippet(each))?.[1] ?? ''
      expect(validate(schema, parse(query))).toEqual([])
    }
  })

  it('is a file at an address', () =>
    expect(address({ ...choice, lang: 'en', accent: undefined }, '/embed/practices.html')).toBe(
      'https://n.example/embed/practices.html?school=sosh-1&topic=UPBRINGING&first=5&lang=en',
    ))
})
