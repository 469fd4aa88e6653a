/** What the rails of the console and of the editor have in common: the mark on top, and one's own corner below. */
import { Bell, SignOut } from '../../shared/icons.tsx'
import { me, signOut, wordsOf } from '../live/session.ts'
import { initials } from '../pure/names.ts'
import { Menu, type MenuItem } from './menu.tsx'

export function RailMark() {
  return (
    <span class="rail-mark">
      <Bell size={24} />
      <span class="unseen">Bellhop</span>
    </span>
  )
}

/**
 * The menu of whoever is signed in; signing out is its last item.
 * @param toast says why they could not be signed out
 */
export function SelfMenu({ items, toast }: { items: readonly MenuItem[]; toast: (words: string) => void }) {
  const { name } = me()
  return (
    <Menu
      label={`You, ${name}`}
      class="rail-self"
      up
      button={
        // Not as text: a name that is read out has to hold the text that is seen (WCAG 2.5.3), and initials are none of it.
        <span class="avatar" aria-hidden="true" data-initials={initials(name)} />
      }
      items={[
        ...items,
        {
          words: 'Sign out',
          icon: <SignOut />,
          onPick: () => void signOut().catch((error: unknown) => toast(wordsOf(error))),
        },
      ]}
    />
  )
}
