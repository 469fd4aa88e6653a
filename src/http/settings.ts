/** The settings document: read, replaced, changed in parts; trying its rules; how the drafter does. */
import type { Context } from 'hono'
import { z } from 'zod'
import { drafterStatus, testDrafter } from '../desk/drafter.ts'
import { type Save, savedSettings, saveSettings } from '../desk/settings.ts'
import { tryMessage } from '../desk/try-message.ts'
import type { RateLimits } from '../ports/system.ts'
import { typedText } from '../protocol/bodies.ts'
import { DrafterStatus, DrafterTest } from '../protocol/drafter.ts'
import { Settings } from '../protocol/settings.ts'
import { SavedSettingsShape, SettingsParts, Trial, trialBody } from '../protocol/settings-calls.ts'
import type { Actor } from './actor.ts'
import { Refused, refusedFields, within } from './errors.ts'
import { type Api, route } from './route.ts'

/** @param api.sites origins that may embed the panel, as they are named where the server is started */
export function settingsRoutes(api: Api & { limits: RateLimits; sites: readonly string[]; saveSettings: Save }): void {
  const { desk, limits } = api

  route(
    api,
    { method: 'get', path: '/api/settings', summary: 'The settings document', who: 'admin', answers: Settings },
    async ({ c }) => tagged(c, await savedSettings(desk)).settings,
  )

  route(
    api,
    {
      method: 'get',
      path: '/api/settings/saved',
      summary: 'The settings document with its version, and who saved it when',
      who: 'admin',
      answers: SavedSettingsShape,
    },
    async ({ c }) => tagged(c, await savedSettings(desk)),
  )

  route(
    api,
    {
      method: 'put',
      path: '/api/settings',
      summary: 'Replace the settings document',
      who: 'admin',
      body: Settings,
      answers: Settings,
      audited: 'settings.save',
    },
    async ({ c, actor, body, note }) => (await save(c, actor, body, note, seenIn(c))).settings,
  )

  route(
    api,
    {
      method: 'patch',
      path: '/api/settings',
      summary: 'Replace parts of the settings document; If-Match names the version that they were made from',
      who: 'admin',
      body: SettingsParts,
      answers: SavedSettingsShape,
      audited: 'settings.save',
    },
    async ({ c, actor, body, note }) => {
      const seen = seenIn(c)
      if (seen !== undefined) return save(c, actor, body, note, seen)
      throw new Refused(
        'bad_request',
        'Send If-Match with the version that you changed: GET /api/settings answers it as ETag.',
      )
    },
  )

  /** Saves, and notes which parts are others than before, not what they hold. */
  async function save(
    c: Context,
    actor: Actor,
    given: Record<string, unknown>,
    note: (more: { detail: { changed: string } }) => void,
    seen: number | undefined,
  ): Promise<SavedSettingsShape> {
    const done = await saveSettings(desk, api.saveSettings, given, memberOf(actor).id, seen)
    if ('faults' in done) throw refusedFields('The settings were not saved: there is a mistake in', done.faults)
    if ('overtaken' in done) {
      const { by, at, version, settings } = done.overtaken
      const parts = Object.fromEntries(done.parts.map((name) => [name, settings[name]]))
      throw new Refused(
        'conflict',
        `${by.name} saved ${done.parts.join(', ')} at ${at}, after the version that you changed. Look at theirs, then save again with their version in If-Match.`,
        { saved: { version, at, by, parts } },
      )
    }
    note({ detail: { changed: done.changed.join(', ') } })
    return tagged(c, done.saved)
  }

  route(
    api,
    {
      method: 'post',
      path: '/api/settings/try',
      summary: 'What would happen if a customer wrote this; nothing is recorded, no model is asked',
      who: 'admin',
      body: trialBody(typedText(desk.limits.MESSAGE_CHARACTERS)),
      answers: Trial,
      audited: 'settings.try',
    },
    ({ body: { text, lang, handoff } }) => tryMessage(desk, text, { lang, handoff }),
  )

  route(
    api,
    {
      method: 'get',
      path: '/api/settings/sites',
      summary: 'Where the window may be shown beside the sites of the settings, and where it is fetched from',
      who: 'admin',
      answers: z.object({ started: z.array(z.string()), publicUrl: z.string(), mail: z.boolean() }),
    },
    async () => ({ started: [...api.sites], publicUrl: desk.publicUrl, mail: desk.mailer !== undefined }),
  )

  route(
    api,
    {
      method: 'get',
      path: '/api/assistant',
      summary: 'Who writes the answers, and how its provider does',
      who: 'admin',
      answers: DrafterStatus,
    },
    () => drafterStatus(desk),
  )

  route(
    api,
    {
      method: 'post',
      path: '/api/assistant/test',
      summary: 'Ask the drafter one fixed question; with a model, it costs a call',
      who: 'admin',
      body: z.strictObject({}),
      answers: DrafterTest,
      audited: 'assistant.test',
    },
    async ({ actor, note }) => {
      const { id } = memberOf(actor)
      within('tests of the drafter', await limits.take('drafter_test', id))
      const tested = await testDrafter(desk, id)
      note({ detail: { result: tested.result.ok ? 'ok' : tested.result.fault } })
      return tested
    },
  )
}

/** The version as an entity tag, for If-Match. */
function tagged(c: Context, saved: SavedSettingsShape): SavedSettingsShape {
  c.header('etag', `"${saved.version}"`)
  return saved
}

/**
 * The version in If-Match (RFC 9110, 13.1.1); undefined where there is none, or `*`, which any version fits.
 * @throws Refused `bad_request` where it names no version
 */
function seenIn(c: Context): number | undefined {
  const header = c.req.header('if-match')?.trim()
  if (!header || header === '*') return undefined
  const version = /^(?:W\/)?"?(\d{1,15})"?$/.exec(header)?.[1]
  if (version) return Number(version)
  throw new Refused('bad_request', 'If-Match takes a version as GET /api/settings answers it in ETag, e.g. "7".')
}

function memberOf(actor: Actor) {
  if (actor.kind !== 'staff') throw new Error('a route for admins was reached by someone else')
  return actor.member
}
