/** A list of any length of which only what is in view is drawn; read out as the whole that it is. */
import type { ComponentChildren } from 'preact'
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { drawn, type Looked, scrolledTo } from '../pure/windowing.ts'

interface VirtualProps {
  label: string
  ids: readonly string[]
  /** Whether there are more than these. */
  more: boolean
  /** The line that stays in view. */
  current?: string | undefined
  /** Pixels of one line before one could be measured. */
  row: number
  line: (id: string) => ComponentChildren
  /** The end comes near. */
  onEnd: () => void
}

/** Lines before the end at which more are asked for. */
const NEAR_END = 25

export function Virtual({ label, ids, more, current, row: guess, line, onEnd }: VirtualProps) {
  const list = useRef<HTMLUListElement>(null)
  const [looked, setLooked] = useState<Looked>({ top: 0, height: 900, row: guess })
  const [focused, setFocused] = useState<string>()
  const at = current === undefined ? -1 : ids.indexOf(current)
  const focusedAt = focused === undefined ? -1 : ids.indexOf(focused)
  const positions = drawn(ids.length, looked, [at, focusedAt])

  const box = () => list.current?.parentElement
  const look = () => {
    const { scrollTop: top = 0, clientHeight: height = 0 } = box() ?? {}
    const row = list.current?.querySelector<HTMLElement>('li')?.offsetHeight || guess
    setLooked((before) => {
      // A line's way is no reason to draw.
      const same = before.row === row && before.height === height && Math.abs(before.top - top) < row
      return same ? before : { top, height, row }
    })
  }

  useLayoutEffect(() => {
    const scrolls = box()
    if (!scrolls) return undefined
    look()
    scrolls.addEventListener('scroll', look, { passive: true })
    const watch = new ResizeObserver(look)
    watch.observe(scrolls)
    return () => {
      scrolls.removeEventListener('scroll', look)
      watch.disconnect()
    }
  }, [])
  // A look of another density makes other lines.
  useLayoutEffect(look)
  useLayoutEffect(() => {
    const scrolls = box()
    if (!scrolls || at === -1) return
    // What stands above the lines scrolls with them.
    const above =
      scrolls.scrollTop + (list.current?.getBoundingClientRect().top ?? 0) - scrolls.getBoundingClientRect().top
    const from = scrolls.scrollTop - above
    const top = scrolledTo(at, { top: from, height: scrolls.clientHeight, row: looked.row })
    if (top !== from) scrolls.scrollTop = top + above
  }, [current, at === -1])
  const last = positions.at(-1) ?? 0
  useLayoutEffect(() => {
    if (more && last >= ids.length - NEAR_END) onEnd()
  }, [more, last, ids.length])

  return (
    <ul
      ref={list}
      class="entries"
      aria-label={label}
      style={{ blockSize: `${ids.length * looked.row}px` }}
      onFocusIn={(event) => setFocused((event.target as HTMLElement).closest('li')?.dataset.id)}
      onFocusOut={() => setFocused(undefined)}
    >
      {positions.map((position) => {
        const id = ids[position] ?? ''
        return (
          <li
            key={id}
            data-id={id}
            aria-setsize={more ? -1 : ids.length}
            aria-posinset={position + 1}
            style={{ insetBlockStart: `${position * looked.row}px` }}
          >
            {line(id)}
          </li>
        )
      })}
    </ul>
  )
}
