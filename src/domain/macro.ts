/** Variables in a macro's text: `{{customer.name}}`, or `{{customer.name|there}}` with what stands in where it is unknown. */

/** The variables that are there in every conversation; beside them `attribute.NAME`, whatever the team calls it. */
export const knownVariables = [
  'customer.name',
  'customer.firstName',
  'customer.email',
  'agent.name',
  'agent.firstName',
  'conversation.id',
  'page.title',
  'page.url',
] as const

export interface MacroVariable {
  /** As written between the braces, without the fallback, e.g. `customer.name` or `attribute.Plan`. */
  name: string
  fallback?: string
  /** Where it stands in the text, from the first brace to behind the last, in UTF-16 units. */
  from: number
  to: number
}

/** Every variable of a text in order, known or not. Braces that hold no name are text. */
export function variablesOf(text: string): MacroVariable[] {
  return [...text.matchAll(/\{\{\s*([^{}|]*?)\s*(?:\|([^{}]*))?\}\}/g)]
    .filter(([, name]) => name !== '')
    .map((match) => {
      const [whole, name = '', fallback] = match
      const from = match.index
      return { name, from, to: from + whole.length, ...(fallback !== undefined && { fallback: fallback.trim() }) }
    })
}

/** Whether a variable can be filled in. */
export function isKnownVariable(name: string): boolean {
  return (knownVariables as readonly string[]).includes(name) || /^attribute\.\S.*$/.test(name)
}
