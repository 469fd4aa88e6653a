/** Every bound on what comes in, with its unit. `BELLHOP_LIMIT_<NAME>` overrides it. */
import { z } from 'zod'
import { FILE_NAME_CHARACTERS } from '../domain/files.ts'
import { MOST_TAGS, TAG_CHARACTERS } from '../domain/tags.ts'

/** A timer that is set for longer than 2³¹ − 1 milliseconds goes off at once. */
const LONGEST_TIMER_MS = 2 ** 31 - 1

const positive = (unit: string) => z.coerce.number(`a number of ${unit}`).int().positive(`a number of ${unit} above 0`)

const unitMs = { milliseconds: 1, seconds: 1_000, minutes: 60_000 }

const timer = (unit: keyof typeof unitMs) => {
  const most = Math.floor(LONGEST_TIMER_MS / unitMs[unit])
  return positive(unit).max(most, `a number of ${unit} up to ${most}`)
}

export const Limits = z.object({
  /** Characters (UTF-16 units) in one message, after trimming. */
  MESSAGE_CHARACTERS: positive('characters').default(8_000),
  /** Characters in what is said beside the conversation: a transfer's note, a corrected brief, a rating's comment. */
  NOTE_CHARACTERS: positive('characters').default(2_000),
  /** Characters of an article that is proposed to the editors, front matter included. */
  PROPOSAL_CHARACTERS: positive('characters').default(40_000),
  /** Notes about one contact, over all of their conversations. */
  CONTACT_NOTES: positive('notes').default(200),
  /** Questions that customers were answered well, and as many that they were not, asked again before publishing. */
  REHEARSAL_QUESTIONS: positive('questions').default(500),
  /** Bytes in one request body. */
  BODY_BYTES: positive('bytes').default(256 * 1024),
  /** Bytes in one file that goes with a message. */
  FILE_BYTES: positive('bytes').default(10 * 1024 * 1024),
  /** Bytes in one file or archive of articles that an editor imports in the browser. */
  IMPORT_BYTES: positive('bytes').default(50 * 1024 * 1024),
  /** Minutes that an import which was looked at is kept, to be carried out. */
  IMPORT_MINUTES: timer('minutes').default(30),
  /** Imports that are kept at the same time, of all editors: each is held in memory. */
  IMPORTS_KEPT: positive('imports').default(4),
  /** Files with one message. */
  MESSAGE_FILES: positive('files').default(10),
  /** Bytes of files in one conversation, from both sides. */
  CONVERSATION_FILE_BYTES: positive('bytes').default(250 * 1024 * 1024),
  /** Bytes of files from one visitor in 24 hours. */
  VISITOR_FILE_BYTES_PER_DAY: positive('bytes').default(100 * 1024 * 1024),
  /** Files that are taken in at the same moment, from everybody: each is held in memory until it is on disk. */
  FILES_AT_ONCE: positive('files').default(16),
  /** The same in one conversation: whoever sends slowly holds up nobody else. */
  CONVERSATION_FILES_AT_ONCE: positive('files').default(4),
  /** Hours that a file is kept which no message takes along. */
  UNSENT_FILE_HOURS: positive('hours').default(24),
  /** Seconds that the operator's check of a file may take. */
  FILE_CHECK_SECONDS: timer('seconds').default(30),
  /** Bytes in one socket frame. */
  FRAME_BYTES: positive('bytes').default(64 * 1024),
  /** Seconds a new socket has to say hello. */
  HELLO_SECONDS: timer('seconds').default(5),
  /** Messages one visitor may send in a minute. */
  VISITOR_MESSAGES_PER_MINUTE: positive('messages').default(60),
  /** Conversations one address may start in an hour. */
  ADDRESS_CONVERSATIONS_PER_HOUR: positive('conversations').default(120),
  /** Requests one address may make in a minute. */
  ADDRESS_REQUESTS_PER_MINUTE: positive('requests').default(1_200),
  /** Frames one customer's socket may send in a minute. */
  SOCKET_FRAMES_PER_MINUTE: positive('frames').default(100),
  /** Frames one agent's socket may send in a minute: switching between conversations by keyboard takes many. */
  STAFF_FRAMES_PER_MINUTE: positive('frames').default(2_000),
  /** Sockets and streams one address may open in a minute. */
  ADDRESS_SOCKETS_PER_MINUTE: positive('sockets').default(300),
  /** Sockets and streams one address may hold open. */
  ADDRESS_SOCKETS: positive('sockets').default(200),
  /** Failed sign-ins per account and address in a quarter of an hour. */
  SIGN_IN_FAILURES: positive('failures').default(10),
  /** Failed sign-ins per account in a quarter of an hour, from all browsers together that it never signed in with. */
  SIGN_IN_ACCOUNT_FAILURES: positive('failures').default(50),
  /** Failed sign-ins per address in a quarter of an hour, to whichever accounts. */
  SIGN_IN_ADDRESS_FAILURES: positive('failures').default(100),
  /** Refusals of one kind to one asker that are written into the audit log in an hour. */
  AUDIT_REFUSALS_PER_HOUR: positive('refusals').default(30),
  /** Tests of the drafter that one admin may make in an hour: with a model, each costs a call. */
  DRAFTER_TESTS_PER_HOUR: positive('tests').default(30),
  /** Bytes a slow reader may be behind before it is let go. */
  SOCKET_BACKLOG_BYTES: positive('bytes').default(1024 * 1024),
  /** Seconds between heartbeats; a socket that missed two is dead. */
  HEARTBEAT_SECONDS: timer('seconds').default(20),
  /** Minutes after which a stream ends; its reader comes back and resumes. */
  STREAM_MINUTES: timer('minutes').default(15),
  /** Seconds a REST caller waits for a reply before it is told `pending`. */
  REPLY_WAIT_SECONDS: timer('seconds').default(25),
  /** Milliseconds of quiet after which fragments sent in a row are answered as one. */
  BURST_MS: timer('milliseconds').default(350),
  /** Milliseconds one answer may take, start to finish, before a person is brought in. */
  ANSWER_MS: timer('milliseconds').default(18_000),
  /** Calls to a model, and tokens sent and received, on a day (UTC) for one visitor. The call that reaches it is the last. */
  VISITOR_MODEL_REQUESTS_PER_DAY: positive('requests').default(200),
  VISITOR_MODEL_TOKENS_PER_DAY: positive('tokens').default(400_000),
  /** The same for all visitors together. */
  MODEL_REQUESTS_PER_DAY: positive('requests').default(20_000),
  MODEL_TOKENS_PER_DAY: positive('tokens').default(20_000_000),
  /** Days a visitor's token lives without use. */
  VISITOR_DAYS: positive('days').default(180),
  /** Hours a staff session lives, however much it is used. */
  SESSION_HOURS: positive('hours').default(24 * 7),
  /** Hours a staff session lives without use. */
  SESSION_IDLE_HOURS: positive('hours').default(24),
  /** Days that a link to join the staff works. */
  INVITE_DAYS: positive('days').default(7),
  /** Hours that a link for a new password works. */
  PASSWORD_LINK_HOURS: positive('hours').default(24),
  /** Links to join or for a new password that one admin may make in an hour. */
  INVITES_PER_HOUR: positive('links').default(60),
  /** Hours from now that a signed identity's `exp` may be at most. */
  IDENTITY_HOURS: positive('hours').default(24),
  /** Copies of conversations that one mailbox is sent in 24 hours, whoever asks for them. */
  MAILBOX_COPIES_PER_DAY: positive('copies').default(5),
  /** Copies of conversations that one address may have sent in an hour. */
  ADDRESS_COPIES_PER_HOUR: positive('copies').default(20),
  /** Votes on help articles that one address may give in an hour. */
  ADDRESS_VOTES_PER_HOUR: positive('votes').default(60),
  /** Votes on one help article that are kept; the oldest go first. */
  ARTICLE_VOTES: positive('votes').default(5_000),
  /** Hours in which a letter that no mail server takes is tried again, before it is given up. */
  MAIL_HOURS: positive('hours').default(48),
  /** Seconds a stop waits for what is under way. */
  DRAIN_SECONDS: timer('seconds').default(8),
})

export type Limits = z.infer<typeof Limits>

export const defaultLimits: Limits = Limits.parse({})

/**
 * Bounds that are no settings: clients are written against them, and no desk needs others. Lengths are in UTF-16 units,
 * after trimming where the text is somebody's words.
 */
export const bounds = {
  NAME_CHARACTERS: 120,
  /** The longest address that mail can be sent to (RFC 5321, 4.5.3.1). */
  EMAIL_CHARACTERS: 254,
  WEB_ADDRESS_CHARACTERS: 2_000,
  PAGE_TITLE_CHARACTERS: 300,
  SITE_CHARACTERS: 200,
  /** A logo in its `data:` address: about 48 KB of picture. */
  LOGO_CHARACTERS: 65_536,
  /** A signed identity. */
  IDENTITY_CHARACTERS: 4_096,
  CLIENT_MESSAGE_ID_CHARACTERS: 128,
  FILE_NAME_CHARACTERS,
  /** What a file is called by whoever sends it, before it is shortened. */
  GIVEN_FILE_NAME_CHARACTERS: 1_000,
  /** Tokens, whoever made them: ours have 43. */
  TOKEN_CHARACTERS: 200,
  /** Ids of agents and teams. */
  ID_CHARACTERS: 64,
  /** Languages that a member of the staff answers in, and categories that they know about. */
  MEMBER_LANGUAGES: 50,
  MEMBER_SKILLS: 100,
  /** What a client may call its own frame. */
  FRAME_ID_CHARACTERS: 128,
  /** What is known of a contact beside name and address: how many, and how long each. */
  ATTRIBUTES: 30,
  ATTRIBUTE_NAME_CHARACTERS: 40,
  ATTRIBUTE_VALUE_CHARACTERS: 300,
  /** The title of an article that is proposed. */
  PROPOSAL_TITLE_CHARACTERS: 200,
  /** Conversations that a hello may name with where it left off. */
  CURSORS: 200,
  TAG_CHARACTERS,
  /** In what lists are narrowed by; no tag or team is as long. */
  FILTER_CHARACTERS: 80,
  /** Tags on one conversation. */
  TAGS: MOST_TAGS,
  /** Conversations that one bulk action is about. */
  BULK_CONVERSATIONS: 200,
} as const
