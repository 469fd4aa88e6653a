/** Parts of the panel that are not needed to ask a first question are fetched when they are first drawn. */
import { signal } from '@preact/signals'
import type { FunctionComponent } from 'preact'
import { useEffect } from 'preact/hooks'
import { waitAfter } from '../../shared/backoff.ts'
import type { Desk } from './desk.ts'

interface Props {
  desk: Desk
}

/**
 * A part that draws nothing until it is there. What could not be fetched is said once, and asked for again.
 * @param giveUp instead of asking again: what was opened is closed
 */
export function later<P extends Props>(
  fetchPart: (desk: Desk) => Promise<FunctionComponent<P>>,
  giveUp?: (desk: Desk) => void,
): FunctionComponent<P> {
  const part = signal<FunctionComponent<P> | null>(null)
  return (props) => {
    const { desk } = props
    useEffect(() => {
      let timer = 0
      const fetchIt = async (failures: number) => {
        try {
          part.value ??= await fetchPart(desk)
        } catch {
          if (failures === 0) desk.client.complain()
          if (giveUp) giveUp(desk)
          else timer = window.setTimeout(() => void fetchIt(failures + 1), waitAfter(failures, Math.random()))
        }
      }
      void fetchIt(0)
      return () => window.clearTimeout(timer)
    }, [desk])
    const Fetched = part.value
    return Fetched && <Fetched {...props} />
  }
}
