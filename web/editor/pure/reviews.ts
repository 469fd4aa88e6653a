/** What is due, by who looks after it. */
import type { Review } from '../live/calls.ts'

/** Owners in order, those without one last; of each, what is due first. */
export function byOwner(reviews: readonly Review[]): { owner: string; reviews: Review[] }[] {
  const owners = [...new Set(reviews.map(({ owner = '' }) => owner))].sort((one, other) =>
    one === '' ? 1 : other === '' ? -1 : one.localeCompare(other),
  )
  return owners.map((owner) => ({
    owner,
    reviews: reviews
      .filter((review) => (review.owner ?? '') === owner)
      .sort((one, other) => one.reviewBy.localeCompare(other.reviewBy)),
  }))
}
