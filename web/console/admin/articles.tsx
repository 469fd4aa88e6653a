/** How articles are written and answered from: git, reviews that are overdue, and the bin. */
import { articlesPage } from '../pure/settings/articles.ts'
import { Checks, Group, Line } from './settings/fields.tsx'
import { SettingsPage } from './settings/shell.tsx'

const choices = [
  {
    key: 'answerStale',
    words: 'Answer from articles whose review is overdue',
    about:
      'Otherwise customers are not answered from them until somebody sets a new review date. They can still be read under /help/, and agents find them, marked.',
  },
  {
    key: 'git',
    words: 'Commit each change to git',
    about:
      'Where the knowledge base lies in a git repository: one commit for each change, in its editor’s name, of the changed files alone. Nothing is pushed.',
  },
] as const

export default function ArticlesPage() {
  return (
    <SettingsPage
      title="Articles"
      lead="How articles are written in the editor, and which of them answer customers."
      kind={articlesPage}
    >
      {({ form, set, faults }) => (
        <>
          <Group id="rules" title="Rules" about="The files in the knowledge base are the truth, whoever writes them.">
            <Checks of={choices} form={form} onSwitch={set} />
          </Group>
          <Group id="bin" title="The bin" about="An article that is removed goes there, with its pictures.">
            <Line
              number
              label="Days in the bin"
              path="articles.binDays"
              help="1 to 36500. After that it is gone for good; what it said stays among the changes of articles."
              value={form.binDays}
              onText={(binDays) => set({ binDays })}
              faults={faults}
            />
          </Group>
        </>
      )}
    </SettingsPage>
  )
}
