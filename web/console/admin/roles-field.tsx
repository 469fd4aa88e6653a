/** What somebody is on the staff. */
import type { Role } from '../pure/admin.ts'
import { roles as all, toggled } from '../pure/staff.ts'

interface RolesProps {
  roles: readonly Role[]
  error?: string | undefined
  onRoles(roles: Role[]): void
}

export function RolesField({ roles, error, onRoles }: RolesProps) {
  return (
    <fieldset class="choices-plain roles" aria-describedby={error ? 'roles-error' : undefined}>
      <legend>Roles</legend>
      {all.map(({ id, words, about }) => (
        <label key={id} class="check">
          <input
            type="checkbox"
            checked={roles.includes(id)}
            aria-invalid={error ? true : undefined}
            onChange={(event) =>
              onRoles(
                toggled(
                  roles,
                  id,
                  event.currentTarget.checked,
                  all.map((role) => role.id),
                ),
              )
            }
          />
          {words} <span class="faint">{about}</span>
        </label>
      ))}
      {error && (
        <p class="wrong" id="roles-error">
          {error}
        </p>
      )}
    </fieldset>
  )
}
