/** All states side by side, in the theme, language, size and colour that are chosen above. */
import { spokenLanguages } from '../../../src/domain/spoken.ts'
import { states } from './states.ts'

const form = document.querySelector('form')
const place = document.getElementById('states')
const languages = form?.querySelector<HTMLSelectElement>('[name=locale]')
for (const language of spokenLanguages) languages?.add(new Option(language))

const frames = states.map(({ id, about }) => {
  const figure = document.createElement('figure')
  const caption = document.createElement('figcaption')
  const link = document.createElement('a')
  const frame = document.createElement('iframe')
  frame.title = about
  frame.loading = 'lazy'
  link.textContent = about
  caption.append(link, ` ${id}`)
  figure.append(caption, frame)
  place?.append(figure)
  return { id, frame, link }
})

function show(): void {
  if (!form) return
  const { theme, locale, size, accent } = Object.fromEntries(new FormData(form)) as Record<string, string>
  const [width = '', height = ''] = (size ?? '').split('x')
  for (const { id, frame, link } of frames) {
    const address = `/widget/states/one#${new URLSearchParams({ state: id, theme: theme ?? '', locale: locale ?? '', accent: accent ?? '' })}`
    link.href = address
    Object.assign(frame, { width, height })
    if (frame.src) frame.contentWindow?.location.replace(address)
    else frame.src = address
  }
}
form?.addEventListener('input', show)
show()
