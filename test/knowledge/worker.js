/** The indexing worker from TypeScript sources. */
import { register } from 'tsx/esm/api'

register()
await import('../../src/knowledge/index-worker.ts')
