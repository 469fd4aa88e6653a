/** The agents' console. */
import { render } from 'preact'
import { keepFilesOut } from '../shared/files/drops.ts'
import { dress } from './live/prefs.ts'
import { askWho } from './live/session.ts'
import { App } from './view/app.tsx'

dress(document.documentElement)
keepFilesOut()
const root = document.getElementById('console')
if (root) render(<App />, root)
void askWho()
