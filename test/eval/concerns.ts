/** The parts of the evaluation that have a table, in the order in which they are printed. */
import { answerTable } from './answer-table.ts'
import { answerabilityTable } from './answerability.ts'
import { gateRulesTable, gateTable } from './gate.ts'
import { languageTable, stemmingTable } from './language-tables.ts'
import type { Measured } from './measure.ts'
import { missTable } from './misses.ts'
import { overlapTable } from './overlaps/table.ts'
import { followUpTable, retrievalTable } from './retrieval.ts'
import { scaleTable } from './scale.ts'
import { spellingTable } from './spelling.ts'
import type { Concern } from './tables.ts'
import { understandingTable } from './understanding.ts'

/** Told from the sets that were asked. */
export const setConcerns: Concern<readonly Measured[]>[] = [
  { name: 'retrieval', table: retrievalTable },
  { name: 'answerability', table: answerabilityTable },
  { name: 'answers', table: answerTable },
  { name: 'follow-ups', table: followUpTable },
]

/**
 * Measured on their own. The name is what `--set` chooses them by, beside the sets' names. Scale comes first: it looks
 * at memory that nothing else should have filled.
 */
export const ownConcerns: Concern<void>[] = [
  { name: 'scale', table: scaleTable },
  { name: 'escalation', table: understandingTable },
  { name: 'language', table: languageTable },
  { name: 'serbian-stemming', table: stemmingTable },
  { name: 'spelling', table: spellingTable },
  { name: 'misses', table: missTable },
  { name: 'overlaps', table: overlapTable },
  { name: 'gate', table: gateTable },
  { name: 'gate-rules', table: gateRulesTable },
]
