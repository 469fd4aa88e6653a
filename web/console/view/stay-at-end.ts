/** A box that grows at its end, and stays there unless the reader has gone up to read. */
import type { RefObject } from 'preact'
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'

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
  const [atEnd, setAtEnd] = useState(true)
  const state = useRef<{ end: boolean; height: number }>({ end: true, height: 0 })

  const toEnd = () => box.current?.scrollTo({ top: box.current.scrollHeight })
  const isAtEnd = () => state.current.end

  useLayoutEffect(() => {
    if (isAtEnd()) toEnd()
  }, grown)

  useEffect(() => {
    const watch = new ResizeObserver(() => {
      state.current.height = box.current?.clientHeight ?? 0
      if (isAtEnd()) toEnd()
    })
    if (box.current) watch.observe(box.current)
    return () => watch.disconnect()
  }, [])

  const onScroll = () => {
    const { scrollHeight = 0, scrollTop = 0, clientHeight = 0 } = box.current ?? {}
    // The composer below took some room: that is no reader's scrolling.
    if (clientHeight !== state.current.height) return
    state.current.end = scrollHeight - scrollTop - clientHeight < NEAR_END_PX
    setAtEnd(state.current.end)
  }

  return { box, atEnd, isAtEnd, toEnd, onScroll }
}
