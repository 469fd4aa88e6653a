/** Follows the end of the history as long as the reader is there, and leaves them alone when they are not. */
import type { RefObject } from 'preact'
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { Client } from '../client.ts'

/** Closer to the end than this, in pixels, counts as being there. */
const NEAR = 64

interface End {
  scroller: RefObject<HTMLElement | null>
  content: RefObject<HTMLDivElement | null>
  /** The last seq that was there when the reader left the end; null while they are at it. */
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
    const onScroll = () => {
      const near = box.scrollHeight - box.scrollTop - box.clientHeight < NEAR
      // Content that grew under a reader at the end is not the reader leaving it.
      const up = box.scrollTop < top
      top = box.scrollTop
      if (near === stuck.current || !(near || up)) return
      stuck.current = near
      setAway(near ? null : (client.talk.peek()?.snapshot.seq ?? 0))
    }
    const onGrowth = new ResizeObserver(() => {
      if (stuck.current) box.scrollTo({ top: box.scrollHeight })
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
