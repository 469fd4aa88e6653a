/**
 * What the traffic of a help desk is taken to be: of a hundred messages, how many the base answers, how many are about
 * its subject without an article, and how many about something else. Figures of wrong answers move with the second.
 */
export const traffic = { answerable: 70, unanswerable: 18, offTopic: 12 }
