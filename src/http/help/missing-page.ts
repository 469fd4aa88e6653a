/** A page for what is not here or did not work, with a way on. */
import { homePath } from './address.ts'
import { deskName, type Frame, languageWish, type Page, searchForm } from './layout.ts'
import { html } from './markup.ts'
import { QUERY_CHARACTERS } from './search-page.ts'
import { voiceFor } from './words.ts'

/** @param path what was asked for, below `/help/` */
export function missingPage(path: string, frame: Frame): Page {
  const { site, settings, open } = frame
  const ahead = path.split('/')[0] ?? ''
  const voice = voiceFor(site.languages.includes(ahead) ? ahead : (site.main ?? 'en'))
  const { say } = voice
  const wish = languageWish(voice, site)
  return {
    voice,
    title: `${say('notHere')} · ${deskName(settings)}`,
    content: html`<div class="wide narrow">
<h1>${say('notHere')}</h1>
${open && html`<p>${say('notHereHint')}</p>${searchForm(voice, wish, wordsOf(path))}<p><a href="${homePath(wish)}">${say('home')}</a></p>`}
</div>`,
    searches: true,
  }
}

/** What a path seems to be about: its last part, as words. */
function wordsOf(path: string): string {
  const last = path.replace(/\/+$/, '').split('/').at(-1) ?? ''
  return last
    .replace(/\.\w{1,5}$/, '')
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, ' ')
    .trim()
    .slice(0, QUERY_CHARACTERS)
    .toWellFormed()
}

/** @param tooMany whether it was asked too often */
export function failedPage(tooMany: boolean, frame: Frame): Page {
  const voice = voiceFor(frame.site.main ?? 'en')
  const heading = voice.say(tooMany ? 'tooMany' : 'failed')
  return {
    voice,
    title: `${heading} · ${deskName(frame.settings)}`,
    content: html`<div class="wide narrow"><h1>${heading}</h1></div>`,
    searches: true,
  }
}
