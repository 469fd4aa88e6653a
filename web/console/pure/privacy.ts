/** A person's data: whom a search found, and what erasing them takes. */
import type { ErasureAnswer, Subject } from '../../../src/protocol/privacy.ts'
import type { Settings } from '../../../src/protocol/settings.ts'

/** What a search found: who proved the address, and who only typed it. */
export interface Found {
  address: string
  proven: Subject[]
  typed: Subject[]
}

export function foundFor(address: string, { chosen, leftOut }: ErasureAnswer): Found {
  return { address, proven: chosen, typed: leftOut }
}

/** Whom a call is about: everybody who proved the address, and of the others those that were chosen by hand. */
export function meantBy({ address, proven, typed }: Found, picked: ReadonlySet<string>): object | undefined {
  const visitorIds = typed.map(({ visitorId }) => visitorId).filter((id) => picked.has(id))
  if (proven.length + visitorIds.length === 0) return undefined
  return { ...(proven.length > 0 && { contact: address }), ...(visitorIds.length > 0 && { visitorIds }) }
}

export function chosenOf({ proven, typed }: Found, picked: ReadonlySet<string>): Subject[] {
  return [...proven, ...typed.filter(({ visitorId }) => picked.has(visitorId))]
}

/** What goes for good, and what stays, each as a sentence. */
export function whatGoes(subjects: readonly Subject[]): { goes: string[]; stays: string[] } {
  const conversations = subjects.flatMap((subject) => subject.conversations)
  const open = conversations.filter(({ status }) => status !== 'resolved').length
  return {
    goes: [
      `${counted(conversations.length, 'conversation')}${conversations.length === 0 ? '' : `: every message, note, brief, tag and comment in ${conversations.length === 1 ? 'it' : 'them'}`}${openWords(open)}.`,
      'Names, addresses and where they wrote from.',
      `The chat ${subjects.length === 1 ? 'window of this visitor starts' : `windows of these ${subjects.length} visitors start`} anew, as for somebody who was never here.`,
    ],
    stays: [
      'That there were conversations, when, with which colleagues and with which marks: only counts for reports.',
      'Backups made before, and text that was sent to a model’s provider: see to those yourself.',
    ],
  }
}

function openWords(open: number): string {
  return open === 0
    ? ''
    : ` – ${open === 1 ? 'one of them is' : `${open} of them are`} still open and ${open === 1 ? 'ends' : 'end'} with it`
}

/** What was erased, in a sentence. */
export function erasedWords({ visitors, conversations, pending }: NonNullable<ErasureAnswer['erased']>): string {
  const what = `${counted(visitors, 'visitor')} and ${counted(conversations, 'conversation')} were erased.`
  return pending ? `${what} The last traces leave the disk within seconds.` : what
}

/** `export-mara-example.org-2026-03-02.json`, with nothing in it that a file system minds. */
export function fileName(address: string, at: string): string {
  return `export-${address.toLowerCase().replace(/[^a-z0-9.-]+/g, '-')}-${at.slice(0, 10)}.json`
}

type Retention = Settings['retention']

/** How long each kind is kept, in the order of the form. `always`: there is no keeping it for ever. */
export const retentionKinds: { key: keyof Retention; words: string; about: string; always?: true }[] = [
  {
    key: 'conversationDays',
    words: 'Conversations',
    about: 'From their last change, where nobody waits in or holds them. Only counts stay.',
  },
  {
    key: 'contactDays',
    words: 'Names and addresses',
    about: 'From the visitor’s last visit. The conversations stay, without a name.',
  },
  { key: 'commentDays', words: 'Comments to ratings', about: 'From the rating. The marks stay.' },
  { key: 'auditDays', words: 'Audit log', about: 'Entries of what staff did.' },
  {
    key: 'usageDays',
    words: 'What models were asked',
    about: 'Counts by visitor and day, for budgets and reports.',
    always: true,
  },
  {
    key: 'revisionDays',
    words: 'Changes of articles',
    about: 'The newest of each stays. Answers from older ones cannot be shown as they were then.',
  },
]

export type RetentionForm = Record<keyof Retention, string>

export function retentionForm(retention: Retention): RetentionForm {
  return Object.fromEntries(retentionKinds.map(({ key }) => [key, String(retention[key] ?? '')])) as RetentionForm
}

/** What to send: what is empty is left out, what is no number goes as typed, so that the server can say so. */
export function retentionOf(form: RetentionForm): Retention {
  const typed = retentionKinds.flatMap(({ key }): [string, unknown][] => {
    const text = form[key].trim()
    return text ? [[key, Number.isInteger(Number(text)) ? Number(text) : text]] : []
  })
  return Object.fromEntries(typed) as Retention
}

/** Kinds of which less will be kept than so far: what is older goes within the hour, for good. */
export function shortened(before: RetentionForm, after: RetentionForm): string[] {
  const days = (text: string) => (text.trim() ? Number(text) : Number.POSITIVE_INFINITY)
  return retentionKinds.filter(({ key }) => days(after[key]) < days(before[key])).map(({ words }) => words)
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`
}
