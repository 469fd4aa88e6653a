/** Keys as they are written on the board. */
import { caps } from './actions.ts'

export function Caps({ keys }: { keys: string }) {
  return (
    <span class="caps">
      {caps(keys).map((cap, at) => (
        <kbd key={at}>{cap}</kbd>
      ))}
    </span>
  )
}
