/**
 * As little as a server can do between a customer and a model: a request in, the SDK's stream out. Arguments: the
 * provider's address. Its first line is its own.
 */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import OpenAI from 'openai'

type Asked = OpenAI.Chat.Completions.ChatCompletionCreateParamsStreaming

const client = new OpenAI({ apiKey: 'none', baseURL: process.argv[2] ?? '', maxRetries: 0 })

const server = createServer((request, response) => {
  let body = ''
  request.on('data', (piece: Buffer) => {
    body += piece.toString()
  })
  request.on('end', () => {
    const pass = async () => {
      const stream = await client.chat.completions.create(JSON.parse(body) as Asked)
      response.writeHead(200, { 'content-type': 'text/event-stream' })
      for await (const chunk of stream) response.write(`data: ${JSON.stringify(chunk)}\n\n`)
      response.end()
    }
    pass().catch(() => response.destroy())
  })
})
server.listen(0, '127.0.0.1', () =>
  process.stdout.write(`http://127.0.0.1:${(server.address() as AddressInfo).port}\n`),
)
