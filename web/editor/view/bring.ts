/** What is pasted into the text or dropped onto it: pictures go beside the article, pages become markdown. */

import { signal } from '@preact/signals'
import { wordsOf } from '../../console/live/session.ts'
import { fromHtml } from '../live/calls.ts'
import { toast } from '../live/toast.ts'
import { dialog, field } from './at-hand.ts'

/** Pictures that wait for words on what they show, first one first. */
export const waiting = signal<readonly File[]>([])

const pictures = /^image\/(?:png|jpeg|gif|webp)$/
/** Tags for which markdown has a form of its own: without them the plain text says as much. */
const structured = /<(?:h[1-6]|a\s[^>]*href|li|table|strong|b|em|i|blockquote|pre|code|img)\b/i

/** @returns whether it was taken; otherwise the field takes the plain text */
export function bring(data: DataTransfer, paste: boolean): boolean {
  const files = [...data.files]
  // What was copied from a text program comes as a picture too: there the text is meant.
  if (files.length > 0 && !(paste && data.types.includes('text/plain'))) {
    bringFiles(files)
    return true
  }
  const html = data.getData('text/html')
  if (!html || !structured.test(html) || fromCode(html)) return false
  void pasteHtml(html, data.getData('text/plain'))
  return true
}

/** Asks what pictures show, one after the other, and says which files are none. */
export function bringFiles(files: readonly File[]): void {
  const fit = files.filter(({ type }) => pictures.test(type))
  if (fit.length < files.length) toast('Only pictures can be put into an article: PNG, JPEG, GIF or WebP.')
  if (fit.length === 0) return
  waiting.value = [...waiting.value, ...fit]
  dialog.value = 'picture'
}

/** Text from an editor of code is meant as it stands. */
function fromCode(html: string): boolean {
  return /vscode|<meta name="Generator" content="Cocoa HTML Writer"|white-space:\s*pre(?:;|")/i.test(html)
}

async function pasteHtml(html: string, plain: string): Promise<void> {
  let words = plain
  try {
    words = (await fromHtml(html)).markdown.trim()
  } catch (error) {
    toast(`Pasted as plain text. ${wordsOf(error)}`)
  }
  insert(words)
}

/** Puts a text in place of what is chosen; the cursor goes behind it. */
export function insert(words: string): void {
  const now = field.value
  if (!now) return
  const { from, to } = now.chosen()
  now.edit({ from, to, insert: words, select: { from: from + words.length, to: from + words.length } })
}
