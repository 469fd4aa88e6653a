/** Addresses of the help centre, from the root of this server. */

/** An article's page. */
export const articlePath = (id: string): string => `/help/${encoded(id)}`

/** The start of the help centre in a language; the main one has the plain address. */
export const homePath = (lang?: string): string => (lang ? `/help?lang=${lang}` : '/help')

/** What searching leads to, and further words of the address. */
export function searchPath(query: string, lang?: string): string {
  return `/help?${new URLSearchParams({ q: query, ...(lang && { lang }) })}`
}

/** The chat as a page of its own, with a question that waits to be sent. */
export const chatPath = (question = ''): string =>
  question ? `/chat?${new URLSearchParams({ ask: question })}` : '/chat'

export function encoded(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/')
}
