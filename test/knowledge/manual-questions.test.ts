/** Bellhop's own manual answers what it says that it answers. */
import { join } from 'node:path'
import { setImmediate as turn } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { readShelf, sceneOf, studied } from '../../src/knowledge/stage.ts'
import { defaultSettings } from '../../src/protocol/settings.ts'
import { nothingRemembered, play } from '../../src/rehearsal-play.ts'

const now = '2026-03-01T10:00:00.000Z'
/** As the server has it where the operator says nothing. */
const maxWrong = 20

describe('The manual', () => {
  it('lists questions in every article, and each is answered from its article', { timeout: 240_000 }, async () => {
    const shelf = await readShelf(join(import.meta.dirname, '../../knowledge-base'))
    const silent = [...shelf.articles.values()].filter(({ questions }) => questions.length === 0)
    expect(silent.map(({ id }) => id)).toEqual([])
    const fit = await studied(shelf, now)
    const { rows } = await play(
      sceneOf(shelf, shelf, fit, { now }),
      { questions: [], fit, settings: defaultSettings, maxWrong },
      nothingRemembered(),
      { progress() {}, turn: () => turn(), signal: new AbortController().signal },
    )
    expect(rows.length).toBeGreaterThan(800)
    const failing = rows.filter(({ fails }) => fails)
    expect(
      failing.map(({ where, question, after }) => `${where}: “${question}”: ${after.articles.map(({ id }) => id)}`),
    ).toEqual([])
  })
})
