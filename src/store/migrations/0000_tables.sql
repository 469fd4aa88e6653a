CREATE TABLE `conversations` (
	`id` text PRIMARY KEY NOT NULL,
	`visitor_id` text NOT NULL,
	`seq` integer NOT NULL,
	`epoch` integer NOT NULL,
	`status` text NOT NULL,
	`agent_id` text,
	`team_id` text,
	`queued_since` text,
	`priority` integer NOT NULL,
	`front` integer NOT NULL,
	`updated_at` text NOT NULL,
	`state` text NOT NULL,
	FOREIGN KEY (`visitor_id`) REFERENCES `visitors`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `conversations_by_change` ON `conversations` (`updated_at`,`id`);--> statement-breakpoint
CREATE INDEX `conversations_by_status` ON `conversations` (`status`,`updated_at`,`id`);--> statement-breakpoint
CREATE INDEX `conversations_by_agent` ON `conversations` (`agent_id`,`updated_at`,`id`) WHERE agent_id is not null;--> statement-breakpoint
CREATE INDEX `conversations_by_team` ON `conversations` (`team_id`,`updated_at`,`id`) WHERE team_id is not null;--> statement-breakpoint
CREATE INDEX `conversations_by_visitor` ON `conversations` (`visitor_id`,`updated_at`);--> statement-breakpoint
CREATE TABLE `events` (
	`position` integer PRIMARY KEY NOT NULL,
	`conversation_id` text NOT NULL,
	`seq` integer NOT NULL,
	`type` text NOT NULL,
	`at` text NOT NULL,
	`actor` text NOT NULL,
	`data` text NOT NULL,
	`author_key` text,
	`client_message_id` text,
	`words` text,
	FOREIGN KEY (`conversation_id`) REFERENCES `conversations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `events_once` ON `events` (`conversation_id`,`author_key`,`client_message_id`) WHERE client_message_id is not null;--> statement-breakpoint
CREATE INDEX `events_by_type` ON `events` (`type`,`at`);--> statement-breakpoint
CREATE UNIQUE INDEX `events_in_order` ON `events` (`conversation_id`,`seq`);--> statement-breakpoint
CREATE TABLE `intents` (
	`conversation_id` text PRIMARY KEY NOT NULL,
	`epoch` integer NOT NULL,
	`answers` text NOT NULL,
	`since` text NOT NULL,
	`attempts` integer NOT NULL,
	`holder` text,
	`leased_until` text,
	FOREIGN KEY (`conversation_id`) REFERENCES `conversations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `presence` (
	`staff_id` text PRIMARY KEY NOT NULL,
	`state` text NOT NULL,
	`connected` integer NOT NULL,
	`seen_at` text NOT NULL,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `secrets` (
	`name` text PRIMARY KEY NOT NULL,
	`hash` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `sessions` (
	`token_hash` text PRIMARY KEY NOT NULL,
	`staff_id` text NOT NULL,
	`created_at` text NOT NULL,
	`expires` text NOT NULL,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `sessions_by_staff` ON `sessions` (`staff_id`);--> statement-breakpoint
CREATE INDEX `sessions_by_end` ON `sessions` (`expires`);--> statement-breakpoint
CREATE TABLE `settings` (
	`version` integer PRIMARY KEY NOT NULL,
	`document` text NOT NULL,
	`saved_by` text NOT NULL,
	`saved_at` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `staff` (
	`id` text PRIMARY KEY NOT NULL,
	`email` text NOT NULL,
	`email_key` text NOT NULL,
	`name` text NOT NULL,
	`roles` text NOT NULL,
	`disabled` integer NOT NULL,
	`password_hash` text NOT NULL,
	`created_at` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `staff_email_key_unique` ON `staff` (`email_key`);--> statement-breakpoint
CREATE TABLE `tags` (
	`tag` text NOT NULL,
	`conversation_id` text NOT NULL,
	PRIMARY KEY(`tag`, `conversation_id`),
	FOREIGN KEY (`conversation_id`) REFERENCES `conversations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `tags_by_conversation` ON `tags` (`conversation_id`);--> statement-breakpoint
CREATE TABLE `visitors` (
	`id` text PRIMARY KEY NOT NULL,
	`token_hash` text NOT NULL,
	`contact` text NOT NULL,
	`created_at` text NOT NULL,
	`used_at` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `visitors_token_hash_unique` ON `visitors` (`token_hash`);