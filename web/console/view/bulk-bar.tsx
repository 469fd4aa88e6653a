/** What can be done with the conversations that are chosen together. */
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { Check, Close, Flag, Inbox, People, Person, Snooze, Tag } from '../../shared/icons.tsx'
import { bulkAssign, bulkBusy, bulkClaim, bulkPriority, bulkResolve, bulkSnooze, bulkTag } from '../live/bulk.ts'
import { colleagues, teams } from '../live/desk.ts'
import { shownIds } from '../live/lists.ts'
import { clearSelection, selectAllShown, selected } from '../live/selection.ts'
import { me } from '../live/session.ts'
import { snoozeTimes } from '../pure/snooze.ts'
import { outcomes, priorities } from '../pure/words.ts'
import { closeDialog, dialog } from './dialogs.tsx'
import { Menu, type MenuItem } from './menu.tsx'
import { Modal } from './modal.tsx'
import { TagInput } from './tag-input.tsx'

/** What opens the menu of receivers. */
export const BULK_ASSIGN = 'bulk-assign'

export function BulkBar() {
  const count = selected.value.length
  if (count === 0) return null
  const all = shownIds.value.length
  const resting = bulkBusy.value
  return (
    <section class="bulk-bar" aria-label="Chosen conversations">
      <div class="bulk-head">
        <strong role="status">{count} selected</strong>
        {count < all && (
          <button type="button" class="link-button" onClick={selectAllShown}>
            All {all} shown
          </button>
        )}
        <button type="button" class="icon-button small" aria-label="Select none" onClick={clearSelection}>
          <Close size={16} />
        </button>
      </div>
      <div class="bulk-verbs">
        <button type="button" class="bulk-verb" disabled={resting} onClick={() => void bulkClaim()}>
          <Inbox size={18} /> Take
        </button>
        <Verbs id={BULK_ASSIGN} label="Assign" icon={<People size={18} />} items={receivers()} />
        <button type="button" class="bulk-verb" disabled={resting} onClick={() => (dialog.value = 'bulk-tags')}>
          <Tag size={18} /> Tags
        </button>
        <Verbs
          label="Priority"
          icon={<Flag size={18} />}
          items={priorities.map(({ priority, words }) => ({
            words,
            icon: <span class={`priority-mark p${priority}`} aria-hidden="true" />,
            onPick: () => void bulkPriority(priority),
          }))}
        />
        <Verbs
          label="Snooze"
          icon={<Snooze size={18} />}
          items={[
            { words: 'Until the customer writes', onPick: () => void bulkSnooze() },
            ...snoozeTimes(new Date()).map(({ words, at }) => ({
              words,
              onPick: () => void bulkSnooze(at.toISOString()),
            })),
          ]}
        />
        <Verbs
          label="Resolve"
          icon={<Check size={18} />}
          items={outcomes.map(({ id, words }) => ({ words, onPick: () => void bulkResolve(id) }))}
        />
      </div>
      {dialog.value === 'bulk-tags' && <TagDialog onClose={closeDialog} />}
    </section>
  )
}

function Verbs({ id, label, icon, items }: { id?: string; label: string; icon: JSX.Element; items: MenuItem[] }) {
  const button = (
    <>
      {icon} {label}
    </>
  )
  return <Menu {...(id && { id })} label={label} class="bulk-verb" button={button} up items={items} />
}

function receivers() {
  const agents = (colleagues.value ?? []).filter(({ id }) => id !== me().id)
  return [
    ...teams.value.map(({ id, name }) => ({
      words: name,
      icon: <People />,
      onPick: () => void bulkAssign({ teamId: id }),
    })),
    ...agents.map(({ id, name }) => ({
      words: name,
      icon: <Person />,
      onPick: () => void bulkAssign({ agentId: id }),
    })),
    ...(agents.length + teams.value.length === 0 ? [{ words: 'There is nobody else yet' }] : []),
  ]
}

function TagDialog({ onClose }: { onClose: () => void }) {
  const [add, setAdd] = useState<string[]>([])
  const [remove, setRemove] = useState<string[]>([])
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    onClose()
    void bulkTag(add, remove)
  }
  return (
    <Modal title={`Tags of ${selected.value.length}`} onClose={onClose}>
      <form onSubmit={submit}>
        <TagField label="Add" tags={add} set={setAdd} />
        <TagField label="Take away" tags={remove} set={setRemove} />
        <div class="modal-verbs">
          <button type="button" class="button" onClick={onClose}>
            Cancel
          </button>
          <button type="submit" class="button primary" disabled={add.length + remove.length === 0}>
            Apply
          </button>
        </div>
      </form>
    </Modal>
  )
}

function TagField({ label, tags, set }: { label: string; tags: string[]; set: (tags: string[]) => void }) {
  return (
    <div class="field">
      <span class="field-name">{label}</span>
      <div class="tag-editor framed">
        {tags.map((tag) => (
          <span key={tag} class="tag removable">
            <bdi>{tag}</bdi>
            <button
              type="button"
              aria-label={`Without ${tag}`}
              onClick={() => set(tags.filter((each) => each !== tag))}
            >
              <Close size={12} />
            </button>
          </span>
        ))}
        <TagInput
          label={`${label}: a tag`}
          placeholder="A tag, then Enter"
          there={tags}
          onTag={(tag) => set([...tags, tag])}
          onBack={() => set(tags.slice(0, -1))}
        />
      </div>
    </div>
  )
}
