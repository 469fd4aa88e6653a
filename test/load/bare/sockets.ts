/** A bare server of sockets that sends back what comes: `ws` alone, or through Hono. Its first line is its address. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { serve, upgradeWebSocket } from '@hono/node-server'
import { Hono } from 'hono'
import { WebSocketServer } from 'ws'

const say = (port: number) => process.stdout.write(`http://127.0.0.1:${port}\n`)

if (process.argv[2] === 'hono') {
  const app = new Hono()
  app.get(
    '/ws',
    upgradeWebSocket(() => ({
      onMessage(event, ws) {
        ws.send(event.data as string)
      },
    })),
  )
  const sockets = new WebSocketServer({ noServer: true, perMessageDeflate: false })
  serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0, websocket: { server: sockets } }, ({ port }) => say(port))
} else {
  const server = createServer()
  const sockets = new WebSocketServer({ server, perMessageDeflate: false })
  sockets.on('connection', (ws) => {
    ws.on('message', (data, binary) => ws.send(data as Buffer, { binary }))
  })
  server.listen(0, '127.0.0.1', () => say((server.address() as AddressInfo).port))
}
