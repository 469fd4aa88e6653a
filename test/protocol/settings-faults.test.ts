/** The settings document as a whole: parts that point at each other, and at what is not there. */
import { describe, expect, it } from 'vitest'
import { switchable } from '../../src/domain/handoff.ts'
import { Settings } from '../../src/protocol/settings.ts'
import { settingsFaults } from '../../src/protocol/settings-faults.ts'

const ann = '01900000-0000-7000-8000-000000000001'
const faults = (document: object, agentIds?: string[]) =>
  settingsFaults(Settings.parse(document), agentIds && new Set(agentIds)).map(({ path, message }) => [path, message])
const paths = (document: object, agentIds?: string[]) => faults(document, agentIds).map(([path]) => path)

describe('A settings document', () => {
  it('is fine as it comes, and where everything that it points at is there', () => {
    expect(faults({})).toEqual([])
    const whole = {
      hours: {
        weekly: {
          mon: [
            ['13:00', '17:00'],
            ['09:00', '13:00'],
          ],
        },
      },
      handoff: { off: [...switchable] },
      teams: [{ id: 'billing', name: 'Billing', agentIds: [ann] }],
      macros: [
        { id: 'a', name: 'A', text: 'Hi {{customer.name|you}}, {{attribute.Plan}}', teamId: 'billing' },
        {
          id: 'b',
          name: 'B',
          actions: [
            { do: 'assign', teamId: 'billing' },
            { do: 'tag', tag: 'x' },
            { do: 'tag', tag: 'y' },
          ],
        },
      ],
    }
    expect(faults(whole, [ann])).toEqual([])
  })

  it('has no hours that overlap, in whatever order they stand; the later one is named', () => {
    const weekly = {
      tue: [
        ['12:00', '18:00'],
        ['09:00', '13:00'],
      ],
      wed: [
        ['09:00', '12:00'],
        ['12:00', '13:00'],
      ],
    }
    expect(faults({ hours: { weekly } })).toEqual([['hours.weekly.tue.0', 'overlaps with 09:00 to 13:00']])
  })

  it('switches off no rule that is none, nor asking for a person', () => {
    expect(paths({ handoff: { off: ['sensitive.legal', 'sensitive.weather', 'customer_request'] } })).toEqual([
      'handoff.off.1',
      'handoff.off.2',
    ])
  })

  it('has keyword rules that can match, each with an id of its own and a code that is true of it', () => {
    const rule = { id: 'a', lang: 'en', words: ['end'], does: 'hand_over', reason: 'contract_end' }
    const keywords = [rule, { ...rule, words: ['fine', ' ?! '] }, { ...rule, id: 'b', reason: 'bot_failure' }]
    expect(paths({ handoff: { keywords } })).toEqual([
      'handoff.keywords.1.id',
      'handoff.keywords.1.words.1',
      'handoff.keywords.2.reason',
    ])
  })

  it('has teams of people who are on the staff, once there is a staff', () => {
    const teams = [
      { id: 'a', name: 'A', agentIds: [ann] },
      { id: 'a', name: 'B', agentIds: [] },
    ]
    expect(paths({ teams })).toEqual(['teams.1.id'])
    expect(paths({ teams }, [])).toEqual(['teams.1.id', 'teams.0.agentIds.0'])
  })

  it('has macros that do something, with variables and teams that there are', () => {
    const macros = [
      { id: 'm', name: 'Empty' },
      { id: 'm', name: 'Again', text: 'Hi {{customer.nme}}' },
      { id: 'n', name: 'Lost', text: 'x', teamId: 'gone', actions: [{ do: 'assign', teamId: 'gone' }] },
      {
        id: 'o',
        name: 'Both',
        actions: [
          { do: 'resolve', outcome: 'solved' },
          { do: 'snooze', minutes: 5 },
        ],
      },
      {
        id: 'p',
        name: 'Twice',
        actions: [
          { do: 'priority', priority: 1 },
          { do: 'priority', priority: 2 },
        ],
      },
    ]
    expect(paths({ macros })).toEqual([
      'macros.1.id',
      'macros.0.text',
      'macros.1.text',
      'macros.2.teamId',
      'macros.2.actions.0.teamId',
      'macros.3.actions.1',
      'macros.4.actions.1',
    ])
    expect(faults({ macros })[2]?.[1]).toMatch(/\{\{customer\.nme\}\}, which is no variable.*customer\.firstName/)
  })

  it('keeps sites as origins, and takes none that could end the policy it stands in', () => {
    const sites = (...given: string[]) => Settings.parse({ widget: { sites: given } }).widget.sites
    expect(sites('https://Shop.example/cart?x=1', 'http://localhost:8080/', 'https://*.shop.example')).toEqual([
      'https://shop.example',
      'http://localhost:8080',
      'https://*.shop.example',
    ])
    for (const bad of [
      'shop.example',
      'ftp://shop.example',
      "https://a;script-src'self'",
      'https://a,b',
      'https://*',
      'javascript:alert(1)',
      '',
    ]) {
      expect(Settings.safeParse({ widget: { sites: [bad] } }).error?.issues[0]?.path, bad).toEqual([
        'widget',
        'sites',
        0,
      ])
    }
  })
})
