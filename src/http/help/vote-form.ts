/** “Was this helpful?” below an article: two buttons, and a field for whoever says no. */
import type { Article } from '../../domain/articles.ts'
import { articlePath, chatPath } from './address.ts'
import { html, type Markup } from './markup.ts'
import type { Voice } from './words.ts'

/** What a reader said of the article: nothing more to add, or that it did not help, under the id of their vote. */
export type Said = { thanks: true } | { voteId: string }

export const VOTE_ANCHOR = 'helpful'

export function voteForm({ id }: Article, { say }: Voice, said: Said | undefined): Markup {
  const inside =
    said === undefined
      ? html`<h2>${say('helpful')}</h2>
<form method="post" action="${articlePath(id)}">
<button type="submit" name="helpful" value="yes">${say('yes')}</button>
<button type="submit" name="helpful" value="no">${say('no')}</button>
</form>`
      : 'thanks' in said
        ? html`<p role="status">${say('thanks')}</p>`
        : html`<form method="post" action="${articlePath(id)}">
<p role="status">${say('thanks')}</p>
<label for="missing">${say('missing')}</label>
<textarea id="missing" name="comment" rows="3" maxlength="2000" required aria-describedby="private" dir="auto"></textarea>
<p id="private" class="hint">${say('private')}</p>
<input type="hidden" name="vote" value="${said.voteId}">
<button type="submit">${say('send')}</button>
</form>
<p class="ask-now">${say('askHint')} <a href="${chatPath()}" data-ask>${say('ask')}</a></p>`
  return html`<section class="vote" id="${VOTE_ANCHOR}">${inside}</section>`
}
