/** The agents' console. */
import { render } from 'preact'
import { askWho } from './live/session.ts'
import { App } from './view/app.tsx'

const root = document.getElementById('console')
if (root) render(<App />, root)
void askWho()
