/** How far a customer has come in what they are asked after an episode. Pure, but for where it is kept. */
import type { Rating, Survey } from '../../src/domain/events.ts'
import { quietly, type Shelf } from '../shared/shelf.ts'

export type Question = 'csat' | 'assistant' | 'ces' | 'nps'
export type Step = Question | 'comment'
export type Marks = Pick<Rating, Step>

export interface Answers {
  /** The episode: another one is asked about anew. */
  episode: string
  marks: Marks
  /** What was answered or skipped. */
  passed: Step[]
  /** The server does not have all of it yet. */
  unsent?: boolean
}

/** The questions in order: how the assistant was, where a person went on, follows how they were. */
export function questionsOf({ asks, of }: Survey): Question[] {
  return asks.flatMap((ask): Question[] => (ask === 'csat' && of === 'both' ? ['csat', 'assistant'] : [ask]))
}

/** What is asked now: the next question, a word at the end where any was answered, or nothing any more. */
export function stepNow(survey: Survey, { marks, passed }: Answers): Step | undefined {
  const open = questionsOf(survey).find((question) => !passed.includes(question))
  if (open) return open
  return hasMarks(marks) && !passed.includes('comment') ? 'comment' : undefined
}

/** After a mark or a word; the same again where it was skipped. */
export function passed(answers: Answers, step: Step, marks: Marks = {}): Answers {
  const given = Object.keys(marks).length > 0
  return {
    ...answers,
    marks: { ...answers.marks, ...marks },
    passed: [...answers.passed, step],
    ...(given && { unsent: true }),
  }
}

export function hasMarks({ comment: _, ...marks }: Marks): boolean {
  return Object.values(marks).some((mark) => mark !== undefined)
}

/** What the server has of it, as another device or a reload finds it: nothing is asked again that was answered. */
export function answersFrom(episode: string, rating: Rating | null, survey: Survey): Answers {
  if (!rating) return { episode, marks: {}, passed: [] }
  const { csat, assistant, ces, nps, comment } = rating
  const marks = Object.fromEntries(
    Object.entries({ csat, assistant, ces, nps, comment }).filter(([, mark]) => mark !== undefined),
  ) as Marks
  return { episode, marks, passed: [...questionsOf(survey), 'comment'] }
}

/** Keeps the answers of one episode in the browser, so that a reload asks nothing twice and loses nothing. */
export function keepAnswers(key: string, storage: Shelf | null) {
  return {
    read(episode: string): Answers | undefined {
      return quietly(() => {
        const kept = JSON.parse(storage?.getItem(key) ?? 'null') as Answers | null
        return kept?.episode === episode && Array.isArray(kept.passed) ? kept : undefined
      })
    },
    write(answers: Answers): void {
      quietly(() => storage?.setItem(key, JSON.stringify(answers)))
    },
  }
}
