CREATE TABLE `dismissed_overlaps` (
	`key` text PRIMARY KEY NOT NULL,
	`by` text NOT NULL,
	`at` text NOT NULL,
	`reason` text NOT NULL
);
