/** Keys as they are written on the board. */
import { caps } from './actions.ts'

export function Caps({ keys }: { keys: string }) {
  return (
    <span class="caps">
      {caps(keys).map((cap, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: caps never move
        <kbd key={at}>{cap}</kbd>
      ))}
    </span>
  )
}
