/** Which pages beside the lists there are for whom. */

export type Role = 'admin' | 'agent' | 'editor'

interface Listed {
  id: string
  group: string
  roles?: Role[]
}

/** The pages that somebody with these roles may open, in order. */
export function pagesFor<P extends Listed>(pages: readonly P[], roles: readonly Role[]): P[] {
  return pages.filter((page) => !page.roles || page.roles.some((role) => roles.includes(role)))
}

/** The page that an address names, or the first one where it names none that is for this person. */
export function pageNamed<P extends Listed>(pages: readonly P[], id: string | undefined): P | undefined {
  return pages.find((page) => page.id === id) ?? pages[0]
}

/** Pages by their group, groups in the order of their first page. */
export function grouped<P extends Listed>(pages: readonly P[]): { group: P['group']; pages: P[] }[] {
  const groups = [...new Set(pages.map(({ group }) => group))]
  return groups.map((group) => ({ group, pages: pages.filter((page) => page.group === group) }))
}

/** Agents hold conversations, and so may admins; editors do not. */
export function worksConversations(roles: readonly Role[]): boolean {
  return roles.includes('agent') || roles.includes('admin')
}

/** Editors look after the articles, and admins may. */
export function editsArticles(roles: readonly Role[]): boolean {
  return roles.includes('editor') || roles.includes('admin')
}
