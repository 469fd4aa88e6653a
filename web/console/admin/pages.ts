/** The pages beside the lists: what is decided about the desk, and one's own account. Each loads when it is opened. */
import type { ComponentType } from 'preact'
import type { Role } from '../pure/admin.ts'

export interface AdminPage {
  /** In the address: `#/admin/<id>`; lower-case letters and hyphens. */
  id: string
  words: string
  group: 'Desk' | 'Assistant' | 'Security' | 'You'
  /** Who may open it: any of these roles. Left out: everybody on the staff. */
  roles?: Role[]
  load(): Promise<{ default: ComponentType }>
}

/** In the order of the navigation. */
export const adminPages: AdminPage[] = [
  { id: 'staff', words: 'Staff', group: 'Desk', roles: ['admin', 'agent'], load: () => import('./staff.tsx') },
  { id: 'teams', words: 'Teams', group: 'Desk', roles: ['admin'], load: () => import('./teams.tsx') },
  { id: 'hours', words: 'Hours and holidays', group: 'Desk', roles: ['admin'], load: () => import('./hours.tsx') },
  { id: 'queue', words: 'Queue', group: 'Desk', roles: ['admin'], load: () => import('./queue.tsx') },
  { id: 'clocks', words: 'Service clocks', group: 'Desk', roles: ['admin'], load: () => import('./clocks.tsx') },
  { id: 'macros', words: 'Macros', group: 'Desk', roles: ['admin'], load: () => import('./macros.tsx') },
  { id: 'ratings', words: 'Ratings', group: 'Desk', roles: ['admin'], load: () => import('./ratings.tsx') },
  { id: 'widget', words: 'Widget and sites', group: 'Desk', roles: ['admin'], load: () => import('./widget.tsx') },
  { id: 'help-centre', words: 'Help centre', group: 'Desk', roles: ['admin'], load: () => import('./help-centre.tsx') },
  { id: 'assistant', words: 'Assistant', group: 'Assistant', roles: ['admin'], load: () => import('./assistant.tsx') },
  { id: 'handoff', words: 'Handoff rules', group: 'Assistant', roles: ['admin'], load: () => import('./handoff.tsx') },
  { id: 'articles', words: 'Articles', group: 'Assistant', roles: ['admin'], load: () => import('./articles.tsx') },
  {
    id: 'proposals',
    words: 'Proposed articles',
    group: 'Assistant',
    roles: ['admin', 'editor'],
    load: () => import('./proposals.tsx'),
  },
  { id: 'privacy', words: 'Privacy', group: 'Security', roles: ['admin'], load: () => import('./privacy.tsx') },
  { id: 'audit', words: 'Audit log', group: 'Security', roles: ['admin'], load: () => import('./audit.tsx') },
  { id: 'password', words: 'Password', group: 'You', load: () => import('./password.tsx') },
]
