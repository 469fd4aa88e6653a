/** Parts of the panel that are not needed to ask a first question are fetched when they are first drawn. */
import { signal } from '@preact/signals'
import type { FunctionComponent } from 'preact'
import { useEffect } from 'preact/hooks'
import { waitAfter } from '../../shared/backoff.ts'
import type { Desk } from './desk.ts'

type Part = FunctionComponent<{ desk: Desk }>

/** A part that draws nothing until it is there. What could not be fetched is said once, and asked for again. */
export function later(fetchPart: (desk: Desk) => Promise<Part>): Part {
  const part = signal<Part | null>(null)
  return ({ desk }) => {
    useEffect(() => {
      let timer = 0
      const fetchIt = async (failures: number) => {
        try {
          part.value ??= await fetchPart(desk)
        } catch {
          if (failures === 0) {
            desk.lookingBack.value = desk.copying.value = false
            desk.client.complain()
          }
          timer = window.setTimeout(() => void fetchIt(failures + 1), waitAfter(failures, Math.random()))
        }
      }
      void fetchIt(0)
      return () => window.clearTimeout(timer)
    }, [desk])
    const Fetched = part.value
    return Fetched && <Fetched desk={desk} />
  }
}
