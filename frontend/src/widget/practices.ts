/**
 * `<nastavnik-practices>`: published practices on any page, without a framework and without a key.
 *
 * Attributes: `origin` (the service; where this script came from when left out), `school`, `municipality`, `topic`,
 * `text`, `first` (1–100, 5 when left out), `lang` (`ru` or `en`), `heading` (the level of titles, 2–6, 3 when left out). Colours are the page's own, or these variables:
 * `--nastavnik-accent`, `--nastavnik-text`, `--nastavnik-soft`, `--nastavnik-line`. `data-state` says how it stands:
 * `loading`, `ready`, `empty`, `failed`. When a request fails, what was there stays, without names: whether those may
 * still be shown nobody knows then.
 */
const QUERY = `query($filter:PracticeFilter,$first:Int,$after:String){practices(filter:$filter,first:$first,after:$after){
pageInfo{hasNextPage endCursor}nodes{slug title summary publishedAt school{name municipality{name}}authors{name position}}}}`

const WORDS = {
  ru: {
    label: 'Практики наставничества',
    loading: 'Загрузка…',
    empty: 'Практик пока нет',
    failed: 'Список сейчас не обновляется.',
    again: 'Повторить',
    more: 'Показать ещё',
  },
  en: {
    label: 'Mentoring practices',
    loading: 'Loading…',
    empty: 'No practices yet',
    failed: 'The list cannot be renewed just now.',
    again: 'Try again',
    more: 'Show more',
  },
}

const STYLE = `:host{display:block;color:var(--nastavnik-text,inherit)}
:host([hidden]){display:none}
ul{margin:0;padding:0;list-style:none}
li{padding:.875em 0;border-top:1px solid var(--nastavnik-line,color-mix(in srgb,currentColor 25%,transparent))}
li,p,.title{margin:0;overflow-wrap:anywhere}
.title{font-size:1.125em;line-height:1.35}
p{margin:.25em 0 0}
.soft{font-size:.875em;color:var(--nastavnik-soft,inherit)}
a{color:var(--nastavnik-accent,LinkText)}
button{margin-top:.5em;padding:.5em 1em;min-height:2.75em;font:inherit;color:inherit;background:none;border:1px solid;border-radius:.5em;cursor:pointer}
:focus-visible{outline:2px solid var(--nastavnik-accent,currentColor);outline-offset:2px}
[hidden]{display:none}`

/** How long after a failure it is tried again, and how old a list may be when its page comes back into sight. */
const PAUSE = 30_000

const HEADINGS = [2, 3, 4, 5, 6] as const

type Practice = {
  slug: string
  title: string
  summary: string
  publishedAt: string
  school: { name: string; municipality: { name: string } }
  authors: { name: string | null; position: string | null }[]
}
type Page = { nodes: Practice[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } }
type State = 'loading' | 'ready' | 'empty' | 'failed'

const script = document.currentScript as HTMLScriptElement | null
const home = script?.src ? new URL(script.src).origin : location.origin

/** An element with text. Text only: what comes from elsewhere is never taken for HTML. */
function made<K extends keyof HTMLElementTagNameMap>(
  name: K,
  text = '',
  className = '',
): HTMLElementTagNameMap[K] {
  const element = document.createElement(name)
  element.textContent = text
  element.className = className
  return element
}

export class NastavnikPractices extends HTMLElement {
  static observedAttributes = [
    'origin',
    'school',
    'municipality',
    'topic',
    'text',
    'first',
    'lang',
    'heading',
  ]

  #list = made('ul')
  #note = made('p')
  #button = made('button')
  #after: string | null = null
  #running: AbortController | undefined
  #timer = 0
  #loadedAt = 0
  #asked = false

  constructor() {
    super()
    const root = this.attachShadow({ mode: 'open' })
    // A sheet of its own: a strict policy of the site's forbids inline styles.
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(STYLE)
    root.adoptedStyleSheets = [sheet]
    this.#note.setAttribute('role', 'status')
    this.#button.type = 'button'
    this.#button.setAttribute('part', 'button')
    this.#list.setAttribute('part', 'list')
    this.#button.onclick = () => void this.#load(this.dataset.state !== 'failed')
    root.append(this.#list, this.#note, this.#button)
  }

  connectedCallback() {
    this.#renew()
    document.addEventListener('visibilitychange', this.#seen)
  }

  disconnectedCallback() {
    this.#running?.abort()
    clearTimeout(this.#timer)
    document.removeEventListener('visibilitychange', this.#seen)
  }

  attributeChangedCallback() {
    this.#renew()
  }

  get #words() {
    return WORDS[this.lang === 'en' ? 'en' : 'ru']
  }

  #seen = () => {
    if (!document.hidden && Date.now() - this.#loadedAt > PAUSE) void this.#load(false)
  }

  /** Several attributes that change at once are one question. */
  #renew() {
    if (this.#asked) return
    this.#asked = true
    queueMicrotask(() => {
      this.#asked = false
      if (this.isConnected) void this.#load(false)
    })
  }

  #show(state: State) {
    this.dataset.state = state
    const words = this.#words
    this.#list.setAttribute('aria-label', words.label)
    this.#list.setAttribute('aria-busy', String(state === 'loading'))
    const said = {
      loading: this.#list.children.length > 0 ? '' : words.loading,
      ready: '',
      empty: words.empty,
      failed: words.failed,
    }
    this.#note.textContent = said[state]
    this.#note.hidden = said[state] === ''
    this.#button.textContent = state === 'failed' ? words.again : words.more
    this.#button.hidden = state !== 'failed' && (state === 'empty' || this.#after === null)
  }

  async #load(more: boolean) {
    this.#running?.abort()
    clearTimeout(this.#timer)
    const running = new AbortController()
    this.#running = running
    this.#show('loading')
    try {
      const page = await this.#ask(more ? this.#after : null, running.signal)
      const rows = page.nodes.map((practice) => this.#row(practice))
      if (more) this.#list.append(...rows)
      else this.#list.replaceChildren(...rows)
      this.#after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null
      this.#loadedAt = Date.now()
      this.#show(this.#list.children.length > 0 ? 'ready' : 'empty')
      // A page that stays in sight for days: what was withdrawn meanwhile goes within a minute. A list that somebody has
      // unfolded or reads in is left as it is, without names.
      this.#timer = window.setTimeout(() => this.#age(more), 2 * PAUSE)
      if (more) rows[0]?.querySelector('a')?.focus()
    } catch {
      if (running.signal.aborted) return
      this.#forgetNames()
      this.#show('failed')
      this.#timer = window.setTimeout(() => void this.#load(false), PAUSE)
    }
  }

  /** After a minute in sight. */
  #age(unfolded: boolean) {
    const reads = this.shadowRoot?.activeElement !== null
    if (unfolded || reads || document.hidden) this.#forgetNames()
    else void this.#load(false)
  }

  #forgetNames() {
    for (const names of this.#list.querySelectorAll('.names')) names.remove()
  }

  get #service() {
    return this.getAttribute('origin') || home
  }

  async #ask(after: string | null, signal: AbortSignal): Promise<Page> {
    const filter: Record<string, string> = {}
    for (const name of ['school', 'municipality', 'topic', 'text']) {
      const value = this.getAttribute(name)?.trim()
      if (value) filter[name] = value
    }
    const first = Math.min(Math.max(Math.trunc(Number(this.getAttribute('first'))) || 5, 1), 100)
    const address = new URL('/graphql', this.#service)
    address.searchParams.set('query', QUERY)
    address.searchParams.set('variables', JSON.stringify({ filter, first, after }))
    // By GET with plain headers: no preflight, and caches may answer.
    const answer = await fetch(address, {
      signal,
      credentials: 'omit',
      headers: { accept: 'application/json' },
    })
    return (await answer.json()).data.practices
  }

  #row({ slug, title, summary, publishedAt, school, authors }: Practice): HTMLLIElement {
    const line = made('li')
    line.setAttribute('part', 'item')
    const link = made('a')
    link.href = new URL(`/p/${slug}`, this.#service).href
    link.append(made('bdi', title))
    const level = Number(this.getAttribute('heading'))
    const heading = made(`h${HEADINGS.find((each) => each === level) ?? 3}`, '', 'title')
    heading.append(link)
    const day = new Intl.DateTimeFormat(this.lang === 'en' ? 'en-GB' : 'ru-RU', { dateStyle: 'long' })
    const from = [school.name, school.municipality.name, day.format(new Date(publishedAt))]
    line.append(heading, made('p', from.join(' · '), 'soft'), made('p', summary))
    // A field that its person has not agreed to show comes as null.
    const names = authors
      .map(({ name, position }) => [name, position].filter(Boolean).join(', '))
      .filter(Boolean)
    if (names.length > 0) line.append(made('p', names.join('; '), 'soft names'))
    return line
  }
}

if (!customElements.get('nastavnik-practices'))
  customElements.define('nastavnik-practices', NastavnikPractices)
