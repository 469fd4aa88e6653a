/** A box that grows at its end, and stays there unless the reader has gone up to read. */
import { type Signal, useSignal } from '@preact/signals'
import type { RefObject } from 'preact'
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks'

/** So near the end counts as at the end, in pixels. */
const NEAR_END_PX = 48

export interface StayAtEnd {
  box: RefObject<HTMLDivElement | null>
  atEnd: boolean
  /** The same, readable at any time without drawing. */
  isAtEnd: () => boolean
  toEnd: () => void
  onScroll: () => void
}

/** @param grown what changes whenever the box may have grown */
export function useStayAtEnd(grown: readonly unknown[]): StayAtEnd {
  const box = useRef<HTMLDivElement>(null)
  const end: Signal<boolean> = useSignal(true)
  const height = useRef<number>(0)

  const toEnd = () => box.current?.scrollTo({ top: box.current.scrollHeight })
  const isAtEnd = () => end.peek()

  useLayoutEffect(() => {
    if (end.peek()) toEnd()
  }, grown)

  useEffect(() => {
    const watch = new ResizeObserver(() => {
      height.current = box.current?.clientHeight ?? 0
      if (end.peek()) toEnd()
    })
    const observed = box.current
    if (observed !== null) watch.observe(observed)
    return () => watch.disconnect()
  }, [])

  const onScroll = () => {
    const { scrollHeight = 0, scrollTop = 0, clientHeight = 0 } = box.current ?? {}
    // The composer below took some room: that is no reader's scrolling.
    if (clientHeight !== height.current) return
    end.value = scrollHeight - scrollTop - clientHeight < NEAR_END_PX
  }

  return { box, atEnd: end.value, isAtEnd, toEnd, onScroll }
}
