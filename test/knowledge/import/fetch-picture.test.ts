import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fetchPicture, isInside, type Net } from '../../../src/knowledge/import/fetch-picture.ts'
import { pixel } from './base.ts'

let server: Server
let port: number
const asked: string[] = []
const answers: Record<string, (response: ServerResponse) => void> = {
  '/a.png': (response) => response.end(pixel),
  '/sent-on': (response) => response.writeHead(302, { location: '/a.png' }).end(),
  '/inside': (response) => response.writeHead(302, { location: `http://[::1]:${port}/a.png` }).end(),
  '/file': (response) => response.writeHead(302, { location: 'file:///etc/passwd' }).end(),
  '/round': (response) => response.writeHead(302, { location: '/round' }).end(),
  '/large': (response) => response.end(Buffer.alloc(6 * 1024 * 1024)),
  '/gone': (response) => response.writeHead(404).end(),
}

beforeAll(async () => {
  server = createServer((request: IncomingMessage, response) => {
    asked.push(request.url ?? '')
    answers[request.url ?? '']?.(response)
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  port = (server.address() as AddressInfo).port
})
afterAll(() => server.close())

/** A network in which `shop.example` is this test's server and no address but the loopback of IPv6 is inside. */
const outside: Net = {
  lookup: ((_: string, __: object, answer: (error: null, found: { address: string; family: number }[]) => void) =>
    answer(null, [{ address: '127.0.0.1', family: 4 }])) as unknown as Net['lookup'],
  inside: (address) => address === '::1',
}
const fetched = (path: string, net = outside) => fetchPicture(`http://shop.example:${port}${path}`, 0, net)

describe('A picture of the web', () => {
  it('is fetched, also where its server sends on', async () => {
    expect(Buffer.from(await fetched('/a.png')).equals(Buffer.from(pixel))).toBe(true)
    expect(Buffer.from(await fetched('/sent-on')).equals(Buffer.from(pixel))).toBe(true)
  })

  it.each([
    ['/inside', /inside of this network/],
    ['/file', /only http and https/],
    ['/round', /sent on more than 3 times/],
    ['/large', /more than 5 MiB/],
    ['/gone', /answered 404/],
  ])('is left where its server answers %s', async (path, why) => {
    await expect(fetched(path)).rejects.toThrow(why)
  })

  it('is looked at where the connection is made: a name that leads inside is asked nothing', async () => {
    const before = asked.length
    await expect(fetched('/a.png', { ...outside, inside: isInside })).rejects.toThrow(/inside of this network/)
    await expect(fetchPicture(`http://127.0.0.1:${port}/a.png`, 0)).rejects.toThrow(/inside of this network/)
    await expect(fetchPicture(`http://[::ffff:127.0.0.1]:${port}/a.png`, 0)).rejects.toThrow(/inside of this network/)
    await expect(fetchPicture(`http://2130706433:${port}/a.png`, 0)).rejects.toThrow(/inside of this network/)
    await expect(fetchPicture('http://a:b@shop.example/a.png', 0)).rejects.toThrow(/password/)
    await expect(fetchPicture('ftp://shop.example/a.png', 0)).rejects.toThrow(/only http/)
    await expect(fetchPicture('http://shop.example/a.png', 3_000)).rejects.toThrow(/more than 2000 pictures/)
    expect(asked).toHaveLength(before)
  })
})

describe('An address is inside', () => {
  it.each([
    '127.0.0.1',
    '10.1.2.3',
    '172.16.0.1',
    '192.168.1.1',
    '169.254.169.254',
    '0.0.0.0',
    '100.64.0.1',
    '224.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    '::ffff:10.0.0.1',
    '::ffff:7f00:1',
    '0:0:0:0:0:ffff:7f00:1',
    'fe80::1',
    'fc00::1',
    'ff02::1',
    '64:ff9b::7f00:1',
    '2002:7f00:1::',
    'no address',
  ])('%s', (address) => {
    expect(isInside(address)).toBe(true)
  })

  it('and others are not', () => {
    expect(['93.184.215.14', '8.8.8.8', '2606:4700::1111', '172.32.0.1'].filter(isInside)).toEqual([])
  })
})
