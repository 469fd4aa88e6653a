/**
 * Prepared answers: what `{{customer.name}}` and the like stand for. What could not be filled in stays in the text as it
 * was written, so that the text alone says what is missing, wherever it is kept or taken. Code marks (`…`) quote braces.
 */

export interface Variable {
  name: string
  /** What it stands for, in a sentence with it. */
  stands: string
  /** Why it may be missing. */
  missing: string
}

/** Beside these, `attribute.NAME` stands for what the team knows of the customer under that name. */
export const variables: readonly Variable[] = [
  { name: 'customer.name', stands: 'the customer’s name', missing: 'The customer gave no name' },
  { name: 'customer.firstName', stands: 'the first word of the customer’s name', missing: 'The customer gave no name' },
  { name: 'customer.email', stands: 'the customer’s address', missing: 'The customer gave no address' },
  { name: 'agent.name', stands: 'the name of whoever writes', missing: 'You have no name here' },
  { name: 'agent.firstName', stands: 'the first word of that name', missing: 'You have no name here' },
  { name: 'conversation.id', stands: 'the number of this conversation', missing: 'It has no number yet' },
  { name: 'page.title', stands: 'the title of the page they wrote from', missing: 'The page is not known' },
  { name: 'page.url', stands: 'the address of that page', missing: 'The page is not known' },
]

const ATTRIBUTE = 'attribute.'

/** Values by the names of variables; what is not there, or is empty, is missing. */
export type Values = Readonly<Record<string, string>>

/** A place of a text, in UTF-16 units; `end` is behind it. */
export interface Span {
  start: number
  end: number
}

export interface Hole extends Span {
  /** The variable's name, trimmed; maybe none that exists. */
  name: string
  /** What stands there where the value is missing; may be empty. */
  fallback?: string
}

/** Code first: what stands in it is no variable. */
const codeOrHole = /```[\s\S]*?(?:```|$)|`[^`\n]+`|\{\{([^{}|]*)(?:\|([^{}]*))?\}\}/g

/** Every `{{…}}` of a text outside of code marks, in order. */
export function holesOf(text: string): Hole[] {
  return [...text.matchAll(codeOrHole)].flatMap(({ 0: whole, 1: name, 2: fallback, index }) => {
    if (name === undefined) return []
    const hole = { start: index, end: index + whole.length, name: name.trim() }
    return [fallback === undefined ? hole : { ...hole, fallback: fallback.trim() }]
  })
}

/** The names of the variables that a text uses, each once, in order; unknown ones too. */
export function variablesOf(text: string): string[] {
  return [...new Set(holesOf(text).map(({ name }) => name))]
}

/** Whether a name stands for something. */
export function isVariable(name: string): boolean {
  if (name.startsWith(ATTRIBUTE)) return name.length > ATTRIBUTE.length
  return variables.some((known) => known.name === name)
}

/** A sentence for each mistake in a prepared text: a variable that does not exist, braces that are left open. */
export function faultsOf(text: string): string[] {
  const unknown = variablesOf(text).filter((name) => !isVariable(name))
  const faults = unknown.map((name) =>
    name === '' ? '{{}} names no variable.' : `{{${name}}} is no variable${near(name)}.`,
  )
  const rest = text.replace(codeOrHole, '')
  return /\{\{|\}\}/.test(rest)
    ? [...faults, 'A {{ or }} is left open: a variable is written {{customer.name}}.']
    : faults
}

/** One that was probably meant: the same but for letter case. */
function near(name: string): string {
  const meant = variables.find((known) => known.name.toLowerCase() === name.toLowerCase())
  return meant ? `; {{${meant.name}}} is` : ''
}

/**
 * A text with its variables filled in.
 * @returns the text, and where in it something was filled in; what is missing and has no fallback stays as it was
 */
export function fill(text: string, values: Values): { text: string; filled: Span[] } {
  const filled: Span[] = []
  let done = ''
  let from = 0
  for (const { start, end, name, fallback } of holesOf(text)) {
    const found = (Object.hasOwn(values, name) && inert(values[name] ?? '')) || fallback
    if (found === undefined) continue
    const value = inert(found)
    done += text.slice(from, start)
    if (value) filled.push({ start: done.length, end: done.length + value.length })
    done += value
    from = end
  }
  return { text: done + text.slice(from), filled }
}

/** One line without braces and code marks: what is filled in neither opens a variable nor hides one. */
function inert(value: string): string {
  return value
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .replace(/[{}`]/g, '')
    .trim()
}

/** What is missing, in a sentence that says what to do; undefined where nothing is. */
export function missingWords(text: string): string | undefined {
  const holes = holesOf(text)
  const first = holes[0]
  if (!first) return undefined
  const why = variables.find(({ name }) => name === first.name)?.missing ?? unknownWords(first.name)
  const more = holes.length > 1 ? `, and ${holes.length - 1} more like it` : ''
  return `${why}: fill in {{${first.name}}}${more}, or take it out.`
}

function unknownWords(name: string): string {
  if (!isVariable(name)) return 'This stands for nothing'
  return `“${name.slice(ATTRIBUTE.length)}” is not known of this customer`
}

/** Whom a text is written to, by whom, from where. */
export interface Occasion {
  conversationId: string
  contact: { name?: string | undefined; email?: string | undefined }
  agent: { name: string }
  page?: { url: string; title?: string | undefined } | undefined
  attributes?: Readonly<Record<string, string>>
}

/** What variables stand for on an occasion; those that nothing is known for are left out. */
export function valuesOf({ conversationId, contact, agent, page, attributes = {} }: Occasion): Record<string, string> {
  const known: Record<string, string | undefined> = {
    'customer.name': contact.name,
    'customer.firstName': firstWord(contact.name),
    'customer.email': contact.email,
    'agent.name': agent.name,
    'agent.firstName': firstWord(agent.name),
    'conversation.id': conversationId,
    'page.title': page?.title,
    'page.url': page?.url,
    ...Object.fromEntries(Object.entries(attributes).map(([name, value]) => [ATTRIBUTE + name, value])),
  }
  return Object.fromEntries(Object.entries(known).flatMap(([name, value]) => (value ? [[name, value]] : [])))
}

function firstWord(name: string | undefined): string | undefined {
  return name?.trim().split(/[\s,]+/)[0]
}
