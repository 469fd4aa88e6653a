/**
 * Pictures of the web, fetched only where the operator says so, and never from inside the house: every address that a
 * name leads to is looked at where the connection is made, so that no redirect and no second answer of a name server
 * leads past it.
 */
import { lookup as resolve } from 'node:dns'
import { request as overHttp } from 'node:http'
import { request as overHttps } from 'node:https'
import { BlockList, isIP, type LookupFunction } from 'node:net'
import { maxPictureBytes } from '../../domain/pictures.ts'

/** Pictures fetched in one import. */
export const maxFetched = 2_000
/** Seconds for one picture, from the first word to its last byte. */
const FETCH_SECONDS = 15
/** Redirects followed. */
const maxRedirects = 3

/** Why a picture was not fetched. */
export class FetchRefused extends Error {
  override name = 'FetchRefused'
}

const inside = new BlockList()
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const)
  inside.addSubnet(net, bits, 'ipv4')
for (const [net, bits] of [
  ['::', 96],
  ['::1', 128],
  ['64:ff9b::', 96],
  ['64:ff9b:1::', 48],
  ['100::', 64],
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  ['fec0::', 10],
  ['ff00::', 8],
] as const)
  inside.addSubnet(net, bits, 'ipv6')

/** Whether an address is of this machine, its network, or no place in particular (RFC 6890), mapped ones included. */
export function isInside(address: string): boolean {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1]
  if (mapped) return isInside(mapped)
  const family = isIP(address)
  // IPv4 in IPv6 may be written in hexadecimal too.
  return (
    family === 0 ||
    (family === 6 && /^(?:0*:){1,6}ffff:/i.test(address)) ||
    inside.check(address, family === 6 ? 'ipv6' : 'ipv4')
  )
}

/** What stands in for the network, in tests. */
export interface Net {
  lookup: typeof resolve
  inside(address: string): boolean
}

/**
 * @param fetched how many were fetched before, in this import
 * @throws FetchRefused with a sentence
 */
export async function fetchPicture(
  address: string,
  fetched: number,
  net: Net = { lookup: resolve, inside: isInside },
): Promise<Uint8Array> {
  if (fetched > maxFetched)
    throw new FetchRefused(`more than ${maxFetched} pictures of the web are not fetched at once`)
  let url = checked(address, net)
  for (let hop = 0; hop <= maxRedirects; hop++) {
    const answer = await once(url, net)
    if (!('location' in answer)) return answer.bytes
    url = checked(new URL(answer.location, url).href, net)
  }
  throw new FetchRefused(`it was sent on more than ${maxRedirects} times`)
}

function checked(address: string, net: Net): URL {
  if (!URL.canParse(address)) throw new FetchRefused('its address cannot be read')
  const url = new URL(address)
  if (!/^https?:$/.test(url.protocol)) throw new FetchRefused('only http and https are fetched')
  if (url.username || url.password) throw new FetchRefused('its address holds a password')
  const host = url.hostname.replace(/^\[|\]$/g, '')
  if (isIP(host) !== 0 && net.inside(host)) throw new FetchRefused('its address is inside of this network')
  return url
}

function once(url: URL, net: Net): Promise<{ bytes: Uint8Array } | { location: string }> {
  /** Only addresses outside are handed to the socket. */
  const lookup: LookupFunction = (host, options, answer) => {
    net.lookup(host, { ...options, all: true }, (error, found) => {
      const all = error ? [] : found
      if (error) return answer(error, [])
      if (all.length === 0 || all.some(({ address }) => net.inside(address))) {
        return answer(Object.assign(new FetchRefused('its address is inside of this network')), [])
      }
      const [first] = all
      if (options.all) answer(null, all)
      else answer(null, first?.address ?? '', first?.family)
    })
  }
  return new Promise((done, failed) => {
    const request = (url.protocol === 'https:' ? overHttps : overHttp)(url, {
      lookup,
      agent: false,
      headers: { accept: 'image/*', 'user-agent': 'Bellhop' },
    })
    const refuse = (why: string) => {
      request.destroy()
      clearTimeout(late)
      failed(new FetchRefused(why))
    }
    const late = setTimeout(() => refuse(`it took longer than ${FETCH_SECONDS} s`), FETCH_SECONDS * 1000)
    request.on('error', (error) =>
      refuse(
        error instanceof FetchRefused
          ? error.message
          : `it cannot be fetched (${(error as NodeJS.ErrnoException).code ?? error.message})`,
      ),
    )
    request.on('response', (response) => {
      const { statusCode = 0, headers } = response
      if (statusCode >= 300 && statusCode < 400 && headers.location) {
        clearTimeout(late)
        request.destroy()
        return done({ location: headers.location })
      }
      if (statusCode !== 200) return refuse(`its server answered ${statusCode}`)
      const chunks: Buffer[] = []
      let size = 0
      response.on('data', (chunk: Buffer) => {
        size += chunk.length
        if (size > maxPictureBytes) return refuse(`it has more than ${maxPictureBytes / 1024 / 1024} MiB`)
        chunks.push(chunk)
      })
      response.on('error', (error) => refuse(error.message))
      response.on('end', () => {
        clearTimeout(late)
        done({ bytes: Buffer.concat(chunks) })
      })
    })
    request.end()
  })
}
