/** A long conversation is there at once with its end, which is what is read first; the rest follows bit by bit. */
import { useEffect, useState } from 'preact/hooks'

/** Lines that are drawn at once, and how many more with each step. */
const FIRST = 40
const STEP = 40
/** Milliseconds before the first step, in which somebody who only passes by has gone on, and between two. */
const REST_MS = 400
const STEP_MS = 60

/** @returns the last lines, soon all of them, and whether they are */
export function useUnhurried<T>(id: string, lines: readonly T[]): { drawn: readonly T[]; whole: boolean } {
  const [shown, setShown] = useState({ id, most: FIRST })
  const most = shown.id === id ? shown.most : FIRST
  const whole = lines.length <= most
  useEffect(() => {
    if (whole) return undefined
    const timer = setTimeout(() => setShown({ id, most: most + STEP }), most === FIRST ? REST_MS : STEP_MS)
    return () => clearTimeout(timer)
  }, [id, most, whole])
  return { drawn: whole ? lines : lines.slice(-most), whole }
}
