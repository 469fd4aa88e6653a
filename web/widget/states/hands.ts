/** Does what a state says that happened: as a customer would, with the parts that are there. */
import type { Signal } from '@preact/signals'
import type { Talk } from '../talk.ts'
import { fileNamed } from './server.ts'
import type { Deed } from './shown.ts'

/** Looks after which what is waited for must be there. */
const LOOKS = 200
const LOOK_EVERY_MS = 40

/** Until the page was drawn and what runs after that has run; a page out of sight is not drawn. */
const pause = () =>
  new Promise<void>((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve))
    setTimeout(resolve, LOOK_EVERY_MS)
  })

/**
 * One deed.
 * @param wanted whether the state is still the one to show; where it is not, nothing more is done
 * @throws Error where something does not come to be there
 */
export async function act(deed: Deed, talk: Signal<Talk | null>, wanted: () => boolean): Promise<void> {
  const there = (place: string) => appears<HTMLElement>(place, wanted)
  if ('see' in deed) await there(deed.see)
  else if ('press' in deed) {
    const pressed = await there(deed.press)
    pressed?.focus()
    pressed?.click()
  } else if ('write' in deed) {
    const field = (await there(deed.into)) as HTMLTextAreaElement | undefined
    if (!field) return
    field.value = deed.write
    field.dispatchEvent(new Event('input', { bubbles: true }))
    await pause()
  } else if ('attach' in deed) {
    const field = (await there('.composer [type=file]')) as HTMLInputElement | undefined
    if (!field) return
    // Files that are put into the field itself are copies, each of its own size.
    Object.defineProperty(field, 'files', { configurable: true, value: await Promise.all(deed.attach.map(fileNamed)) })
    field.dispatchEvent(new Event('change', { bubbles: true }))
  } else if ('drag' in deed) {
    const files = new DataTransfer()
    files.items.add(await fileNamed('cup.png'))
    document.body.dispatchEvent(new DragEvent('dragenter', { bubbles: true, dataTransfer: files }))
  } else if ('hear' in deed) talk.value = deed.hear
  else {
    const box = await there('.scroll')
    // It goes to the end by itself first.
    for (let looks = 0; looks < LOOKS && box?.scrollTop === 0; looks++) await pause()
    await pause()
    box?.scrollTo(0, 0)
  }
}

async function appears<E extends Element>(place: string, wanted: () => boolean): Promise<E | undefined> {
  for (let looks = 0; looks < LOOKS && wanted(); looks++) {
    const found = document.querySelector<E>(place)
    if (found) return found
    await pause()
  }
  if (wanted()) throw new Error(`There is no ${place} here.`)
  return undefined
}

/** Waits until nothing changes any more: parts that are drawn later are there by then. */
export async function settled(root: HTMLElement, wanted: () => boolean): Promise<void> {
  for (let before = ''; wanted() && before !== root.innerHTML; await pause()) before = root.innerHTML
}
