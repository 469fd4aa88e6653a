CREATE TABLE `audit` (
	`position` integer PRIMARY KEY NOT NULL,
	`at` text NOT NULL,
	`actor` text NOT NULL,
	`action` text NOT NULL,
	`conversation_id` text,
	`target` text,
	`outcome` text NOT NULL,
	`detail` text
);
--> statement-breakpoint
CREATE INDEX `audit_by_time` ON `audit` (`at`);--> statement-breakpoint
CREATE INDEX `audit_by_conversation` ON `audit` (`conversation_id`) WHERE conversation_id is not null;--> statement-breakpoint
CREATE TABLE `model_usage` (
	`day` text NOT NULL,
	`visitor_id` text NOT NULL,
	`requests` integer NOT NULL,
	`tokens` integer NOT NULL,
	PRIMARY KEY(`day`, `visitor_id`)
);
--> statement-breakpoint
ALTER TABLE `visitors` ADD `person_hash` text;--> statement-breakpoint
CREATE INDEX `visitors_by_person` ON `visitors` (`person_hash`) WHERE person_hash is not null;