/** Who the customer is talking with, and the way to a person: both in view in every state. */
import { Bell, Clock, Close, Download, Menu, Person, Plus } from '../../shared/icons.tsx'
import type { Talk } from '../talk.ts'
import type { Say } from '../words.ts'
import type { Desk } from './desk.ts'

export function Header({ desk }: { desk: Desk }) {
  const { client, say, closable, close } = desk
  const talk = client.talk.value
  const status = talk?.snapshot.status
  const logo = client.welcome.value?.widget?.logo
  const reachable = status !== 'queued' && status !== 'assigned'
  return (
    <header class="header">
      <div class="header-top">
        {logo ? (
          <img class="header-mark logo" src={logo} alt="" />
        ) : (
          <span class="header-mark">
            <Bell size={20} />
          </span>
        )}
        <h1>
          <bdi class="name">{client.assistantName}</bdi> <span class="ai">{say('aiAssistant')}</span>
        </h1>
        {talk && <More desk={desk} />}
        {closable && (
          <button type="button" class="quiet icon-only" aria-label={say('close')} onClick={close}>
            <Close size={20} />
          </button>
        )}
      </div>
      <div class="header-state">
        <p role="status" class={reachable ? 'state' : 'state known'}>
          {status === 'assigned' && <Person size={16} />}
          {status === 'queued' && <Clock size={16} />}
          <span>{stateWords(talk, say)}</span>
        </p>
        {reachable && (
          <button type="button" class="person" onClick={() => void client.askPerson()}>
            <Person size={16} />
            {say('person')}
          </button>
        )}
      </div>
    </header>
  )
}

function stateWords(talk: Talk | null, say: Say): string {
  const { status, queue, agent, byEmail } = talk?.snapshot ?? {}
  if (status === 'queued') {
    if (byEmail || queue?.promise.kind === 'later') return say('withTeam')
    return queue?.position ? say('inQueueAt', { position: queue.position }) : say('inQueue')
  }
  if (status === 'assigned') return say('talkingWith', { name: agent?.name || say('someone') })
  return say(status === 'resolved' ? 'closed' : 'answersFromArticles')
}

function More({ desk: { client, say, lookingBack, copying, sound } }: { desk: Desk }) {
  const busy = ['queued', 'assigned'].includes(client.talk.value?.snapshot.status ?? '')
  return (
    <>
      <button type="button" class="quiet icon-only" aria-label={say('menu')} popovertarget="more">
        <Menu size={20} />
      </button>
      <div id="more" popover="auto" class="more">
        {!busy && (
          <button type="button" popovertarget="more" popovertargetaction="hide" onClick={client.startNew}>
            <Plus size={16} />
            {say('newConversation')}
          </button>
        )}
        {client.earlier.value.length > 0 && (
          <button
            type="button"
            popovertarget="more"
            popovertargetaction="hide"
            onClick={() => (lookingBack.value = true)}
          >
            <Clock size={16} />
            {say('earlier')}
          </button>
        )}
        <button type="button" popovertarget="more" popovertargetaction="hide" onClick={() => (copying.value = true)}>
          <Download size={16} />
          {say('transcript')}
        </button>
        <button type="button" popovertarget="more" popovertargetaction="hide" onClick={sound.toggle}>
          <Bell size={16} />
          {say(sound.isOff() ? 'soundOn' : 'soundOff')}
        </button>
      </div>
    </>
  )
}
