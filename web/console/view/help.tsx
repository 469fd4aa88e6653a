/** Every key, from the table of actions. */
import { singleKeys } from '../live/prefs.ts'
import { composerKeys } from '../pure/composer-keys.ts'
import { groups } from './action.ts'
import { actions } from './actions.ts'
import { Caps } from './caps.tsx'
import { closeDialog } from './dialogs.tsx'
import { Modal } from './modal.tsx'
import { Switch } from './switch.tsx'

/** Keys that fields have of their own. */
const writing = [
  { keys: 'Enter', words: 'Send, or add the note' },
  { keys: 'Shift+Enter', words: 'New line' },
  { keys: '/', words: 'Macros, on a line of their own' },
  { keys: 'Tab', words: 'Use the suggested reply, where nothing is written' },
  ...composerKeys,
]

export function HelpDialog() {
  const keyed = groups
    .map((group) => ({ group, all: actions.filter((action) => action.group === group && action.keys?.length) }))
    .filter(({ all }) => all.length > 0)
  return (
    <Modal title="Keyboard shortcuts" kind="wide" onClose={closeDialog}>
      <Switch
        kept={singleKeys}
        words="Use single keys"
        help="They rest while you type. Ctrl or ⌘ with K works all the same."
      />
      <div class="keys-groups">
        {keyed.map(({ group, all }) => (
          <section key={group}>
            <h3>{group}</h3>
            <dl class="keys">
              {all.map(({ id, words, keys }) => (
                <Line key={id} words={words} all={keys ?? []} />
              ))}
            </dl>
          </section>
        ))}
        <section>
          <h3>While you write</h3>
          <dl class="keys">
            {writing.map(({ keys, words }) => (
              <Line key={keys} words={words} all={[keys]} />
            ))}
          </dl>
        </section>
      </div>
    </Modal>
  )
}

function Line({ words, all }: { words: string; all: readonly string[] }) {
  return (
    <div>
      <dt>{words.replace(/…$/, '')}</dt>
      <dd>
        {all.map((keys, at) => (
          <span key={keys}>
            {at > 0 && <span class="faint"> or </span>}
            <Caps keys={keys} />
          </span>
        ))}
      </dd>
    </div>
  )
}
