/** The dialogs that are made from the table of actions, and those that know of the list. */
import { current } from '../live/opened.ts'
import { dialog } from './dialogs.tsx'
import { HelpDialog } from './help.tsx'
import { Palette } from './palette.tsx'
import { PreferencesDialog } from './preferences.tsx'
import { ResolveDialog } from './resolve.tsx'

export function ActionDialogs() {
  const now = current.value
  switch (dialog.value) {
    case 'palette':
      return <Palette />
    case 'help':
      return <HelpDialog />
    case 'preferences':
      return <PreferencesDialog />
    case 'resolve':
    case 'resolve-next':
      return now.is === 'ready' ? <ResolveDialog id={now.id} next={dialog.value === 'resolve-next'} /> : null
    default:
      return null
  }
}
