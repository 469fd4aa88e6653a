/** One member of the staff. */
import { useRef, useState } from 'preact/hooks'
import type { Member, Members } from '../../../src/protocol/staff.ts'
import { ApiError } from '../../shared/api.ts'
import { askStaff } from '../live/desk.ts'
import { knowMe, me, staffCall, wordsOf } from '../live/session.ts'
import { saveTeams } from '../live/settings.ts'
import { languages, languageTagOf, languageWords, noLanguage } from '../pure/languages.ts'
import { type FieldFault, faultAt } from '../pure/settings/fields.ts'
import { type MemberForm, type MemberOf, memberChange, memberForm, teamsChanged, toggled } from '../pure/staff.ts'
import { Field } from '../view/field.tsx'
import { MemberAccess } from './member-access.tsx'
import { Back, Failed, focusFault, Loading, Page, SaveBar, useAsked, useUnsaved } from './parts.tsx'
import { RolesField } from './roles-field.tsx'
import { askMembers } from './staff-list.tsx'
import { Values } from './values.tsx'

export function MemberPage({ id }: { id: string }) {
  const [asked, again] = useAsked(askMembers)
  const back = <Back page="staff" words="Staff" />
  const member = asked.is === 'ready' ? asked.value.staff.find((each) => each.id === id) : undefined
  if (asked.is === 'ready' && member) {
    return (
      <Page title={member.name} back={back} lead={member.email}>
        <TheForm member={member} members={asked.value} again={again} />
        <MemberAccess member={member} again={again} />
      </Page>
    )
  }
  return (
    <Page title="Staff" back={back}>
      {asked.is === 'loading' && <Loading words="Loading the member" />}
      {asked.is === 'failed' && <Failed message={asked.message} again={again} />}
      {asked.is === 'ready' && <p>There is nobody on the staff at this address.</p>}
    </Page>
  )
}

interface FormProps {
  member: MemberOf
  members: Members
  again: () => Promise<void>
}

function TheForm({ member, members, again }: FormProps) {
  const [before, setBefore] = useState(memberForm(member))
  const [form, setForm] = useState(before)
  const [faults, setFaults] = useState<readonly FieldFault[]>([])
  const [outcome, setOutcome] = useState<{ saved?: string; wrong?: string }>({})
  const [busy, setBusy] = useState(false)
  const root = useRef<HTMLFormElement>(null)
  const change = memberChange(before, form)
  const moved = teamsChanged(before, form)
  const unsaved = moved || Object.keys(change).length > 0
  useUnsaved(unsaved)
  const set = (part: Partial<MemberForm>) => {
    setForm({ ...form, ...part })
    setOutcome({})
  }

  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    if (!unsaved) return setOutcome({ saved: 'Nothing was changed.' })
    setBusy(true)
    setFaults([])
    setOutcome({})
    try {
      if (Object.keys(change).length > 0) {
        const saved = await staffCall<Member>('PATCH', `/api/staff/${member.id}`, { body: change })
        knowMe(saved)
        setBefore({ ...memberForm({ ...member, ...saved }), teams: before.teams })
      }
      if (moved) await saveTeams(member.id, form.teams)
      setBefore(form)
      setOutcome({ saved: 'Saved. It holds from now on.' })
      void askStaff()
      void again()
    } catch (error) {
      const found = error instanceof ApiError ? error.fields : []
      setFaults(found)
      setOutcome({ wrong: found.length > 0 ? 'Not saved: look at the field that is marked.' : wordsOf(error) })
      focusFault(root.current)
    } finally {
      setBusy(false)
    }
  }

  return (
    <form ref={root} onSubmit={(event) => void submit(event)} noValidate>
      <section class="group" aria-label="Who they are">
        <Field label="Name" help="Customers see it beside their replies." error={faultAt(faults, 'name')}>
          {(wires) => (
            <input
              {...wires}
              dir="auto"
              maxLength={120}
              value={form.name}
              onInput={(event) => set({ name: event.currentTarget.value })}
            />
          )}
        </Field>
        <RolesField roles={form.roles} error={faultAt(faults, 'roles')} onRoles={(roles) => set({ roles })} />
      </section>
      <section class="group" aria-labelledby="work">
        <h2 id="work">What comes to them</h2>
        <p>Conversations find whoever speaks the language and knows about the topic, before they find anybody else.</p>
        <Field
          label="Conversations at once"
          help={`Left empty, as many as the desk’s settings say: ${members.capacity}.`}
          error={faultAt(faults, 'capacity')}
        >
          {(wires) => (
            <input
              {...wires}
              class="number"
              inputMode="numeric"
              placeholder={String(members.capacity)}
              value={form.capacity}
              onInput={(event) => set({ capacity: event.currentTarget.value })}
            />
          )}
        </Field>
        <Values
          label="Languages"
          help="By name, e.g. German; Enter adds one. Left empty: any."
          values={form.languages}
          options={languages}
          read={languageTagOf}
          show={languageWords}
          unknown={noLanguage}
          error={faultAt(faults, 'languages')}
          onValues={(values) => set({ languages: values })}
        />
        <Values
          label="Knows about"
          help="Categories of the knowledge base. Left empty: anything."
          values={form.skills}
          options={members.categories.map((value) => ({ value, words: value }))}
          read={(part) => members.categories.find((name) => name.toLowerCase() === part.toLowerCase())}
          unknown={(part) =>
            `“${part}” is no category of the knowledge base. There is: ${members.categories.join(', ')}.`
          }
          error={faultAt(faults, 'skills')}
          onValues={(values) => set({ skills: values })}
        />
        <fieldset class="choices-plain">
          <legend>Teams</legend>
          {members.teams.length === 0 && <p class="faint">There are no teams yet.</p>}
          <div class="members">
            {members.teams.map(({ id, name }) => (
              <label key={id} class="check">
                <input
                  type="checkbox"
                  checked={form.teams.includes(id)}
                  onChange={(event) =>
                    set({
                      teams: toggled(
                        form.teams,
                        id,
                        event.currentTarget.checked,
                        members.teams.map((team) => team.id),
                      ),
                    })
                  }
                />
                <bdi>{name}</bdi>
              </label>
            ))}
          </div>
        </fieldset>
      </section>
      <SaveBar words="Save" busy={busy} unsaved={unsaved} saved={outcome.saved} wrong={outcome.wrong} />
      {member.id === me().id && <p class="faint">This is you. Your password is on a page of its own.</p>}
    </form>
  )
}
