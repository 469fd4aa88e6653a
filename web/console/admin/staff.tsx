/** Who works here. Admins change it; agents see who is there. */
import { place } from '../live/address.ts'
import { me } from '../live/session.ts'
import { Colleagues } from './colleagues.tsx'
import { InvitePage } from './invite.tsx'
import { MemberPage } from './member.tsx'
import { StaffList } from './staff-list.tsx'

export default function StaffPage() {
  const at = place.value
  const item = at.at === 'admin' ? at.item : undefined
  if (!me().roles.includes('admin')) return <Colleagues />
  if (item === 'invite') return <InvitePage />
  return item ? <MemberPage key={item} id={item} /> : <StaffList />
}
