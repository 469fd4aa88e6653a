/** The rehearsing worker from TypeScript sources. */
import { register } from 'tsx/esm/api'

register()
await import('../../src/rehearsal-worker.ts')
