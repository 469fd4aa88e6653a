/** Signing in again over a desk that stays as it was. */
import { SignInForm } from './door.tsx'
import { Modal } from './modal.tsx'

export function Expired({ email, name }: { email: string; name: string }) {
  return (
    <Modal title="Your session has ended">
      <p>
        Sign in again, <bdi>{name}</bdi>, and go on where you were. What you typed is kept.
      </p>
      <SignInForm email={email} />
    </Modal>
  )
}
