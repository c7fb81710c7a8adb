// Shows published practices of Nastavnik on any page, without a framework and without a key.
// A query that goes by GET with nothing but plain headers needs no preflight and may be kept by caches.

const QUERY = `query Practices($filter: PracticeFilter, $after: String) {
  practices(filter: $filter, first: 10, after: $after) {
    totalCount
    pageInfo { hasNextPage endCursor }
    nodes {
      slug title summary publishedAt
      school { name municipality { name } }
      authors { name position }
    }
  }
}`

const day = new Intl.DateTimeFormat('ru-RU', { dateStyle: 'long' })
const found = new Intl.PluralRules('ru-RU')
const WORDS = { one: 'практика', few: 'практики', many: 'практик', other: 'практики' }

/** One page of the list. Fails with words that may be shown to the reader. */
async function ask(service, variables, signal) {
  const address = new URL('/graphql', service)
  address.searchParams.set('query', QUERY)
  address.searchParams.set('variables', JSON.stringify(variables))
  const answer = await fetch(address, { signal, credentials: 'omit', headers: { accept: 'application/json' } })
  if (answer.status === 429) {
    const seconds = answer.headers.get('retry-after') ?? '60'
    throw new Error(`Слишком много запросов. Повторите через ${seconds} с.`)
  }
  const { data, errors } = await answer.json()
  if (errors?.length) throw new Error(errors[0].message)
  return data.practices
}

/** An element with text. Text only: what comes from elsewhere is never taken for HTML. */
function element(name, text, className) {
  const made = document.createElement(name)
  if (text !== undefined) made.textContent = text
  if (className) made.className = className
  return made
}

function row(service, practice) {
  const line = element('li')
  const title = element('h2')
  const link = element('a', practice.title)
  link.href = new URL(`/p/${practice.slug}`, service).href
  title.append(link)
  const { school, publishedAt } = practice
  const from = `${school.name}, ${school.municipality.name}, ${day.format(new Date(publishedAt))}`
  line.append(title, element('p', from, 'from'), element('p', practice.summary))
  // A field that its person has not agreed to show comes as null.
  const authors = practice.authors
    .map(({ name, position }) => [name, position].filter(Boolean).join(', '))
    .filter(Boolean)
  if (authors.length > 0) line.append(element('p', authors.join('; '), 'from'))
  return line
}

function start(section) {
  const service = section.dataset.nastavnik || location.origin
  const form = section.querySelector('form')
  const status = section.querySelector('[role=status]')
  const list = section.querySelector('ul')
  const more = section.querySelector('[data-more]')
  let running = new AbortController()
  let after = null

  async function load() {
    running.abort()
    running = new AbortController()
    const { signal } = running
    const text = new FormData(form).get('words').trim()
    const { municipality, school } = section.dataset
    const filter = { text: text || null, municipality: municipality || null, school: school || null }
    try {
      const page = await ask(service, { filter, after }, signal)
      const rows = page.nodes.map((practice) => row(service, practice))
      if (after === null) list.replaceChildren(...rows)
      else {
        list.append(...rows)
        rows[0]?.querySelector('a').focus()
      }
      const { totalCount, pageInfo } = page
      status.textContent =
        totalCount === 0 ? 'Ничего не нашлось' : `${totalCount} ${WORDS[found.select(totalCount)]}`
      after = pageInfo.endCursor
      more.hidden = !pageInfo.hasNextPage
    } catch (error) {
      if (signal.aborted) return
      // `fetch` itself speaks English; everything else here has words of its own.
      status.textContent =
        error instanceof TypeError ? 'Сервис не отвечает. Повторите позже.' : error.message
    }
  }

  form.addEventListener('submit', (event) => {
    event.preventDefault()
    after = null
    void load()
  })
  more.addEventListener('click', () => void load())
  void load()
}

for (const section of document.querySelectorAll('[data-nastavnik]')) start(section)
