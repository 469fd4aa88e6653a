/** What staff and operators did, kept in the order of writing. */
import { $ } from './bind.ts'
import type { Db } from './connection.ts'
import type { Part } from './part.ts'
import { audit } from './schema.ts'

export function auditRows(db: Db): Part<'addAudit'> {
  const add = db
    .insert(audit)
    .values({
      at: $('at'),
      actor: $('actor'),
      action: $('action'),
      conversationId: $('conversationId'),
      target: $('target'),
      outcome: $('outcome'),
      detail: $('detail'),
    })
    .prepare()
  return {
    addAudit(entry) {
      add.run({ conversationId: null, target: null, detail: null, ...entry })
    },
  }
}
