/** The worker that looks at imports, from TypeScript sources. */
import { register } from 'tsx/esm/api'

register()
await import('../../../src/knowledge/import/import-worker.ts')
