/** The article as customers see it, beside its text. It stands in a shadow of its own, in the styles of the help pages. */
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks'
import { directionOf } from '../../../src/domain/spoken.ts'
import helpStyles from '../../help/help.css?inline'
import { shown } from '../live/inspect.ts'
import { acrossFrom, headingLines, type Pegs } from '../pure/in-step.ts'
import { blocksIn } from './preview-blocks.ts'

interface PreviewProps {
  /** The first line of the text in view, from 1. */
  line: number | undefined
  /** Somebody scrolled here: the line that stands on top now. */
  onScroll: (line: number) => void
}

export function Preview({ line, onScroll }: PreviewProps) {
  const host = useRef<HTMLDivElement>(null)
  const shadow = useRef<Shadow | undefined>(undefined)
  const said = shown.value
  const byUs = useRef(0)

  useLayoutEffect(() => {
    if (host.current) shadow.current = shadowOf(host.current)
  }, [])

  useLayoutEffect(() => {
    if (!shadow.current || !said) return
    const { article, title, body, put } = shadow.current
    title.textContent = said.front.title ?? ''
    title.hidden = !said.front.title
    article.lang = said.front.lang ?? ''
    body.dir = said.front.lang ? directionOf(said.front.lang) : 'auto'
    put(said.html)
  }, [said])

  useEffect(() => {
    const box = host.current
    if (!box || line === undefined || !said) return
    const top = acrossFrom(pegsOf(box, shadow.current, said.of), line)
    if (Math.abs(box.scrollTop - top) < 2) return
    byUs.current = performance.now()
    box.scrollTop = top
  }, [line])

  const scrolled = () => {
    const box = host.current
    // What we scrolled ourselves is no wish of anybody's.
    if (!box || !said || performance.now() - byUs.current < 120) return
    const pegs = pegsOf(box, shadow.current, said.of).map(([here, there]) => [there, here] as const)
    onScroll(acrossFrom(pegs, box.scrollTop))
  }

  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard
    <section class="preview" aria-label="Preview: what customers see" tabIndex={0} ref={host} onScroll={scrolled} />
  )
}

interface Shadow {
  article: HTMLElement
  title: HTMLElement
  body: HTMLElement
  /** Puts the HTML of the text below the title. */
  put: (html: string) => void
}

function shadowOf(host: HTMLElement): Shadow {
  const root = host.shadowRoot ?? host.attachShadow({ mode: 'open' })
  const sheet = new CSSStyleSheet()
  // Tokens are inherited from the page; what the help pages say of their body holds for the box here.
  sheet.replaceSync(`${helpStyles.replace(/(^|[\s,}])body(?=[\s,{])/g, '$1:host')}\n${ownStyles}`)
  root.adoptedStyleSheets = [sheet]
  const main = document.createElement('main')
  const article = document.createElement('article')
  const title = document.createElement('h1')
  const body = document.createElement('div')
  title.dir = 'auto'
  body.className = 'text'
  article.append(title, body)
  main.append(article)
  root.replaceChildren(main)
  return { article, title, body, put: blocksIn(body) }
}

const ownStyles = `
  :host { display: block; overflow-y: auto; }
  main { padding: 24px 24px 40vh; }
  *, *::before, *::after { box-sizing: border-box; }
`

/** Headings of the text and where they stand in the preview; top and end as well. */
function pegsOf(box: HTMLElement, shadow: Shadow | undefined, of: string): Pegs {
  const lines = headingLines(of)
  const headings = [...(shadow?.article.querySelectorAll<HTMLElement>('h2, h3, h4, h5, h6') ?? [])]
  const top = box.getBoundingClientRect().top - box.scrollTop
  const last = of.split('\n').length
  const inStep =
    lines.length === headings.length || lines.length === headings.length + 1
      ? lines.slice(lines.length - headings.length).map((at, index): [number, number] => {
          const heading = headings[index]
          return [at, heading ? heading.getBoundingClientRect().top - top - 8 : 0]
        })
      : []
  return [
    [1, 0],
    ...inStep.filter(([at, there]) => at > 1 && there > 0),
    [last + 1, box.scrollHeight - box.clientHeight],
  ]
}
