/** Beside the conversation: the brief first, then who the customer is. */
import type { ComponentChildren } from 'preact'
import type { StaffSnapshotState } from '../../../src/domain/snapshot.ts'
import { ArrowStart, Bulb, Warning } from '../../shared/icons.tsx'
import { go, place } from '../live/address.ts'
import { current } from '../live/opened.ts'
import { suggestText } from '../live/sends.ts'
import { me } from '../live/session.ts'
import { openedAt } from '../pure/place.ts'
import { languageName, pageWords, reasonWords, ruleWords, statusWords } from '../pure/words.ts'
import { Considered } from './considered.tsx'
import { Sources } from './message.tsx'
import { nameOf } from './name.tsx'
import { Moment } from './times.tsx'

export function Aside() {
  const now = current.value
  if (now.is !== 'ready') return null
  const { snapshot } = now.opened
  return (
    <aside class="aside" aria-label="Brief and customer">
      <header class="aside-head">
        <button
          type="button"
          class="icon-button"
          aria-label="Back to the conversation"
          onClick={() => go(openedAt(place.value, now.id))}
        >
          <ArrowStart />
        </button>
        <h2>Brief and customer</h2>
      </header>
      {snapshot.handoff ? (
        <BriefPart snapshot={snapshot} handoff={snapshot.handoff} />
      ) : (
        <NoBrief snapshot={snapshot} />
      )}
      <CustomerPart snapshot={snapshot} />
      <EarlierPart snapshot={snapshot} />
    </aside>
  )
}

function Part({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <section class="part">
      <h3>{title}</h3>
      {children}
    </section>
  )
}

function BriefPart({
  snapshot,
  handoff,
}: {
  snapshot: StaffSnapshotState
  handoff: NonNullable<StaffSnapshotState['handoff']>
}) {
  const { brief, reason, rule, at, correction } = handoff
  return (
    <section class="brief" aria-label="Brief">
      <p class="brief-why">
        <strong>{reasonWords(reason)}</strong>
        <span>
          {ruleWords(rule)} · <Moment at={at} />
        </span>
        {snapshot.status === 'answering' && <span>The assistant has taken it back since.</span>}
      </p>
      <h3>Wants</h3>
      <p class="brief-wants" dir="auto">
        {brief.wants}
      </p>
      {correction && (
        <div class="correction">
          <h3>The customer corrected this</h3>
          <p dir="auto">{correction}</p>
        </div>
      )}
      {brief.mood === 'upset' && (
        <p class="mood">
          <Warning size={16} /> Sounds upset
        </p>
      )}
      {brief.suggestedReply && <Suggested snapshot={snapshot} suggested={brief.suggestedReply} />}
      {brief.alreadyDid.length > 0 && (
        <>
          <h3>Already did</h3>
          <ul class="plain">
            {brief.alreadyDid.map((deed) => (
              <li key={deed} dir="auto">
                {deed}
              </li>
            ))}
          </ul>
        </>
      )}
      {brief.tried.length > 0 && (
        <>
          <h3>What the assistant tried</h3>
          {brief.tried.map(({ query, passages, why }, at) => (
            <details key={`${at}-${query}`} class="tried" open={brief.tried.length === 1}>
              <summary>
                <bdi>{query}</bdi>
              </summary>
              {why.length > 0 && (
                <ul class="tried-why">
                  {why.map((reason) => (
                    <li key={reason}>{reason}</li>
                  ))}
                </ul>
              )}
              <Considered passages={passages} />
            </details>
          ))}
        </>
      )}
      {brief.withheld && (
        <div class="withheld">
          <p class="withheld-label">
            <Warning size={14} /> Draft held back, not verified. The customer has not seen it.
          </p>
          <p class="typed" dir="auto">
            {brief.withheld}
          </p>
        </div>
      )}
      {brief.said.length > 0 && (
        <details class="said">
          <summary>In the customer’s words ({brief.said.length})</summary>
          <ol class="plain">
            {brief.said.map(({ seq, text }) => (
              <li key={seq} dir="auto">
                {text}
              </li>
            ))}
          </ol>
        </details>
      )}
    </section>
  )
}

type SuggestedReply = NonNullable<NonNullable<StaffSnapshotState['handoff']>['brief']['suggestedReply']>

function Suggested({ snapshot, suggested }: { snapshot: StaffSnapshotState; suggested: SuggestedReply }) {
  const { conversationId, status, agent } = snapshot
  const usable = status === 'queued' || status === 'answering' || (status === 'assigned' && agent?.id === me().id)
  const use = () => {
    suggestText(conversationId, suggested.text)
    if ('aside' in place.value && place.value.aside) go(openedAt(place.value, conversationId))
  }
  return (
    <div class="suggested">
      <h3>
        <Bulb size={14} /> Suggested reply
      </h3>
      <p class="typed" dir="auto">
        {suggested.text}
      </p>
      <Sources citations={suggested.citations} />
      {usable && (
        <button type="button" class="button small" onClick={use}>
          Use this
        </button>
      )}
    </div>
  )
}

function NoBrief({ snapshot }: { snapshot: StaffSnapshotState }) {
  return (
    <section class="brief" aria-label="Brief">
      <h3>Brief</h3>
      <p class="faint">
        {snapshot.status === 'answering'
          ? 'The assistant is answering. A brief is written at the moment it hands over.'
          : 'Nobody was brought in, so there is no brief. The transcript says everything.'}
      </p>
    </section>
  )
}

function CustomerPart({ snapshot }: { snapshot: StaffSnapshotState }) {
  const { contact, locale, page, startedAt, site, tags, rating } = snapshot
  const language = languageName(locale)
  const from = page && pageWords(page.url)
  return (
    <Part title="Customer">
      <dl class="facts">
        <Fact term="Name">
          <bdi>{nameOf(snapshot)}</bdi>
        </Fact>
        {contact.email && (
          <Fact term="Email">
            <bdi class="typed">{contact.email}</bdi>
          </Fact>
        )}
        <Fact term="Identity">{contact.verified ? 'Verified by your site' : 'Not verified'}</Fact>
        {locale && <Fact term="Language">{language ? `${language} (${locale})` : <bdi>{locale}</bdi>}</Fact>}
        {from && (
          <Fact term="Page">
            {page.title && <bdi class="page-title">{page.title}</bdi>}
            <bdi class="page-url">
              <strong>{from.host}</strong>
              {from.path}
            </bdi>
          </Fact>
        )}
        {site && (
          <Fact term="Site">
            <bdi>{site}</bdi>
          </Fact>
        )}
        {startedAt && (
          <Fact term="Started">
            <Moment at={startedAt} />
          </Fact>
        )}
        {rating && (
          <Fact term="Rating">
            {[rating.csat && `${rating.csat} of 5`, rating.comment && `“${rating.comment}”`].filter(Boolean).join(', ')}
          </Fact>
        )}
        {tags.length > 0 && <Fact term="Tags">{tags.join(', ')}</Fact>}
      </dl>
    </Part>
  )
}

function Fact({ term, children }: { term: string; children: ComponentChildren }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  )
}

function EarlierPart({ snapshot }: { snapshot: StaffSnapshotState }) {
  const { earlier } = snapshot
  return (
    <Part title="Earlier conversations">
      {earlier.length === 0 ? (
        <p class="faint">This is their first.</p>
      ) : (
        <ul class="earlier">
          {earlier.map(({ conversationId, startedAt, status, wants }) => (
            <li key={conversationId}>
              <a href={`#/${status === 'resolved' ? 'resolved' : 'open'}/${conversationId}`}>
                <bdi>{wants || 'Nothing written'}</bdi>
              </a>
              <span class="faint">
                <Moment at={startedAt} /> · {statusWords[status]}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Part>
  )
}
