/** What is kept of people: for how long, and what somebody in particular is told or is erased. */
import { ContactData } from './contact-data.tsx'
import { Page } from './parts.tsx'
import { RetentionForm } from './retention.tsx'

export default function PrivacyPage() {
  return (
    <Page title="Privacy" lead="What is kept of customers: telling one of them, erasing one, and how long it stays.">
      <ContactData />
      <RetentionForm />
    </Page>
  )
}
