/** Beside the conversation: the brief first, then who the customer is. */
import type { ComponentChildren } from 'preact'
import type { StaffSnapshotState } from '../../../src/domain/snapshot.ts'
import { ArrowStart } from '../../shared/icons.tsx'
import { go, place } from '../live/address.ts'
import { current } from '../live/opened.ts'
import { nameOf } from '../pure/names.ts'
import { openedAt } from '../pure/place.ts'
import { languageName, pageWords, statusWords } from '../pure/words.ts'
import { BriefPart, NoBrief } from './brief.tsx'
import { SortedPart } from './sorted.tsx'
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
      <SortedPart snapshot={snapshot} />
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

function CustomerPart({ snapshot }: { snapshot: StaffSnapshotState }) {
  const { contact, locale, page, startedAt, site, rating } = snapshot
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
