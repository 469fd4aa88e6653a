/** Moments, in the reader's own clock. */
import { clock, moment } from '../../shared/time.ts'
import { now } from '../live/now.ts'

/** The console speaks English; hours and dates follow the reader's own English where they have one. */
export const locale = navigator.language.startsWith('en') ? navigator.language : 'en-GB'

export function Clock({ at }: { at: string }) {
  return (
    <time dateTime={at} title={new Date(at).toLocaleString(locale)}>
      {clock(at, locale)}
    </time>
  )
}

export function Moment({ at }: { at: string }) {
  return (
    <time dateTime={at} title={new Date(at).toLocaleString(locale)}>
      {moment(at, new Date(now.value), locale)}
    </time>
  )
}
