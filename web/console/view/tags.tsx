/** The tags of a conversation, to add to and to take from. */
import type { StaffSnapshotState } from '../../../src/domain/snapshot.ts'
import { MOST_TAGS, tagsWith } from '../../../src/domain/tags.ts'
import { Close } from '../../shared/icons.tsx'
import { entryOf } from '../live/known.ts'
import { setTags } from '../live/verbs.ts'
import { TagInput } from './tag-input.tsx'

/** The field where a tag is written, beside the conversation that is open. */
export const TAG_FIELD = 'tag-field'

export function TagEditor({ snapshot }: { snapshot: StaffSnapshotState }) {
  const { conversationId: id } = snapshot
  // The line knows first what was just asked for.
  const entry = entryOf(id)
  const tags = entry && entry.seq > snapshot.seq ? entry.tags : snapshot.tags
  const change = (add: string[], remove: string[]) => void setTags(id, tagsWith(tags, add, remove))
  return (
    <div class="tag-editor">
      {tags.length > 0 && (
        <ul class="tag-list" aria-label="Tags">
          {tags.map((tag) => (
            <li key={tag} class="tag removable">
              <bdi>{tag}</bdi>
              <button type="button" aria-label={`Remove the tag ${tag}`} onClick={() => change([], [tag])}>
                <Close size={12} />
              </button>
            </li>
          ))}
        </ul>
      )}
      {tags.length < MOST_TAGS && (
        <TagInput
          id={TAG_FIELD}
          label="Add a tag"
          there={tags}
          onTag={(tag) => change([tag], [])}
          onBack={() => tags.length > 0 && change([], tags.slice(-1))}
        />
      )}
    </div>
  )
}
