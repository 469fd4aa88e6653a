/** Articles on their way in and out of the base. */
import type { ArticlesExport, ImportKind, ImportReport } from '../protocol/moving.ts'

/** The files of the base, as whoever imports and exports sees them. Paths are from its root, with forward slashes. */
export interface BaseFiles {
  /** Paths of articles, pictures and synonyms, in order; nothing whose name begins with a dot. */
  list(): Promise<string[]>
  /** undefined where there is no such file. */
  read(path: string): Promise<Uint8Array | undefined>
  /**
   * Writes a file whole or not at all.
   * @param over what it held when it was looked at; undefined where there was none
   * @returns false where it holds something else now, and nothing was written
   */
  write(path: string, bytes: Uint8Array, over: Uint8Array | undefined): Promise<boolean>
}

/** What somebody asks for, of an import. */
export interface ImportWish {
  from?: ImportKind
  /** A folder of the base; its root by default. */
  into?: string
  /** The language of articles that do not say theirs, as BCP 47. */
  lang?: string
  /** What the source is called; told by its own name by default. */
  source?: string
  /** Whether pictures that lie on the web are fetched. */
  fetchImages?: boolean
}

/** Told how far it is: of what is read, nobody knows how much there is, and the total is 0. */
export type Progress = (done: number, total: number) => void

/**
 * What was done or would be, with the paths of all files that were written; or why nothing of a source can be imported,
 * as a sentence that says what to do.
 */
export type Imported = { report: ImportReport; written: string[] } | { refused: string }

export interface Moving {
  /**
   * Imports a file or an archive.
   * @param name what it is called
   * @param apply false only tells what would be done
   */
  bring(name: string, bytes: Uint8Array, wish: ImportWish, apply: boolean, progress?: Progress): Promise<Imported>
  /** Pasted HTML as clean markdown, with what was lost; or why it is not read, as a sentence. */
  fromHtml(html: string): { markdown: string; lost: string[] } | { refused: string }
  /** The whole base, drafts and internal articles too only where `all` says so. */
  document(all: boolean): Promise<ArticlesExport>
  /** The same as a ZIP archive. */
  archive(all: boolean): Promise<Uint8Array<ArrayBuffer>>
}
