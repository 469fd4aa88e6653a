/** Who the customer is, as far as it is known, and whence. */
import { useState } from 'preact/hooks'
import type { StaffSnapshotState } from '../../../src/domain/snapshot.ts'
import { Check } from '../../shared/icons.tsx'
import { go, place } from '../live/address.ts'
import { nameOf } from '../pure/names.ts'
import { hashOf, openedAt } from '../pure/place.ts'
import { languageName, pageWords, statusWords } from '../pure/words.ts'
import { Fact, Part } from './aside-part.tsx'
import { Attributes } from './attributes.tsx'
import { Moment } from './times.tsx'

export function ContactPart({ snapshot }: { snapshot: StaffSnapshotState }) {
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
        <Fact term="Identity">
          <Identity verified={contact.verified} told={Boolean(contact.name || contact.email)} />
        </Fact>
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
      <Attributes key={snapshot.visitorId} snapshot={snapshot} />
    </Part>
  )
}

/** Whether the site vouches for them, with what follows from it. */
function Identity({ verified, told }: { verified: boolean; told: boolean }) {
  const [shown, setShown] = useState(false)
  const means = verified
    ? 'Your site signed who this is. Name and address are the ones of their account there.'
    : told
      ? 'The customer typed this themselves. It may be anybody: give away nothing that only the owner of the address may know.'
      : 'The customer has not said who they are.'
  return (
    <>
      <button
        type="button"
        class={verified ? 'identity verified' : 'identity'}
        aria-expanded={shown}
        title={means}
        onClick={() => setShown(!shown)}
      >
        {verified && <Check size={14} />}
        {verified ? 'Verified by your site' : 'Not verified'}
      </button>
      {shown && <span class="identity-means">{means}</span>}
    </>
  )
}

export function EarlierPart({ snapshot }: { snapshot: StaffSnapshotState }) {
  const { earlier } = snapshot
  return (
    <Part title={earlier.length > 0 ? `Other conversations (${earlier.length})` : 'Other conversations'}>
      {earlier.length === 0 ? (
        <p class="faint">This is their first.</p>
      ) : (
        <ul class="earlier">
          {earlier.map(({ conversationId, startedAt, status, wants }) => {
            // In place: the list that is worked through stays beside it.
            const there = openedAt(place.value, conversationId)
            return (
              <li key={conversationId}>
                <a
                  href={hashOf(there)}
                  onClick={(event) => {
                    if (event.metaKey || event.ctrlKey || event.shiftKey) return
                    event.preventDefault()
                    go(there)
                  }}
                >
                  <bdi>{wants || 'Nothing written'}</bdi>
                </a>
                <span class="faint">
                  <Moment at={startedAt} /> · {statusWords[status]}
                </span>
              </li>
            )
          })}
        </ul>
      )}
    </Part>
  )
}
