/**
 * Articles as their editors see them: the files, which are the truth; what they are read as; and what the store keeps
 * beside them: drafts, every revision, the bin.
 */
import type { Article, Problem } from '../domain/articles.ts'
import type { Iso } from '../domain/events.ts'
import type { Inspector } from './inspector.ts'

/** Who changed an article: a member of the staff, or a name that a commit or nobody but the disk gives. */
export interface Editor {
  /** Of a member of the staff. */
  id?: string
  name: string
}

/** A file of the knowledge base. */
export interface ArticleFile {
  /** From the base's root, with forward slashes and `.md`. */
  path: string
  /** Every character of it, a byte order mark and line breaks included. */
  text: string
  /** SHA-256 of its bytes, in hex. */
  revision: string
}

/** A file next to an article, as it lies in the bin. */
export interface Beside {
  path: string
  bytes: Uint8Array
}

/** Why a file is not written, moved or removed. */
export type FileRefusal =
  /** The file is another than the one that was changed; null where it is gone. */
  | { refused: 'overtaken'; newer: ArticleFile | null }
  /** There is a file of this name already, maybe in other letter case. */
  | { refused: 'taken'; path: string }
  | { refused: 'badPath'; path: string; why: string }
  /** It is no UTF-8 text, or larger than an article may be. */
  | { refused: 'notEditable'; path: string; why: string }
  /** The file system does not let it happen; `why` is its word for it, e.g. EACCES. */
  | { refused: 'notWritable'; path: string; why: string }

/** Why a picture is not put beside an article. */
export type PictureRefusal =
  | Extract<FileRefusal, { refused: 'badPath' | 'notWritable' }>
  | { refused: 'noPicture' | 'largePicture'; most: number }

/** The files of the knowledge base. Changes happen one after the other, each whole or not at all. */
export interface ArticleFiles {
  read(
    path: string,
  ): Promise<ArticleFile | Extract<FileRefusal, { refused: 'badPath' | 'notEditable' | 'notWritable' }> | undefined>
  /**
   * Writes a text in place of a file, where that is still the one expected; the bytes on disk are compared right before.
   * @param expected the revision that was changed; null for a file that is not there yet
   */
  write(path: string, text: string, expected: string | null): Promise<{ revision: string } | FileRefusal>
  /** Puts a file under another path, with another text where one is given. */
  move(path: string, to: string, expected: string, text?: string): Promise<{ revision: string } | FileRefusal>
  /**
   * Takes a file out of the base.
   * @param beside paths of pictures that go with it
   * @returns what the pictures were, those that were there
   */
  remove(path: string, expected: string, beside: readonly string[]): Promise<{ pictures: Beside[] } | FileRefusal>
  /**
   * Puts a picture into the folder of an article, under a name of its own.
   * @param name as its owner calls it
   * @returns its path from the base's root
   */
  putPicture(article: string, name: string, bytes: Uint8Array): Promise<{ path: string } | PictureRefusal>
  /** Puts a picture back where it was; one that is there already stays as it is. */
  putBack(picture: Beside): Promise<void>
  /**
   * What was last written to a path here, or is being written: the revision. Null where the file was taken away here,
   * as long as no other was seen in its place.
   */
  lastWritten(path: string): string | null | undefined
  /** A picture of the base, whether or not an article shows it. */
  picture(path: string): { type: string; bytes: Uint8Array<ArrayBuffer> } | undefined
}

/** What a form shows of an article's front matter, as it was read. */
export interface Front {
  title?: string
  description?: string
  lang?: string
  tags: string[]
  aliases: string[]
  questions: string[]
  audience: 'public' | 'internal'
  draft: boolean
  owner?: string
  reviewBy?: string
  updated?: string
  publishAt?: string
  pages: string[]
  redirectFrom: string[]
  translationOf?: string
}

/** A fault of one key of the front matter. */
export interface FrontFault {
  /** Empty where it is about the block as a whole. */
  field: string
  line: number
  message: string
}

/** One text, read as it would be in the base as it is now. */
export interface Reading {
  /** Missing where a problem of severity `error` would leave it out. */
  article?: Article
  front: Front
  faults: FrontFault[]
}

/** Changes of a front matter: a value for a key, or null to take it out. */
export type FrontChange = Partial<{ [K in keyof Front]: Front[K] | null }>

/** The articles as they were read last, for those who write them. */
export interface Articles {
  /** All of them by id, whoever may read them. */
  all(): ReadonlyMap<string, Article>
  /** Where a former path leads. */
  redirect(id: string): string | undefined
  problems(): readonly Problem[]
  /**
   * Reads one text as it would stand in the base as it is now; in milliseconds. One that does not say its language is
   * taken to be in that of the article that stands there.
   */
  read(path: string, text: string): Reading
  /** Problems of one text as it would stand in the base as it is now, by line. */
  inspect(path: string, text: string): Problem[]
  /** A text with its front matter changed, and not one character else; undefined where the block cannot be read. */
  withFront(text: string, change: FrontChange): string | undefined
  /** Resolves when what the files hold now is being answered from. */
  reload(): Promise<void>
  /** Tells everybody who shows articles to look again, though no file changed: what may be shown did. */
  renewed(): void
  /** Told after every reading which articles came, changed or went. The returned function stops that. */
  listen(listener: (changed: readonly string[]) => void): () => void
}

/** What git made of a change. */
export type Committed =
  | { commit: string }
  | { failed: 'noGit' | 'noRepository' | 'noIdentity' | 'hook' | 'other'; why: string }

/** The git repository around the knowledge base, where there is one. */
export interface History {
  /** Commits these files of the base and nothing else; never pushes. @param paths from the base's root */
  commit(paths: readonly string[], by: { name: string; email: string }, message: string): Promise<Committed>
  /** Who committed a file as it lies there now, or is gone, and with which words; undefined where that is not committed. */
  lastCommit(path: string): Promise<{ name: string; at: Iso; message: string } | undefined>
  /** Where a committed file lay before it was last renamed, as git tells by how alike they are; within the base. */
  formerPath(path: string): Promise<string | undefined>
}

/** What editors work with. */
export interface Content {
  files: ArticleFiles
  articles: Articles
  /** Finds what is said twice and what contradicts itself. */
  inspector: Pick<Inspector, 'overlaps' | 'overlapsOf'>
  /** Only where the base can lie in a repository: what is played on does not. */
  history?: History
}

/** Where a draft came from. */
export interface DraftCause {
  kind: 'cluster' | 'proposal'
  id: string
}

/** What an editor has written and not published: one for each of them and path. */
export interface ArticleDraft {
  path: string
  by: { id: string; name: string }
  text: string
  /** The revision that it was made from; null for a file that was not there. */
  base: string | null
  cause?: DraftCause
  at: Iso
}

/** A draft that somebody else threw away, as its owner may have it back. */
export interface DiscardedDraft extends Omit<ArticleDraft, 'by' | 'at'> {
  id: string
  /** When it was written last. */
  savedAt: Iso
  /** Who discarded it. */
  by: { id: string; name: string }
  at: Iso
  why: string
}

export type RevisionKind = 'published' | 'moved' | 'binned' | 'restored' | 'outside' | 'removed'

/** One change of an article. */
export interface ArticleRevision {
  id: string
  path: string
  /** SHA-256 of the file's bytes, in hex. */
  revision: string
  by: Editor
  at: Iso
  /** Empty where nobody said. */
  why: string
  /** `outside`: on disk or by git; `removed`: the file went that way. */
  kind: RevisionKind
  /** Of one that moved: where it was. */
  formerPath?: string
}

/** An article in the bin, with what it takes to put it back. */
export interface BinnedArticle {
  id: string
  path: string
  title: string
  revision: string
  by: Editor
  at: Iso
  why: string
  /** Paths of pictures that went with it. */
  pictures: string[]
}

/** An answer that cited a revision; nobody tells which it was once its conversation was erased. */
export interface CitedAnswer {
  conversationId: string | null
  messageId: string | null
  at: Iso
}

/** What the store keeps of articles. */
export interface ContentStore {
  /** One for each editor and path: the newest takes the place of the last. */
  saveDraft(draft: ArticleDraft): Promise<void>
  /** Of one path, newest first. */
  draftsOf(path: string): Promise<ArticleDraft[]>
  /** Of all paths, newest first, without their texts. */
  drafts(): Promise<Omit<ArticleDraft, 'text'>[]>
  /** Whether there was one. */
  dropDraft(path: string, staffId: string): Promise<boolean>
  /** Takes a draft away from its owner and keeps it for them; false where there was none. */
  discardDraft(path: string, staffId: string, deed: Pick<DiscardedDraft, 'id' | 'by' | 'at' | 'why'>): Promise<boolean>
  /** Of one owner, newest first. */
  discardedDrafts(staffId: string): Promise<DiscardedDraft[]>
  /** Whether this owner had one of this id. */
  dropDiscarded(id: string, staffId: string): Promise<boolean>
  /** Drafts of a path go with its file. Where an editor has one under the new path too, that one stays. */
  moveDrafts(path: string, to: string): Promise<void>

  /** Writes changes down with the texts that they led to; a text that is kept already is not kept twice. */
  addRevisions(revisions: readonly (ArticleRevision & { text: string })[]): Promise<void>
  /** Of a path and, before a move, of where the file was; newest first. */
  revisionsOf(path: string, limit: number): Promise<ArticleRevision[]>
  revision(id: string): Promise<(ArticleRevision & { text: string }) | undefined>
  /** The newest change that led to this revision of a path. */
  changeTo(path: string, revision: string): Promise<ArticleRevision | undefined>
  /** The text of a revision, wherever it lay. */
  textOf(revision: string): Promise<string | undefined>
  /**
   * The newest revision of each path where a file lies by what is written down: it was not binned, moved or removed.
   * @param paths those that are asked for; all by default
   */
  latestRevisions(paths?: readonly string[]): Promise<Map<string, string>>
  /** Articles whose file went outside and was not seen since, those that went last first. */
  removedArticles(limit: number): Promise<ArticleRevision[]>
  /** Those of these revisions whose text is not kept. */
  textsMissing(revisions: readonly string[]): Promise<string[]>

  /** How many answers cited each of these revisions; those that none cited are left out. */
  citedCounts(revisions: readonly string[]): Promise<Map<string, number>>
  /** Answers that cited a revision, newest first. */
  citedIn(revision: string, limit: number): Promise<CitedAnswer[]>
  /** The conversation in which the assistant gave an answer with sources. */
  conversationOfAnswer(messageId: string): Promise<string | undefined>

  addToBin(entry: Omit<BinnedArticle, 'pictures'> & { text: string; pictures: readonly Beside[] }): Promise<void>
  /** Newest first. */
  bin(): Promise<BinnedArticle[]>
  binned(id: string): Promise<(Omit<BinnedArticle, 'pictures'> & { text: string; pictures: Beside[] }) | undefined>
  /** Whether there was one. */
  takeFromBin(id: string): Promise<boolean>
}
