/** The pages of the settings: what goes in comes out, and what is typed is not lost. */
import { describe, expect, it } from 'vitest'
import { defaultSettings, Settings } from '../../../../src/protocol/settings.ts'
import { articlesPage } from '../../../../web/console/pure/settings/articles.ts'
import { clocksPage, countIn, lengthOf } from '../../../../web/console/pure/settings/clocks.ts'
import {
  faultAt,
  faultsElsewhere,
  identified,
  idFor,
  listed,
  type PageForm,
  placeWords,
} from '../../../../web/console/pure/settings/fields.ts'
import { helpPage } from '../../../../web/console/pure/settings/help-centre.ts'
import { hoursPage } from '../../../../web/console/pure/settings/hours.ts'
import { duplicated, found, macrosPage, newMacro, preview } from '../../../../web/console/pure/settings/macros.ts'
import { queuePage } from '../../../../web/console/pure/settings/queue.ts'
import { ratingsPage } from '../../../../web/console/pure/settings/ratings.ts'
import { reasonCode, rulesPage } from '../../../../web/console/pure/settings/rules.ts'
import { teamsPage } from '../../../../web/console/pure/settings/teams.ts'
import {
  advice,
  embedLines,
  legibility,
  previewAddress,
  sitesIn,
  voicePage,
  windowPage,
} from '../../../../web/console/pure/settings/window.ts'

const full = Settings.parse({
  assistant: { name: 'Concierge', greeting: 'Good day', helpsWith: 'rooms' },
  hours: {
    timeZone: 'Europe/Belgrade',
    weekly: {
      mon: [
        ['09:00', '12:00'],
        ['13:00', '24:00'],
      ],
      tue: [],
      wed: [],
      thu: [],
      fri: [],
      sat: [],
      sun: [],
    },
    holidays: [{ date: '2026-12-25', name: 'Christmas' }],
  },
  handoff: {
    off: ['sensitive.legal'],
    fruitlessTurns: 3,
    upsetFrom: 0.45,
    keywords: [
      { id: 'end', lang: 'sr-Latn', words: ['raskid', 'otkaz ugovora'], does: 'offer', reason: 'contract_end' },
    ],
  },
  queue: { capacity: 5, assign: 'automatic', widenSeconds: 90, unansweredMinutes: 120, email: true },
  retention: { conversationDays: 90, usageDays: 30 },
  articles: { git: true, answerStale: false, binDays: 7 },
  surveys: { csat: false, nps: true, npsDays: 30, idleHours: 4 },
  teams: [
    { id: 'billing', name: 'Billing', agentIds: [], languages: ['de'], categories: ['orders'] },
    { id: 'vip', name: 'VIP', clocks: { greetingSeconds: 20, resolutionMinutes: 90 } },
  ],
  clocks: { holdSeconds: 45, warnAt: 0.9 },
  macros: [
    {
      id: 'refund',
      name: 'Refund',
      text: 'Hi {{customer.name}}',
      teamId: 'billing',
      actions: [
        { do: 'tag', tag: 'refund' },
        { do: 'assign', teamId: 'vip' },
        { do: 'priority', priority: 3 },
        { do: 'snooze', minutes: 90 },
      ],
    },
    { id: 'end', name: 'End', actions: [{ do: 'resolve', outcome: 'spam' }] },
  ],
  help: { on: false, name: 'Clay', intro: 'Ask us', links: [{ label: 'Our shop', url: 'https://shop.example/a?b=c' }] },
  widget: { sites: ['https://shop.example'], accent: '#7a1f5c', position: 'start', suggestions: ['Where is it?'] },
})

const pages: Record<string, PageForm<never>> = {
  hours: hoursPage,
  teams: teamsPage,
  queue: queuePage,
  ratings: ratingsPage,
  articles: articlesPage,
  clocks: clocksPage,
  macros: macrosPage,
  rules: rulesPage,
  window: windowPage,
  voice: voicePage,
  help: helpPage,
} as never

describe.each(Object.entries(pages))('The page of %s', (_, page) => {
  it('gives back the parts that it was filled from', () => {
    for (const settings of [full, defaultSettings]) {
      const sent = page.partsOf(page.formOf(settings), settings)
      expect(Object.keys(sent)).toEqual(page.parts)
      expect(Settings.parse({ ...settings, ...sent })).toEqual(settings)
    }
  })
})

it('All parts have a page but retention, which is with privacy', () => {
  const held = Object.values(pages).flatMap(({ parts }) => parts)
  expect(new Set([...held, 'retention'])).toEqual(new Set(Object.keys(Settings.shape)))
})

describe('What is typed', () => {
  it('goes as it is where it is no number, and the answer is found at its field', () => {
    const sent = queuePage.partsOf(
      { ...queuePage.formOf(full), capacity: 'many', grace: { amount: '1,5', unit: 'min' } },
      full,
    )
    const checked = Settings.safeParse({ ...full, ...sent })
    const faults = checked.error?.issues.map(({ path, message }) => ({ path: path.join('.'), message })) ?? []
    expect(faults.map(({ path }) => path)).toEqual(['queue.capacity'])
    expect(faultAt(faults, 'queue.capacity')).toBe('Takes a number.')
    expect(faultAt(faults, 'queue.graceSeconds')).toBeUndefined()
    expect(sent.queue).toMatchObject({ graceSeconds: 90 })
  })

  it('is faulted at the day or entry around it, and not at one whose number begins alike', () => {
    const fault = { path: 'hours.weekly.mon.0.1', message: 'a time as HH:MM' }
    expect(faultAt([fault], 'hours.weekly.mon')).toBe('Takes a time as HH:MM.')
    expect(faultAt([{ path: 'teams.10.name', message: 'x' }], 'teams.1')).toBeUndefined()
  })

  it('is said by name where its field is on another page', () => {
    const faults = [
      { path: 'macros.0.teamId', message: 'is no team of this desk' },
      { path: 'teams.0.name', message: 'x' },
    ]
    expect(faultsElsewhere(faults, ['teams'], full)).toEqual(['Macros, “Refund”, team: Is no team of this desk.'])
    expect(placeWords('hours.weekly.mon.1', full)).toBe('Hours, opening hours, Monday, 2')
  })

  it('becomes an id in any script, and one that nobody has', () => {
    expect(idFor('Zahlungen & Rückgaben')).toBe('zahlungen-ruckgaben')
    expect(idFor('Подршка')).toBe('podrska')
    const entry = (name: string, id = '') => ({ id, name })
    const ids = identified(
      [entry('Old', 'billing'), entry('Billing'), entry('billing'), entry('–')],
      ({ name }) => name,
      'team',
    )
    expect(ids.map(({ id }) => id)).toEqual(['billing', 'billing-2', 'billing-3', 'team-4'])
  })

  it('is a list with each entry once', () => {
    expect(listed(' a, b;a\n\n c ')).toEqual(['a', 'b', 'c'])
  })
})

describe('Lengths', () => {
  it('are said in the largest unit that says them whole', () => {
    expect([30, 60, 90, 300, 5_400, 86_400].map(lengthOf)).toEqual([
      { amount: '30', unit: 's' },
      { amount: '1', unit: 'min' },
      { amount: '90', unit: 's' },
      { amount: '5', unit: 'min' },
      { amount: '90', unit: 'min' },
      { amount: '1', unit: 'd' },
    ])
  })

  it('count in what the document counts in, and stay as typed where they are no number', () => {
    expect(countIn({ amount: '1.5', unit: 'h' }, 'min')).toBe(90)
    expect(countIn({ amount: '2', unit: 'min' }, 's')).toBe(120)
    expect(countIn({ amount: 'soon', unit: 'min' }, 's')).toBe('soon')
  })
})

describe('Macros', () => {
  it('are found by all words in name or text, and by team', () => {
    const { macros } = macrosPage.formOf(full)
    expect(found(macros, 'HI refund', '')).toEqual([0])
    expect(found(macros, '', 'billing')).toEqual([0])
    expect(found(macros, 'nothing', '')).toEqual([])
  })

  it('are copied under a name that none has', () => {
    const one = { ...newMacro, name: 'Refund', id: 'refund' }
    const two = duplicated(one, [one])
    expect(two).toMatchObject({ id: '', name: 'Refund (2)' })
    expect(duplicated(two, [one, two]).name).toBe('Refund (3)')
  })

  it('show examples for variables, and those that are none as what they are', () => {
    expect(preview('Hi {{customer.firstName|there}}, {{attribute.Plan}} {{nobody}}!')).toEqual([
      { text: 'Hi ', kind: 'text' },
      { text: 'Mira', kind: 'filled' },
      { text: ', ', kind: 'text' },
      { text: '(Plan)', kind: 'filled' },
      { text: ' ', kind: 'text' },
      { text: '{{nobody}}', kind: 'unknown' },
      { text: '!', kind: 'text' },
    ])
  })
})

describe('The window', () => {
  it('takes sites as people write them', () => {
    expect(sitesIn('shop.example, https://www.shop.example/cart\nhttp://localhost:80 not^one')).toEqual([
      'https://shop.example',
      'https://www.shop.example',
      'http://localhost',
      'not^one',
    ])
  })

  it('says how a colour is shown, and what is done where it would be lost on its ground', () => {
    expect(legibility('#nothing')).toBeUndefined()
    const told = (accent: string) => {
      const shown = legibility(accent)
      return shown && { ...shown, words: advice(accent, shown) }
    }
    expect(told('#ffffff')).toMatchObject({ dark: { fill: '#ffffff', text: '#000000' } })
    expect(told('#ffffff')?.words).toMatch(/^In the light window it is shown darker,/)
    expect(told('#ffffff')?.words).not.toMatch(/lighter/)
    expect(told('#1f3355')?.words).toMatch(/^In the dark window it is shown lighter,/)
    expect(told('#c0561f')).toMatchObject({ light: { fill: '#c0561f' }, dark: { fill: '#c0561f' }, words: undefined })
    for (const colour of ['#000000', '#ffffff', '#767676', '#0000ff', '#ffd400']) {
      const shown = legibility(colour)
      expect(shown?.light.text, 'the text on it is one colour in both looks').toBe(shown?.dark.text)
    }
    for (const shade of Object.values(legibility('#808080') ?? {})) expect(shade.reads).toBeGreaterThanOrEqual(4.5)
  })

  it('saves its name with the assistant’s other words as they are, and its logo only where there is one', () => {
    const settings = Settings.parse({ assistant: { name: 'Bellhop', greeting: 'Ahoy' } })
    const form = windowPage.formOf(settings)
    expect(windowPage.partsOf({ ...form, name: ' Zoë ' }, settings)).toMatchObject({
      assistant: { name: 'Zoë', greeting: 'Ahoy' },
      widget: { position: 'end', theme: 'auto' },
    })
    expect(windowPage.partsOf(form, settings).widget).not.toHaveProperty('logo')
    expect(windowPage.partsOf({ ...form, logo: 'data:image/png;base64,AAAA' }, settings).widget).toHaveProperty('logo')
  })

  it('is previewed by an address that holds what is typed, as soon as it is a colour', () => {
    const form = { ...windowPage.formOf(Settings.parse({})), name: 'Zoë & Co', suggestions: ['Where?', 'When?'] }
    const told = (accent: string) =>
      new URLSearchParams(
        previewAddress({ ...form, accent }, { state: 'closed', theme: 'dark', greeting: 'Ahoy' }).split('#')[1],
      )
    expect(Object.fromEntries(told('#7a1f5c'))).toMatchObject({
      name: 'Zoë & Co',
      accent: '#7a1f5c',
      closed: '1',
      greeting: 'Ahoy',
    })
    expect(told('#7a1f5').get('accent')).toBe('')
    expect(told('').getAll('question')).toEqual(['Where?', 'When?'])
  })

  it('prints lines for the button, the element, the link and the policy', () => {
    const lines = embedLines('https://desk.example').map(({ line }) => line)
    expect(lines[0]).toBe('<script async src="https://desk.example/widget.js"></script>')
    expect(lines[1]).toMatch(/^<bellhop-chat[^>]*><\/bellhop-chat>\n<script async /)
    expect(lines.slice(2)).toEqual([
      'https://desk.example/chat',
      'script-src https://desk.example; frame-src https://desk.example',
    ])
  })

  it('takes reasons as words or codes', () => {
    expect(reasonCode('End of contract')).toBe('end_of_contract')
    expect(reasonCode(' contract_end ')).toBe('contract_end')
  })
})
