/** The editor: where articles are written, tested and published. */
import { render } from 'preact'
import { dress } from '../console/live/prefs.ts'
import { askWho } from '../console/live/session.ts'
import { keepFilesOut } from '../shared/files/drops.ts'
import { App } from './view/app.tsx'

dress(document.documentElement)
keepFilesOut()
const root = document.getElementById('editor')
if (root) render(<App />, root)
void askWho()
