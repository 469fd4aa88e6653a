CREATE TABLE `miss_alarms` (
	`id` text PRIMARY KEY NOT NULL,
	`cluster_id` text,
	`at` text NOT NULL,
	`window` text NOT NULL,
	`count` integer NOT NULL,
	`expected` real NOT NULL,
	`acknowledged_by` text,
	`acknowledged_at` text,
	`ended_at` text,
	FOREIGN KEY (`cluster_id`) REFERENCES `miss_clusters`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `miss_alarms_standing` ON `miss_alarms` (`ended_at`,`cluster_id`);--> statement-breakpoint
CREATE TABLE `miss_cluster_history` (
	`position` integer PRIMARY KEY NOT NULL,
	`cluster_id` text NOT NULL,
	`at` text NOT NULL,
	`by` text,
	`deed` text NOT NULL,
	FOREIGN KEY (`cluster_id`) REFERENCES `miss_clusters`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `miss_cluster_history_by_cluster` ON `miss_cluster_history` (`cluster_id`,`position`);--> statement-breakpoint
CREATE TABLE `miss_clusters` (
	`id` text PRIMARY KEY NOT NULL,
	`state` text NOT NULL,
	`label` text NOT NULL,
	`terms` text NOT NULL,
	`article_ids` text NOT NULL,
	`at` text NOT NULL,
	`since` text NOT NULL,
	`size_then` integer NOT NULL,
	`into` text
);
--> statement-breakpoint
CREATE INDEX `miss_clusters_by_state` ON `miss_clusters` (`state`);--> statement-breakpoint
CREATE TABLE `miss_progress` (
	`id` integer PRIMARY KEY NOT NULL,
	`position` integer NOT NULL,
	`fold` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `miss_watch` (
	`conversation_id` text PRIMARY KEY NOT NULL,
	`due_at` text NOT NULL,
	FOREIGN KEY (`conversation_id`) REFERENCES `conversations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `miss_watch_due` ON `miss_watch` (`due_at`);--> statement-breakpoint
CREATE TABLE `misses` (
	`id` text PRIMARY KEY NOT NULL,
	`conversation_id` text NOT NULL,
	`at` text NOT NULL,
	`kind` text NOT NULL,
	`lang` text NOT NULL,
	`question` text NOT NULL,
	`handling_seconds` integer,
	`fold` text NOT NULL,
	`cluster_id` text,
	`again` text,
	FOREIGN KEY (`conversation_id`) REFERENCES `conversations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `misses_by_conversation` ON `misses` (`conversation_id`);--> statement-breakpoint
CREATE INDEX `misses_by_cluster` ON `misses` (`cluster_id`,`at`);--> statement-breakpoint
CREATE INDEX `misses_by_time` ON `misses` (`at`);