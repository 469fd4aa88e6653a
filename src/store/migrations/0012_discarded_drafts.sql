CREATE TABLE `discarded_drafts` (
	`id` text PRIMARY KEY NOT NULL,
	`path` text NOT NULL,
	`staff_id` text NOT NULL,
	`text` text NOT NULL,
	`base` text,
	`cause` text,
	`saved_at` text NOT NULL,
	`by` text NOT NULL,
	`at` text NOT NULL,
	`why` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `discarded_drafts_by_owner` ON `discarded_drafts` (`staff_id`,`at`);--> statement-breakpoint
CREATE INDEX `discarded_drafts_by_time` ON `discarded_drafts` (`at`);--> statement-breakpoint
CREATE INDEX `article_revisions_moved` ON `article_revisions` (`former_path`,`position`) WHERE former_path is not null;--> statement-breakpoint
CREATE INDEX `article_revisions_removed` ON `article_revisions` (`position`) WHERE kind = 'removed';