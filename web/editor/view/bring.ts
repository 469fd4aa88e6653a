/** What is pasted into the text or dropped onto it: pictures go beside the article, pages become markdown. */

import { signal } from '@preact/signals'
import { maxPictureBytes } from '../../../src/domain/pictures.ts'
import { wordsOf } from '../../console/live/session.ts'
import { fromHtml } from '../live/calls.ts'
import { toast } from '../live/toast.ts'
import type { Chosen, Edit } from '../pure/markdown.ts'
import { isPlainPlace, linkPasted, pasteMarkdown, picturesOf } from '../pure/pasting.ts'
import { dialog, field } from './at-hand.ts'

/** Pictures that wait for words on what they show, first one first. */
export const waiting = signal<readonly File[]>([])

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
  const now = field.value
  if (!now || isPlainPlace(now.text(), now.chosen().from)) return false
  const plain = data.getData('text/plain')
  const link = paste && linkPasted(now.text(), now.chosen(), plain)
  if (link) {
    now.edit(link)
    return true
  }
  const html = data.getData('text/html')
  if (!html || !structured.test(html) || fromCode(html)) return false
  void pasteHtml(html, plain)
  return true
}

/** Asks what pictures show, one after the other, and says which files are none. */
export function bringFiles(files: readonly File[]): void {
  const { fit, faults } = picturesOf(files, maxPictureBytes)
  if (faults.length > 0) toast(faults.join(' '))
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
    const { markdown, lost } = await fromHtml(html)
    words = markdown.trim()
    if (lost.length > 0) toast(`Pasted. What an article cannot hold: ${lost.join('; ')}.`)
  } catch (error) {
    toast(`Pasted as plain text. ${wordsOf(error)}`)
  }
  insert(pasteMarkdown, words)
}

/** Puts something into the text at what is chosen there by now; the cursor goes behind it. */
export function insert(put: (text: string, chosen: Chosen, words: string) => Edit, words: string): void {
  const now = field.value
  if (now) now.edit(put(now.text(), now.chosen(), words))
}
