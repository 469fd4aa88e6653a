/** Parts of the panel that most customers never see are fetched when they are first drawn. */
import { signal } from '@preact/signals'
import type { FunctionComponent } from 'preact'
import { useEffect } from 'preact/hooks'
import type { Desk } from './desk.ts'

type Part = FunctionComponent<{ desk: Desk }>

/** A part that draws nothing until it is there. What could not be fetched is said, and asked for again the next time. */
export function later(fetchPart: (desk: Desk) => Promise<Part>): Part {
  const part = signal<Part | null>(null)
  return ({ desk }) => {
    useEffect(() => {
      if (part.value) return
      fetchPart(desk).then(
        (fetched) => {
          part.value = fetched
        },
        () => {
          desk.lookingBack.value = desk.copying.value = false
          desk.client.complain()
        },
      )
    }, [desk])
    const Fetched = part.value
    return Fetched && <Fetched desk={desk} />
  }
}
