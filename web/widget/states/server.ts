/** The server that the states believe in: it has an article, a picture for every file, and takes what is sent to it. */
import type { Attachment } from '../../../src/domain/files.ts'
import type { ServerMood } from './shown.ts'
import type { Tale } from './tale.ts'

interface Answer {
  status: number
  body?: unknown
}

const never = new Promise<never>(() => {})
const failed = (status: number, code: string, path?: string): Answer => ({
  status,
  body: { error: { code, message: '', ...(path && { fields: [{ path, message: '' }] }) } },
})

/** Takes the place of the network for all that is asked of the server from now on. */
export function serve(tale: Tale, mood?: ServerMood): void {
  window.fetch = async (input, options) => {
    const { pathname } = new URL(String(input), location.href)
    const file = /\/files\/(.+)/.exec(pathname)
    if (mood === 'silent') return never
    if (mood === 'unreachable') throw new TypeError('There is no network here.')
    if (file && mood !== 'gone') return new Response(await drawn(file[1] ?? ''))
    const { status, body } = answer(pathname, options?.method ?? 'GET', tale, mood)
    return new Response(body === undefined ? null : JSON.stringify(body), { status })
  }
  window.XMLHttpRequest = MadeUpUpload as unknown as typeof XMLHttpRequest
}

function answer(path: string, method: string, tale: Tale, mood?: ServerMood): Answer {
  // Whether there is mail at all is another matter.
  if (path === '/api/welcome') return { status: 200, body: { mail: true } }
  if (path.endsWith('/files') && method === 'GET')
    return { status: 200, body: { taken: true, ...most, extensions: [] } }
  if (mood === 'gone') return failed(404, 'not_found')
  if (mood === 'full') return failed(429, 'rate_limited')
  if (path === '/api/articles/public/orders/label') {
    return {
      status: 200,
      body: article(tale.meant[0] ?? '', tale.articleHtml.replace(/<a href="\/help[^>]*>(.*?)<\/a>/, '$1'), tale),
    }
  }
  if (path.startsWith('/api/articles/')) return { status: 200, body: article(tale.article, tale.articleHtml, tale) }
  return { status: 202, body: {} }
}

const most = { bytes: 10_000_000, files: 10 }

const article = (title: string, html: string, { language }: Tale) => ({
  articleId: 'orders/returns',
  title,
  lang: language,
  html,
  updated: '2026-03-01',
  revision: '0',
})

/** A file for the customer to attach: `…-huge` is more than is taken. */
export async function fileNamed(name: string): Promise<File> {
  const picture = name.endsWith('.png')
  const file = new File([picture ? await drawn(name) : 'x'.repeat(84_000)], name, { type: picture ? 'image/png' : '' })
  return Object.defineProperty(file, 'size', { value: name.includes('-huge') ? 2 * most.bytes : 984_000 })
}

/** Takes one file: `…-slow` is on its way for ever, a program is refused, and all others are there at once. */
class MadeUpUpload {
  status = 0
  responseText = ''
  upload: { onprogress?: (progress: { loaded: number; total: number }) => void } = {}
  onload?: () => void
  open(): void {}
  setRequestHeader(): void {}
  abort(): void {}
  send({ name, size }: File): void {
    queueMicrotask(() => {
      this.upload.onprogress?.({ loaded: 0.6, total: 1 })
      if (name.includes('-slow')) return
      const taken: Attachment = { id: name, name, type: '', bytes: size }
      const { status, body } = name.endsWith('.exe') ? failed(400, 'bad_request', 'type') : { status: 201, body: taken }
      this.status = status
      this.responseText = JSON.stringify(body)
      this.onload?.()
    })
  }
}

/** A cup, on a ground of a colour that goes with the name. */
function drawn(name: string): Promise<Blob> {
  const canvas = Object.assign(document.createElement('canvas'), { width: 800, height: 600 })
  const pen = canvas.getContext('2d')
  if (pen) {
    const hue = [...name].reduce((sum, letter) => sum + letter.charCodeAt(0) * 29, 0) % 360
    pen.fillStyle = `hsl(${hue} 30% 78%)`
    pen.fillRect(0, 0, 800, 600)
    pen.fillStyle = `hsl(${hue} 35% 32%)`
    pen.beginPath()
    pen.roundRect(260, 190, 220, 240, [8, 8, 70, 70])
    pen.fill()
    pen.lineWidth = 28
    pen.strokeStyle = pen.fillStyle
    pen.beginPath()
    pen.arc(490, 290, 62, -1.5, 1.5)
    pen.stroke()
  }
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('Nothing is drawn here.'))), 'image/png')
  })
}
