/** Parts of the panel that most customers never see are fetched when they are first drawn. */
import { signal } from '@preact/signals'
import type { FunctionComponent } from 'preact'
import { useEffect } from 'preact/hooks'
import type { Desk } from './desk.ts'

interface Given {
  desk: Desk
}

/** A part that draws nothing until it is there. What could not be fetched is said, and asked for again the next time. */
export function later<P extends Given = Given>(
  fetchPart: (desk: Desk) => Promise<FunctionComponent<P>>,
): FunctionComponent<P> {
  const part = signal<FunctionComponent<P> | null>(null)
  return (given) => {
    const { desk } = given
    useEffect(() => {
      if (part.value) return
      fetchPart(desk).then(
        (fetched) => {
          part.value = fetched
        },
        () => {
          desk.lookingBack.value = false
          desk.client.complain()
        },
      )
    }, [desk])
    const Fetched = part.value
    return Fetched && <Fetched {...given} />
  }
}
