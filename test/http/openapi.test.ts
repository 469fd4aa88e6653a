/** The OpenAPI document: every call is in it, and it is one that a generator can read. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { startServer, type TestServer } from '../fixtures/server.ts'
import { call, shaped } from './client.ts'
import { routesOf } from './routes.ts'

const Schema = z.record(z.string(), z.unknown())
const Content = z.looseObject({ schema: Schema })
const Operation = z.looseObject({
  summary: z.string().min(5),
  security: z.array(z.record(z.string(), z.array(z.string()))),
  parameters: z
    .array(z.looseObject({ name: z.string(), in: z.enum(['path', 'query', 'header']), schema: Schema }))
    .optional(),
  requestBody: z.looseObject({ content: z.record(z.string(), Content) }).optional(),
  responses: z.record(
    z.string(),
    z.looseObject({ description: z.string(), content: z.record(z.string(), Content).optional() }),
  ),
})
const Document = z.looseObject({
  openapi: z.string().regex(/^3\.1\./),
  info: z.looseObject({ title: z.string(), version: z.string() }),
  paths: z.record(z.string().startsWith('/api/'), z.record(z.string(), Operation)),
  components: z.looseObject({ schemas: z.record(z.string(), Schema), securitySchemes: z.record(z.string(), Schema) }),
})

let server: TestServer
let document: z.output<typeof Document>
beforeAll(async () => {
  server = await startServer()
  document = await shaped(call(server, 'GET', '/api/openapi.json'), 200, Document)
})
afterAll(() => server.removed())

const operations = () =>
  Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  )

describe('The OpenAPI document', () => {
  it('lists every call of the API that is registered, and no other', () => {
    const registered = routesOf(server)
      .map((route) => route.replace(/:(\w+)(\{[^}]*\})?/g, '{$1}'))
      .filter((route) => route.includes(' /api/') && !route.endsWith('/openapi.json'))
    const listed = operations().map(({ path, method }) => `${method.toUpperCase()} ${path}`)
    expect(registered.length).toBeGreaterThan(25)
    expect(new Set(listed)).toEqual(new Set(registered))
  })

  it('declares the parameters that stand in a path', () => {
    for (const { path, operation } of operations()) {
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)
      const declared = (operation.parameters ?? []).filter((parameter) => parameter.in === 'path')
      expect(new Set(declared.map(({ name }) => name)), path).toEqual(new Set(inPath))
    }
  })

  it('says of each call what it takes, what it answers, and how it fails', () => {
    for (const { path, method, operation } of operations()) {
      const where = `${method} ${path}`
      expect(Object.keys(operation.responses), where).toContain('default')
      expect(
        Object.keys(operation.responses).some((status) => /^2\d\d$/.test(status)),
        where,
      ).toBe(true)
      if (['get', 'delete'].includes(method)) continue
      const type = /\/(?:files|import|pictures)$/.test(path) ? 'application/octet-stream' : 'application/json'
      expect(Object.keys(operation.requestBody?.content ?? {}), where).toEqual([type])
    }
  })

  it('names no scheme and refers to no schema that it does not hold', () => {
    const { schemas, securitySchemes } = document.components
    for (const { operation } of operations()) {
      const named = operation.security.flatMap((need) => Object.keys(need))
      for (const scheme of named) expect(Object.keys(securitySchemes)).toContain(scheme)
    }
    const refs = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map(([, ref]) => ref ?? '')
    expect(refs.length).toBeGreaterThan(20)
    for (const ref of new Set(refs)) expect(Object.keys(schemas)).toContain(ref.replace('#/components/schemas/', ''))
  })

  it('tells the fields and bounds of a message', () => {
    const content = document.paths['/api/conversations/{id}/messages']?.post?.requestBody?.content['application/json']
    expect(content?.schema).toMatchObject({ type: 'object', additionalProperties: false })
    expect(Object.keys((content?.schema.properties ?? {}) as object)).toEqual(
      expect.arrayContaining(['clientMessageId', 'text']),
    )
    expect(content?.schema.required).toEqual(['clientMessageId', 'text'])
  })
})
