/** Which part plays which port. Everything that runs Bellhop, whole or in part, is put together here. */
import { existsSync, readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { setImmediate as turn } from 'node:timers/promises'
import type { Logger } from 'pino'
import type { Config } from './config.ts'
import { answer } from './desk/answer.ts'
import type { Desk } from './desk/desk.ts'
import { openRehearsals } from './desk/rehearse/rehearsals.ts'
import { openRuns } from './desk/runs.ts'
import { openaiAdvisor } from './drafting/advisor.ts'
import { openaiModel } from './drafting/model.ts'
import { openaiDrafter } from './drafting/openai.ts'
import { quoteDrafter } from './drafting/quote.ts'
import { openaiWriter } from './drafting/writer.ts'
import { articleFiles } from './knowledge/article-files.ts'
import { articlesOf } from './knowledge/editing.ts'
import { planHere, planInWorker } from './knowledge/import/planner.ts'
import { type Library, openLibrary } from './knowledge/library.ts'
import { renderer } from './knowledge/markdown.ts'
import { editedBase, movingIn } from './knowledge/moving.ts'
import { type Store, StoreUnavailable } from './ports/store.ts'
import type { Clock, Ids } from './ports/system.ts'
import { defaultSettings, Settings } from './protocol/settings.ts'
import { settingsFaults } from './protocol/settings-faults.ts'
import { localFanout } from './realtime/fanout.ts'
import { absent, noRuns } from './rehearsal-desk.ts'
import { rehearserHere } from './rehearsal-play.ts'
import { rehearserInWorkers } from './rehearser.ts'
import { serveAlone } from './store/serving.ts'
import { openSqlite } from './store/sqlite.ts'
import { systemClock } from './system/clock.ts'
import { fileDesk } from './system/files.ts'
import { gitAround } from './system/git.ts'
import { smtpMailer } from './system/mail.ts'
import { argonPasswords, systemIds } from './system/secrets.ts'

/** Threads that play questions, each with the articles to itself. */
const MOST_REHEARSERS = 2
/** Workers are started from what was built. */
const fromSources = import.meta.url.endsWith('.ts')

export interface House {
  desk: Desk
  library: Library
  /** Puts a document in force; false where another was saved after the version that it was made from. */
  saveSettings(settings: Settings, by: string, after?: number): Promise<boolean>
  close(): Promise<void>
}

/**
 * Opens the store and the knowledge base and puts the desk together.
 * @throws StoreUnavailable, also where another server has the database; KnowledgeUnavailable; with a sentence that says
 * what to do
 */
export async function openHouse(config: Config, log: Logger, publicUrl: string): Promise<House> {
  const endService = serveAlone(databaseOf(config))
  const store = await openStore(config).catch((error: unknown) => {
    endService()
    throw error
  })
  try {
    let settings = (await store.settings()) ?? (await settleFirst(store, config))
    const library = await openLibrary({
      folder: config.knowledgeBase,
      clock: systemClock,
      log,
      answersStale: () => settings.articles.answerStale,
    })
    const desk: Desk = {
      ...deskOver(config, log, library),
      store,
      publicUrl,
      sites: config.sites,
      settings: () => settings,
      ...(config.mail && { mailer: smtpMailer(config.mail) }),
    }
    desk.runs = openRuns(() => desk, answer)
    desk.trials = library
    const rehearser = fromSources
      ? rehearserHere(config.knowledgeBase)
      : rehearserInWorkers(config.knowledgeBase, Math.min(MOST_REHEARSERS, availableParallelism()))
    desk.rehearsals = openRehearsals(() => desk, { rehearser, trials: library, turn: () => turn() })
    desk.drafter.provider?.listen(({ kind }) => kind === 'turned' && desk.fanout.publish({ kind: 'assistant' }))
    return {
      desk,
      library,
      async saveSettings(changed, by, after) {
        const version = await store.saveSettings(changed, by, systemClock.now(), after)
        if (version === undefined) return false
        settings = changed
        // Opening hours and capacity change what those who wait are told.
        desk.fanout.publish({ kind: 'queue' })
        desk.fanout.publish({ kind: 'settings' })
        return true
      },
      async close() {
        await desk.rehearsals?.close()
        await library.close()
        await store.close()
        endService()
      },
    }
  } catch (error) {
    await store.close()
    endService()
    throw error
  }
}

/**
 * The desk over the knowledge base alone, for asking from the command line: it can make replies, and records nothing.
 * @throws KnowledgeUnavailable
 */
export async function openAside(config: Config, log: Logger): Promise<Pick<House, 'desk' | 'library' | 'close'>> {
  const library = await openLibrary({ folder: config.knowledgeBase, clock: systemClock, log, watch: false })
  return { desk: deskAside(config, log, library), library, close: () => library.close() }
}

/** The same over a library that is open already. */
export function deskAside(config: Config, log: Logger, library: Library): Desk {
  const settings = firstSettings(config)
  return { ...deskOver(config, log, library), store: absent('record'), settings: () => settings, publicUrl: '' }
}

/** What is another in a rehearsal than where customers are served. */
interface Rehearsed {
  store: Store
  clock: Clock
  ids: Ids
  /** Those of the moment; undefined for the usual ones. */
  hours(): Settings['hours'] | undefined
}

/**
 * A desk that is played on and serves nobody: on a clock of its own, with the articles' own words and never a model.
 * @throws KnowledgeUnavailable
 */
export async function openRehearsal(
  config: Config,
  log: Logger,
  { hours, ...parts }: Rehearsed,
): Promise<Pick<House, 'desk' | 'close'>> {
  const { openai: _paid, ...quoting } = config
  const library = await openLibrary({ folder: config.knowledgeBase, clock: systemClock, log, watch: false })
  const settings = (await parts.store.settings()) ?? firstSettings(config)
  const desk: Desk = {
    ...deskOver(quoting, log, library),
    ...parts,
    publicUrl: '',
    settings: () => ({ ...settings, hours: hours() ?? settings.hours }),
  }
  desk.runs = openRuns(() => desk, answer)
  return { desk, close: () => library.close() }
}

/**
 * The database in the data folder, which is made where it is missing.
 * @param how.hurried see openSqlite: only for what is made up
 */
export function openStore(config: Config, how: { hurried?: boolean } = {}): Promise<Store> {
  return openSqlite({ file: databaseOf(config), ...how })
}

/** Where the database is. */
export function databaseOf({ data }: Config): string {
  return join(data, 'bellhop.sqlite')
}

function deskOver(config: Config, log: Logger, library: Library): Omit<Desk, 'store' | 'settings' | 'publicUrl'> {
  const files = articleFiles(config.knowledgeBase)
  return {
    retriever: library,
    ...writersFor(config, log),
    fanout: localFanout(log),
    clock: systemClock,
    ids: systemIds,
    passwords: argonPasswords,
    render: renderer,
    files: fileDesk({ ...config, log }),
    moving: movingIn(
      config.knowledgeBase,
      systemClock,
      editedBase(config.knowledgeBase, files),
      (fromSources ? planHere : planInWorker)(config.knowledgeBase),
    ),
    content: {
      files,
      articles: articlesOf(library),
      inspector: library,
      history: gitAround(config.knowledgeBase),
    },
    failing: () => new Map(),
    log,
    limits: config.limits,
    maxWrong: config.maxWrong,
    runs: noRuns,
  }
}

function writersFor(
  { openai, modelSearch }: Config,
  log: Logger,
): Pick<Desk, 'drafter' | 'fallback' | 'advisor' | 'writer'> {
  if (!openai) return { drafter: quoteDrafter() }
  const model = openaiModel({ ...openai, log })
  return {
    drafter: openaiDrafter(model),
    fallback: quoteDrafter(),
    writer: openaiWriter(model),
    ...(modelSearch && { advisor: openaiAdvisor(model) }),
  }
}

const SETTINGS_FILE = 'bellhop.config.json'

/** From the first start on, the settings are the store's; the file is not read again. */
async function settleFirst(store: Store, config: Config): Promise<Settings> {
  const settings = firstSettings(config)
  await store.saveSettings(settings, SETTINGS_FILE, systemClock.now())
  return settings
}

/** At the very first start the settings come from a file in the data folder, where there is one. */
export function firstSettings(config: Config): Settings {
  const file = join(config.data, SETTINGS_FILE)
  if (!existsSync(file)) return defaultSettings
  let json: unknown
  try {
    json = JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    throw new StoreUnavailable(`${file} is not valid JSON (${(error as Error).message}); mend it, or remove it.`)
  }
  const read = Settings.safeParse(json)
  const mistakes = read.success ? settingsFaults(read.data) : read.error.issues
  if (read.success && mistakes.length === 0) return read.data
  const faults = mistakes.map(({ path, message }) => `  ${[path].flat().join('.') || 'the document'}: ${message}`)
  throw new StoreUnavailable(`${file} has mistakes; mend them, or remove the file:\n${faults.join('\n')}`)
}
