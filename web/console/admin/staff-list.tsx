/** Everybody on the staff, and the links that are out. */
import { useState } from 'preact/hooks'
import type { Members } from '../../../src/protocol/staff.ts'
import { Plus } from '../../shared/icons.tsx'
import { colleagues } from '../live/desk.ts'
import { entries } from '../live/known.ts'
import { me, staffCall, wordsOf } from '../live/session.ts'
import { languageWords } from '../pure/languages.ts'
import { held } from '../pure/lists.ts'
import { initials } from '../pure/names.ts'
import { hashOf } from '../pure/place.ts'
import { roleWords } from '../pure/staff.ts'
import { presenceWords } from '../pure/words.ts'
import { toast } from '../view/dialogs.tsx'
import { Moment } from '../view/times.tsx'
import { Failed, Loading, Page, useAsked } from './parts.tsx'

export const askMembers = () => staffCall<Members>('GET', '/api/staff/all')

export function StaffList() {
  const [asked, again] = useAsked(askMembers)
  return (
    <Page
      wide
      title="Staff"
      verbs={
        <a class="button primary" href={hashOf({ at: 'admin', page: 'staff', item: 'invite' })}>
          <Plus size={16} /> Invite somebody
        </a>
      }
    >
      {asked.is === 'loading' && <Loading words="Loading the staff" />}
      {asked.is === 'failed' && <Failed message={asked.message} again={again} />}
      {asked.is === 'ready' && (
        <>
          <Everybody members={asked.value} />
          <Invites members={asked.value} again={again} />
        </>
      )}
    </Page>
  )
}

function Everybody({ members }: { members: Members }) {
  const teamName = new Map(members.teams.map(({ id, name }) => [id, name]))
  return (
    <table class="table people staff-table">
      <thead>
        <tr>
          <th scope="col">Name</th>
          <th scope="col">Roles</th>
          <th scope="col">Presence</th>
          <th scope="col">Holds</th>
          <th scope="col">Teams</th>
          <th scope="col">Languages and topics</th>
        </tr>
      </thead>
      <tbody>
        {members.staff.map((member) => {
          const { id, name, email, roles, disabled, lastSeen, capacity, languages, skills, teams } = member
          // The line tells of presence sooner than the list that was asked for.
          const state = colleagues.value?.find((colleague) => colleague.id === id)?.state ?? member.state
          const works = roles.some((role) => role !== 'editor')
          return (
            <tr key={id} class={disabled ? 'is-disabled' : undefined}>
              <th scope="row">
                <span class="person">
                  <span class="avatar small" aria-hidden="true">
                    {initials(name)}
                  </span>
                  <span class="who">
                    <a href={hashOf({ at: 'admin', page: 'staff', item: id })}>
                      <bdi>{name}</bdi>
                    </a>
                    {id === me().id && <span class="faint"> you</span>}
                    <span class="faint who-email">{email}</span>
                  </span>
                </span>
              </th>
              <td data-label="Roles">{roles.map(roleWords).join(', ')}</td>
              <td data-label="Presence" class="short">
                <span>
                  {disabled ? (
                    <span class="tag bad">Disabled</span>
                  ) : state !== 'offline' ? (
                    <>
                      <span class={`dot ${state}`} aria-hidden="true" /> {presenceWords(state)}
                    </>
                  ) : (
                    <span class="faint">{lastSeen ? <Seen at={lastSeen} /> : 'Not seen lately'}</span>
                  )}
                </span>
              </td>
              <td data-label="Holds" class="short">
                {works && !disabled
                  ? `${entries.value ? held(entries.value, id) : member.open} of ${capacity ?? members.capacity}`
                  : '–'}
              </td>
              <td data-label="Teams">{teams.map((team) => teamName.get(team) ?? team).join(', ') || '–'}</td>
              <td data-label="Languages and topics">
                {[...languages.map(languageWords), ...skills].join(', ') || 'Any'}
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

function Seen({ at }: { at: string }) {
  return (
    <>
      Seen <Moment at={at} />
    </>
  )
}

function Invites({ members, again }: { members: Members; again: () => Promise<void> }) {
  const [ending, setEnding] = useState<string>()
  const nameOf = (id: string) => members.staff.find((member) => member.id === id)?.name ?? 'somebody'
  const end = async (id: string, name: string) => {
    setEnding(id)
    try {
      await staffCall('DELETE', `/api/invites/${id}`)
      toast(`The link for ${name} works no more.`)
    } catch (error) {
      toast(wordsOf(error))
    }
    await again()
    setEnding(undefined)
  }
  return (
    <section class="links-out" aria-labelledby="invites">
      <h2 id="invites" class="links-title">
        Links that are out
      </h2>
      {members.invites.length === 0 ? (
        <p class="faint">None. Whoever is invited, or sets a new password, gets a link that works once.</p>
      ) : (
        <table class="table people staff-table">
          <thead>
            <tr>
              <th scope="col">For</th>
              <th scope="col">To</th>
              <th scope="col">Made by</th>
              <th scope="col">Works until</th>
              <th scope="col">
                <span class="unseen">Take back</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {members.invites.map(({ id, kind, email, name, roles, invitedBy, expires, expired }) => (
              <tr key={id}>
                <th scope="row">
                  <span class="who">
                    <bdi>{name}</bdi>
                    <span class="faint who-email">{email}</span>
                  </span>
                </th>
                <td data-label="To">
                  {kind === 'join' ? `Join as ${roles.map(roleWords).join(', ').toLowerCase()}` : 'Set a new password'}
                </td>
                <td data-label="Made by">
                  <bdi>{nameOf(invitedBy)}</bdi>
                </td>
                <td data-label="Works until">{expired ? <span class="tag">Ran out</span> : <Moment at={expires} />}</td>
                <td class="row-verbs">
                  <button
                    type="button"
                    class="button small"
                    aria-label={`${expired ? 'Remove' : 'Take back'} the link for ${name}`}
                    disabled={ending === id}
                    onClick={() => void end(id, name)}
                  >
                    {expired ? 'Remove' : 'Take back'}
                  </button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}
