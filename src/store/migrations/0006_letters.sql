CREATE TABLE `letters` (
	`id` text PRIMARY KEY NOT NULL,
	`conversation_id` text NOT NULL,
	`kind` text NOT NULL,
	`address` text NOT NULL,
	`mailbox` text NOT NULL,
	`lang` text NOT NULL,
	`message_id` text,
	`time_zone` text,
	`up_to_seq` integer NOT NULL,
	`at` text NOT NULL,
	`attempts` integer NOT NULL,
	`due_at` text,
	FOREIGN KEY (`conversation_id`) REFERENCES `conversations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `letters_due` ON `letters` (`due_at`) WHERE due_at is not null;--> statement-breakpoint
CREATE INDEX `letters_by_mailbox` ON `letters` (`mailbox`,`at`);--> statement-breakpoint
CREATE INDEX `letters_by_conversation` ON `letters` (`conversation_id`);