import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Conversation } from '../../src/domain/conversation.ts'
import { decide } from '../../src/domain/decide.ts'
import type { Store } from '../../src/ports/store.ts'
import { openSqlite } from '../../src/store/sqlite.ts'
import { verify } from '../../src/store/verify.ts'
import { commands } from '../fixtures/commands.ts'
import { bot, conversationOf, moment, posted } from '../fixtures/events.ts'
import { asked, handed } from '../fixtures/missed.ts'

let folder: string
let file: string
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'bellhop-verify-'))
  file = join(folder, 'bellhop.sqlite')
  const store = await openSqlite({ file })
  await filled(store)
  await store.close()
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** Two conversations; in the first are two messages under ids, a note, a reply and tags. */
async function filled(store: Store): Promise<void> {
  await conversationOf(store, 'c', [
    posted('Where is my parcel', { id: 'm1', clientMessageId: 'k1' }),
    posted('It is blue', { id: 'm2', clientMessageId: 'k2' }),
  ])
  const judged = { messageId: 'r1', answers: ['m1'], decision: 'answer', confidence: 1, lang: 'en' } as never
  await store.append('c', 3, [
    posted('On its way', { id: 'r1', author: bot }),
    { type: 'answer.judged', at: moment(9), actor: bot, data: judged },
    { type: 'tags.changed', at: moment(10), actor: { kind: 'system' }, data: { tags: ['parcel', 'late'] } },
  ])
  await store.append('c', 6, [], { set: { epoch: 2, answers: ['m2'], since: moment(1) } })
  await conversationOf(store, 'd', [posted('Grüße, здраво, 你好')])
  const file = { id: 'f1', name: 'a.txt', type: 'text/plain', bytes: 3 }
  await store.addFile({ ...file, conversationId: 'd', by: 'customer:', at: moment(3) }, { conversation: 100 })
  await store.addFilePart('f1', 0, Buffer.from('ab'))
  await store.addFilePart('f1', 1, Buffer.from('c'))
  await store.completeFile('f1', createHash('sha256').update('abc').digest('hex'))
  await store.append('d', 2, [posted('Look', { id: 'm3', attachments: [file] })])
}

/** What is found after this was done to the tables behind the store's back. */
function spoilt(sql: string): string[] {
  const connection = new Database(file)
  connection.pragma('foreign_keys = OFF')
  connection.exec(sql)
  connection.close()
  return verify(file).faults.map(({ where, what }) => `${where}: ${what}`)
}

describe('verifying a database', () => {
  it('finds nothing wrong with what the store wrote, counts it, and leaves nothing beside it', () => {
    const before = readFileSync(file)
    expect(verify(file)).toEqual({ conversations: 2, events: 9, staff: 0, faults: [] })
    expect(readFileSync(file).equals(before)).toBe(true)
    expect(readdirSync(folder)).toEqual(['bellhop.sqlite'])
  })

  it('finds nothing wrong after any commands, while the store has it open', async () => {
    const store = await openSqlite({ file })
    let count = 0
    await fc.assert(
      fc.asyncProperty(fc.array(commands, { maxLength: 20 }), async (chosen) => {
        const id = `random-${count++}`
        await conversationOf(store, id)
        let state = (await store.conversation(id)) as Conversation
        for (const [at, make] of chosen.entries()) {
          const decided = decide(state, make(state, `${id}-${at}`, moment(at)), moment(at))
          if ('refused' in decided) continue
          const result = await store.append(id, state.seq, decided.events)
          if ('appended' in result) state = result.state
        }
      }),
      { numRuns: 25 },
    )
    expect(verify(file)).toMatchObject({ conversations: 27, faults: [] })
    await store.close()
  })

  it.each<[string, string, string[]]>([
    ['a gap', "delete from events where conversation_id = 'd' and seq = 1", ['conversation d: seq 1 is missing']],
    ['a lost end', "delete from events where conversation_id = 'c' and seq = 6", ['conversation c: its seq is not']],
    [
      'a seq that is there twice',
      `drop index events_in_order; update events set seq = 2 where seq = 3 and conversation_id = 'c'`,
      ['conversation c: seq 2 is there twice', 'conversation c: seq 3 is missing'],
    ],
    [
      'a file that is another',
      "update file_parts set bytes = cast('xy' as blob) where n = 0",
      ['the files: file f1 is not what was taken in'],
    ],
    ['a file that is cut', 'delete from file_parts where n = 1', ['the files: file f1 has 2 of its 3 bytes']],
    [
      'a file without its beginning',
      'delete from file_parts where n = 0',
      ['the files: file f1 lacks part 0', 'the files: file f1 has 1 of its 3 bytes'],
    ],
    [
      'a message whose file is gone',
      'delete from file_parts; delete from files',
      ['the files: message m3 names file f1, which is not there for it'],
    ],
    [
      'a file that went with another message',
      "update files set message_id = 'm1'",
      ['the files: message m3 names file f1, which is not there for it'],
    ],
    ['a log that is gone', "delete from events where conversation_id = 'd'", ['conversation d: it has no events']],
    [
      'two messages under one id',
      `drop index events_once;
       update events set client_message_id = 'k1', data = json_set(data, '$.clientMessageId', 'k1') where seq = 3`,
      ['conversation c: seq 2 and 3 have the same clientMessageId k1'],
    ],
    [
      'two replies to one message',
      `update events set type = 'answer.judged', data = (select data from events where type = 'answer.judged')
       where conversation_id = 'c' and seq = 6`,
      ['conversation c: message m1 was answered at seq 5 and again at 6'],
    ],
    [
      'a column that is not the fold',
      "update conversations set status = 'queued' where id = 'c'",
      ['conversation c: its status is not the fold of its log'],
    ],
    [
      'a state that is not the fold',
      "update conversations set state = json_set(state, '$.fruitless', 7) where id = 'c'",
      ['conversation c: its state is not the fold of its log'],
    ],
    ['a tag too few', "delete from tags where tag = 'late'", ['conversation c: its tags are not those of its log']],
    [
      'a message under the wrong key',
      "update events set client_message_id = 'other' where client_message_id = 'k2'",
      ['conversation c: clientMessageId of seq 3 is not that of its event'],
    ],
    [
      'an intent that answers nothing there is',
      `update intents set answers = '["m9"]', epoch = 9`,
      [
        'conversation c: a reply is owed for epoch 9, and it is at 2',
        'a reply is owed to message m9, which is not there',
      ],
    ],
    [
      'an event that is no JSON',
      "update events set data = '{' where conversation_id = 'd' and seq = 2",
      ['conversation d: it cannot be read'],
    ],
    [
      'rows that refer to nothing',
      "delete from visitors where id = 'visitor-of-d'",
      ['the file: row 2 of conversations refers to missing visitors'],
    ],
    [
      'a word that the index lacks',
      "insert into message_words(message_words, rowid, words) select 'delete', position, words from events where seq = 3",
      ['the search index: it does not find event 3 by 3 of its words'],
    ],
    [
      'a word that the index has too many',
      "insert into message_words(rowid, words) values (99, 'ghost')",
      ['the search index: it finds event 99 by 1 words that are not in it'],
    ],
    ['an index that is gone', 'drop table message_words', ['the search index: it cannot be read']],
  ])('finds %s', (_what, sql, says) => {
    const found = spoilt(sql)
    for (const line of says) expect(found).toContainEqual(expect.stringContaining(line))
  })

  it('finds misses that are not what the log says, once the log was folded', async () => {
    const store = await openSqlite({ file })
    await conversationOf(store, 'lost', [...asked('q', 'Why?', { decision: 'handoff' }), ...handed('low_confidence')])
    await conversationOf(store, 'gone', asked('g', 'How?', { decision: 'clarify' }))
    await store.close()
    expect(verify(file).faults).toEqual([])
    const again = await openSqlite({ file })
    await again.foldMisses(moment(86_400), 1_000)
    await again.close()
    expect(verify(file).faults).toEqual([])
    expect(spoilt("update misses set kind = 'thumbs_down' where conversation_id = 'lost'")).toEqual([
      'the misses: miss q-reply is not what the log of conversation lost says',
    ])
    expect(spoilt("delete from misses where id = 'q-reply'; update misses set cluster_id = 'none'")).toEqual([
      'the misses: miss g-reply is of a cluster that is not there',
      'the misses: the log of conversation lost has miss q-reply, which is not kept',
    ])
  })

  it('goes on past what cannot be read, and says where that is', () => {
    const bytes = readFileSync(file)
    const connection = new Database(file, { readonly: true })
    const page = connection.prepare("select rootpage from sqlite_schema where name = 'tags'").pluck().get() as number
    connection.close()
    bytes.fill(0xee, 4096 * (page - 1), 4096 * page)
    writeFileSync(file, bytes)
    const found = verify(file).faults.map(({ where, what }) => `${where}: ${what}`)
    expect(found).toContainEqual(expect.stringMatching(/^the file: /))
    expect(found).toContainEqual('conversation c: it cannot be read: it is damaged')
  })

  it.each<[string, () => void, RegExp]>([
    ['is not there', () => rmSync(file), /There is no database/],
    ['is no database', () => writeFileSync(file, 'Dear diary. '.repeat(500)), /cannot be read: it is no database/],
    ['is of another program', () => spoilt('pragma application_id = 7'), /belongs to another program/],
  ])('refuses one that %s', (_what, make, sentence) => {
    expect(() => {
      make()
      verify(file)
    }).toThrow(sentence)
  })
})
