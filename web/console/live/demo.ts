/** Whether this desk shows made-up data, and taking it away. */
import { signal } from '@preact/signals'
import { staffCall } from './session.ts'

/** Conversations that the demo made; 0 where there is no demo. */
export const demoConversations = signal(0)

/** Asks once; called after signing in. */
export async function askDemo() {
  try {
    demoConversations.value = (await staffCall<{ conversations: number }>('GET', '/api/demo')).conversations
  } catch {
    // Asked again with the next page.
  }
}

/**
 * Takes the demo away. The page starts anew then: its lists, and maybe whoever sits here, are gone. Where no admin is
 * left, it goes on with making the first one.
 * @throws ApiError
 */
export async function removeDemo() {
  const { setup } = await staffCall<{ setup?: string }>('DELETE', '/api/demo')
  location.hash = setup ? `setup=${setup}` : ''
  location.reload()
}
