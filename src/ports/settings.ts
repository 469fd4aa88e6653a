/** The settings document, every save of it, and small secrets. */
import type { Iso } from '../domain/events.ts'
import type { Settings } from '../protocol/settings.ts'

/** One save of the settings document. */
export interface SavedSettings {
  /** Rises with every save. */
  version: number
  settings: Settings
  /** The id of a member of the staff, or the name of the file that the first start read. */
  by: string
  at: Iso
}

export interface SettingsStore {
  settings(): Promise<Settings | undefined>
  /** The newest save, or the one of that version; undefined where there is none. */
  savedSettings(version?: number): Promise<SavedSettings | undefined>
  /**
   * Saves a document as the next version.
   * @param after the version that it was made from: where another was saved since, nothing is written
   * @returns its version; undefined where nothing was written
   */
  saveSettings(settings: Settings, by: string, at: Iso, after?: number): Promise<number | undefined>
  /** A named one-time secret, stored hashed. */
  putSecret(name: string, hash: string): Promise<void>
  /** Spends it: true once, for the right hash. */
  spendSecret(name: string, hash: string): Promise<boolean>
}
