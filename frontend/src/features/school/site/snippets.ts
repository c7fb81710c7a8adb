import type { MentoringTopic } from '@/shared/graphql/generated/graphql'

/** What a site shows, in the words of the public addresses. */
export type Choice = {
  /** The address of this service, without a slash at its end. */
  origin: string
  school: string | undefined
  municipality: string | undefined
  topic: MentoringTopic | undefined
  first: number
  lang: 'ru' | 'en'
  /** Six hexadecimal digits. */
  accent: string | undefined
  /** What the list is called, for who listens to the page. */
  title: string
}

const quoted = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

const narrowed = ({ school, municipality, topic }: Choice) =>
  Object.entries({ school, municipality, topic }).filter(
    (pair): pair is [string, string] => pair[1] !== undefined,
  )

/** The address of a page or a file with this choice: `/embed/practices`, `/embed/practices.html`, a feed. */
export function address(choice: Choice, path: string): string {
  const { origin, first, lang, accent } = choice
  const query = new URLSearchParams(narrowed(choice))
  query.set('first', String(first))
  if (lang === 'en') query.set('lang', lang)
  if (accent && path.startsWith('/embed/')) query.set('accent', accent)
  return `${origin}${path}?${query}`
}

/** The attributes of the web component. */
export function attributes(choice: Choice): Record<string, string> {
  const { first, lang } = choice
  return { ...Object.fromEntries(narrowed(choice)), first: String(first), lang }
}

export function componentSnippet(choice: Choice): string {
  const words = Object.entries(attributes(choice)).map(([name, value]) => ` ${name}="${quoted(value)}"`)
  const colour = choice.accent ? ` style="--nastavnik-accent: #${choice.accent}"` : ''
  return [
    `<script src="${choice.origin}/embed/nastavnik-practices.js" async></script>`,
    `<nastavnik-practices${words.join('')}${colour}></nastavnik-practices>`,
  ].join('\n')
}

export function frameSnippet(choice: Choice): string {
  return [
    `<iframe src="${quoted(address(choice, '/embed/practices'))}"`,
    `  title="${quoted(choice.title)}" loading="lazy" style="width: 100%; height: 480px; border: 0"></iframe>`,
    `<script src="${choice.origin}/embed/resize.js" async></script>`,
  ].join('\n')
}

export function fetchSnippet(choice: Choice): string {
  const { origin, first, topic } = choice
  // A value of a list is not quoted in GraphQL, a text is.
  const filter = narrowed(choice).map(
    ([name, value]) => `${name}: ${value === topic ? value : JSON.stringify(value)}`,
  )
  const narrowing = filter.length > 0 ? `, filter: { ${filter.join(', ')} }` : ''
  return `<ul id="practices"></ul>
<script>
  const query = '{ practices(first: ${first}${narrowing}) { nodes { slug title summary school { name } } } }'
  fetch('${origin}/graphql?query=' + encodeURIComponent(query))
    .then((answer) => answer.json())
    .then(({ data }) => {
      for (const { slug, title, summary, school } of data.practices.nodes) {
        const link = document.createElement('a')
        link.href = '${origin}/p/' + slug
        link.textContent = title
        const line = document.createElement('li')
        line.append(link, ' — ' + school.name + '. ' + summary)
        document.querySelector('#practices').append(line)
      }
    })
</script>`
}
