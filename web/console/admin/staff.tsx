import { Page } from './parts.tsx'
export default function P() {
  return <Page title="staff">{null}</Page>
}
