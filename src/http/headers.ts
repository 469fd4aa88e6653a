/** Headers that every answer carries. What a page may load and who may frame it is said page by page, in pages.ts. */
import type { MiddlewareHandler } from 'hono'
import { secureHeaders } from 'hono/secure-headers'

const YEAR_SECONDS = 31_536_000

/** What no page of ours uses, so that nothing that gets into one can. */
const unused = [
  'accelerometer',
  'camera',
  'displayCapture',
  'geolocation',
  'gyroscope',
  'hid',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'serial',
  'usb',
] as const

/** @param https whether customers reach this server by https; only then may a browser be told never to come without */
export function everyAnswer(https: boolean): MiddlewareHandler {
  return secureHeaders({
    // Said page by page: the panel may be framed by the sites that embed it.
    xFrameOptions: false,
    // Where nothing else is said: the loader and the built files are for other people's sites too.
    crossOriginResourcePolicy: 'same-site',
    overwrite: false,
    crossOriginOpenerPolicy: 'same-origin',
    // Not `no-referrer`, with which some browsers also call the Origin of a form `null`.
    referrerPolicy: 'same-origin',
    // Nor for the host's other names: those are not ours to say.
    strictTransportSecurity: https ? `max-age=${YEAR_SECONDS}` : false,
    permissionsPolicy: Object.fromEntries(unused.map((feature) => [feature, []])),
  })
}
