/** Which visitor this browser is and which conversation is theirs, across reloads and tabs. */
import { keysFrom, quietly, shelf } from '../shared/shelf.ts'

export interface Known {
  token: string
  /** Empty where the visitor is known and wants to start a new conversation. */
  conversationId: string
  /** Digests of whom the embedding page vouched for and of all that it said of them; none of an anonymous visitor. */
  person?: string
  claims?: string
}

export interface Session {
  known(): Known | undefined
  keep(known: Known): void
  forget(): void
  /** Forgets that and everything else that is kept for this site. */
  erase(): void
  /** Storage for other things, or null where the browser refuses it; then this page's memory is all there is. */
  storage: Storage | null
  /** The same for as long as the tab. */
  ofTab: Storage | null
  /** Names under which unsent messages, half-written text, files for the next message and the choice about the sound are kept. */
  outboxKey: string
  textKey: string
  filesKey: string
  soundKey: string
}

/**
 * @param site conversations of different sites on one server stay apart
 * @param onOtherTab another tab started, changed or forgot the conversation
 */
export function openSession(
  site: string,
  onOtherTab: (known: Known | undefined) => void,
  storage: Storage | null = shelf('localStorage'),
  ofTab: Storage | null = shelf('sessionStorage'),
): Session {
  const key = `bellhop:${site}`
  let memory = read(storage, key)
  window.addEventListener('storage', (event) => {
    if (event.key !== key || event.storageArea !== storage) return
    memory = read(storage, key)
    onOtherTab(memory)
  })
  return {
    storage,
    ofTab,
    outboxKey: `${key}:unsent`,
    textKey: `${key}:text`,
    filesKey: `${key}:files`,
    soundKey: `${key}:sound`,
    known: () => (memory ??= read(storage, key)),
    keep(known) {
      memory = known
      write(storage, key, JSON.stringify(known))
    },
    forget() {
      memory = undefined
      write(storage, key, null)
    },
    erase() {
      memory = undefined
      write(storage, key, null)
      for (const each of [storage, ofTab]) {
        for (const name of keysFrom(each, `${key}:`)) write(each, name, null)
      }
    },
  }
}

function read(storage: Storage | null, key: string): Known | undefined {
  return quietly(() => {
    const known = JSON.parse(storage?.getItem(key) ?? '{}') as Known
    return typeof known.token === 'string' && typeof known.conversationId === 'string' ? known : undefined
  })
}

/** Where it is full or forbidden, this page remembers until it goes. */
function write(storage: Storage | null, key: string, value: string | null): void {
  quietly(() => (value === null ? storage?.removeItem(key) : storage?.setItem(key, value)))
}
