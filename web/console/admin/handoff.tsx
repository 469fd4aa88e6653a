/** When a person is brought in or offered: every rule with its code, the desk's own words, and a place to try them. */
import { handovers, offers, rulesPage } from '../pure/settings/rules.ts'
import { Group } from './settings/fields.tsx'
import { Keywords } from './settings/keywords.tsx'
import { RuleRows } from './settings/rule-rows.tsx'
import { SettingsPage } from './settings/shell.tsx'
import { Tester } from './settings/tester.tsx'

export default function HandoffPage() {
  return (
    <SettingsPage
      title="Handoff rules"
      lead="When a person is brought in, or offered. The code beside each rule is what conversations and reports record."
      wide
      kind={rulesPage}
    >
      {(editing) => (
        <div class="beside">
          <div>
            <Group id="handovers" title="Brings in a person" about="The first rule that fits counts, from the top.">
              <RuleRows rules={handovers} {...editing} />
            </Group>
            <Group id="offers" title="Offers a person" about="Beside the answer; a “yes” brings one in.">
              <RuleRows rules={offers} {...editing} />
            </Group>
            <Group
              id="keywords"
              title="Words of your own"
              about="Whole words and phrases, by language. Capitals and accents do not count; word* stands for all that begins with it. They count after the sensitive topics, and before other offers."
            >
              <Keywords {...editing} />
            </Group>
          </div>
          <Tester form={editing.form} />
        </div>
      )}
    </SettingsPage>
  )
}
