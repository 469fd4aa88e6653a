/** Whether two values of one kind can both hold. */
import type { Value } from './value.ts'

/** Lengths of time in other units that are meant as the same: a month is 30 days or four weeks and a bit. */
const ROUNDING = 0.1
/** Measures of other systems are rounded, too: 10 kg are 22 lb. */
const CONVERTED = 0.03

/** Whether two values of a kind cannot both hold of one thing. */
export function differ(one: Value, other: Value): boolean {
  if ((one.bound === 'least') !== (other.bound === 'least')) return false
  if (one.kind === 'clock') return clocksDiffer(one, other)
  const [a, b] = [one.high, other.high]
  const share = one.kind.endsWith('duration') ? ROUNDING : /^(?:length|weight|volume)/.test(one.kind) ? CONVERTED : 0
  const near = share * Math.max(a, b) + 1e-9
  // Ranges that meet, and a value inside of a range, agree.
  return one.low > other.high + near || other.low > one.high + near
}

/** Two spans of the day, or two times; a time within a span may be anything. */
function clocksDiffer(one: Value, other: Value): boolean {
  const isSpan = ({ low, high }: Value) => low !== high
  if (isSpan(one) !== isSpan(other) || (one.bound ?? '') !== (other.bound ?? '')) return false
  return one.low !== other.low || one.high !== other.high
}
