CREATE TABLE `article_bin` (
	`id` text PRIMARY KEY NOT NULL,
	`path` text NOT NULL,
	`title` text NOT NULL,
	`revision` text NOT NULL,
	`text` text NOT NULL,
	`by` text NOT NULL,
	`at` text NOT NULL,
	`why` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `article_bin_by_time` ON `article_bin` (`at`);--> statement-breakpoint
CREATE TABLE `article_bin_pictures` (
	`bin_id` text NOT NULL,
	`path` text NOT NULL,
	`bytes` blob NOT NULL,
	PRIMARY KEY(`bin_id`, `path`),
	FOREIGN KEY (`bin_id`) REFERENCES `article_bin`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `article_drafts` (
	`path` text NOT NULL,
	`staff_id` text NOT NULL,
	`name` text NOT NULL,
	`text` text NOT NULL,
	`base` text,
	`cause` text,
	`at` text NOT NULL,
	PRIMARY KEY(`path`, `staff_id`)
);
--> statement-breakpoint
CREATE INDEX `article_drafts_by_time` ON `article_drafts` (`at`);--> statement-breakpoint
CREATE TABLE `article_revisions` (
	`position` integer PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`path` text NOT NULL,
	`revision` text NOT NULL,
	`by` text NOT NULL,
	`at` text NOT NULL,
	`why` text NOT NULL,
	`kind` text NOT NULL,
	`former_path` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `article_revisions_id_unique` ON `article_revisions` (`id`);--> statement-breakpoint
CREATE INDEX `article_revisions_by_path` ON `article_revisions` (`path`,`position`);--> statement-breakpoint
CREATE INDEX `article_revisions_by_revision` ON `article_revisions` (`revision`);--> statement-breakpoint
CREATE INDEX `article_revisions_by_time` ON `article_revisions` (`at`);--> statement-breakpoint
CREATE TABLE `article_texts` (
	`revision` text PRIMARY KEY NOT NULL,
	`text` blob NOT NULL
);
--> statement-breakpoint
CREATE TABLE `citations` (
	`position` integer PRIMARY KEY NOT NULL,
	`revision` text NOT NULL,
	`article_id` text NOT NULL,
	`conversation_id` text,
	`message_id` text,
	`at` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `citations_by_revision` ON `citations` (`revision`,`position`);--> statement-breakpoint
CREATE INDEX `citations_by_conversation` ON `citations` (`conversation_id`) WHERE conversation_id is not null;--> statement-breakpoint
CREATE INDEX `citations_by_message` ON `citations` (`message_id`) WHERE message_id is not null;--> statement-breakpoint
-- What answers cited before there was a table for it.
INSERT INTO `citations` (`revision`, `article_id`, `conversation_id`, `message_id`, `at`)
SELECT DISTINCT c.value ->> '$.revision', c.value ->> '$.articleId', e.conversation_id, e.data ->> '$.id', e.at
FROM `events` e, json_each(e.data, '$.citations') c
WHERE e.type = 'message.posted' AND e.data ->> '$.author.kind' = 'bot';
