CREATE TABLE `contact_notes` (
	`id` text PRIMARY KEY NOT NULL,
	`visitor_id` text NOT NULL,
	`at` text NOT NULL,
	`by` text NOT NULL,
	`text` text NOT NULL,
	FOREIGN KEY (`visitor_id`) REFERENCES `visitors`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `contact_notes_by_visitor` ON `contact_notes` (`visitor_id`,`at`);--> statement-breakpoint
CREATE TABLE `invites` (
	`token_hash` text PRIMARY KEY NOT NULL,
	`email` text NOT NULL,
	`name` text NOT NULL,
	`roles` text NOT NULL,
	`invited_by` text NOT NULL,
	`at` text NOT NULL,
	`expires` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `proposals` (
	`id` text PRIMARY KEY NOT NULL,
	`conversation_id` text NOT NULL,
	`title` text NOT NULL,
	`body` text NOT NULL,
	`by` text NOT NULL,
	`at` text NOT NULL,
	`state` text NOT NULL,
	`closed_by` text,
	`closed_at` text,
	FOREIGN KEY (`conversation_id`) REFERENCES `conversations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `proposals_by_state` ON `proposals` (`state`,`at`);--> statement-breakpoint
CREATE INDEX `proposals_by_conversation` ON `proposals` (`conversation_id`);--> statement-breakpoint
ALTER TABLE `conversations` ADD `lang` text;--> statement-breakpoint
ALTER TABLE `conversations` ADD `read_seq` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX `conversations_by_language` ON `conversations` (`lang`,`updated_at`,`id`) WHERE lang is not null;--> statement-breakpoint
ALTER TABLE `staff` ADD `capacity` integer;--> statement-breakpoint
ALTER TABLE `staff` ADD `languages` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `staff` ADD `skills` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `visitors` ADD `attributes` text DEFAULT '{}' NOT NULL;--> statement-breakpoint
UPDATE `conversations` SET `lang` = coalesce(json_extract(`state`, '$.lang'), json_extract(`state`, '$.locale'));
