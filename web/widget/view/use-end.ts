/**
 * Follows the end of the history as long as the reader is there, and leaves them alone when they are not: what they read
 * stays where it is, whatever grows above or below it. What is longer than the window is shown from its beginning.
 */
import type { RefObject } from 'preact'
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { Client } from '../client.ts'

/** Closer to the end than this, in pixels, counts as being there. */
const NEAR = 64
/** Pixels above the beginning of a long message: enough to see what it answers. */
const ABOVE = 56

interface End {
  scroller: RefObject<HTMLElement | null>
  content: RefObject<HTMLDivElement | null>
  /** The last seq that was there when there came to be more below than the reader sees; null while there is not. */
  away: number | null
  toEnd(): void
}

export function useEnd(client: Client): End {
  const scroller = useRef<HTMLElement>(null)
  const content = useRef<HTMLDivElement>(null)
  const stuck = useRef<boolean>(true)
  const [away, setAway] = useState<number | null>(null)
  const sending = client.pending.value.length

  const toEnd = () => {
    stuck.current = true
    setAway(null)
    scroller.current?.scrollTo({ top: scroller.current.scrollHeight })
  }
  useLayoutEffect(() => {
    const box = scroller.current
    const inner = content.current
    if (!box || !inner) return
    let top = 0
    /** What the reader has before them, and where it stood. */
    let held: Element | undefined
    let stood = 0
    const leave = () => setAway(client.talk.peek()?.snapshot.seq ?? 0)
    const toGo = () => box.scrollHeight - box.scrollTop - box.clientHeight
    const standing = (element: Element) => element.getBoundingClientRect().top - box.getBoundingClientRect().top
    const hold = () => {
      held = [...inner.querySelectorAll('.log > *')].find((row) => standing(row) + row.clientHeight > 0)
      if (held) stood = standing(held)
    }
    const onScroll = () => {
      // Content that grew under a reader at the end is not the reader leaving it.
      const up = box.scrollTop < top
      top = box.scrollTop
      if (toGo() < NEAR) {
        stuck.current = true
        setAway(null)
      } else if (up && stuck.current) {
        stuck.current = false
        leave()
      }
      if (!stuck.current) hold()
    }
    const onGrowth = new ResizeObserver(() => {
      if (!stuck.current) {
        // Most browsers have seen to it by now; the others leave it to the page.
        if (held?.isConnected) box.scrollTop += standing(held) - stood
        return
      }
      box.scrollTo({ top: Math.max(box.scrollTop, Math.min(box.scrollHeight, beginning(box, inner))) })
      if (toGo() >= NEAR) leave()
    })
    onGrowth.observe(inner)
    onGrowth.observe(box)
    box.addEventListener('scroll', onScroll, { passive: true })
    return () => {
      onGrowth.disconnect()
      box.removeEventListener('scroll', onScroll)
    }
  }, [client])
  // Who writes wants to see what they wrote.
  useLayoutEffect(() => {
    if (sending > 0) toEnd()
  }, [sending])
  return { scroller, content, away, toEnd }
}

/** Where the newest of the other side begins, a message or what happened since; what one wrote oneself is seen to its end. */
function beginning(box: HTMLElement, inner: HTMLElement): number {
  const all = [...inner.querySelectorAll('.message, .line')]
  const last = all.findLastIndex((one) => one.matches('.message'))
  const newest = all[last + 1] ?? all[last]
  if (!newest || newest.matches('.mine')) return Number.POSITIVE_INFINITY
  return box.scrollTop + newest.getBoundingClientRect().top - box.getBoundingClientRect().top - ABOVE
}
