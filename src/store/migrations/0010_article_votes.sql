CREATE TABLE `article_votes` (
	`id` text PRIMARY KEY NOT NULL,
	`article_id` text NOT NULL,
	`revision` text NOT NULL,
	`helpful` integer NOT NULL,
	`comment` text,
	`at` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `article_votes_by_article` ON `article_votes` (`article_id`,`at`);--> statement-breakpoint
CREATE INDEX `article_votes_commented` ON `article_votes` (`at`) WHERE comment is not null;