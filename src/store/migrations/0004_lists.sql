-- Every list is read from one index that holds all that lists are filtered by; those for one filter each only cost writes.
DROP INDEX `conversations_by_change`;--> statement-breakpoint
DROP INDEX `conversations_by_status`;--> statement-breakpoint
DROP INDEX `conversations_by_agent`;--> statement-breakpoint
DROP INDEX `conversations_by_team`;--> statement-breakpoint
DROP INDEX `conversations_by_language`;--> statement-breakpoint
ALTER TABLE `conversations` ADD `snoozed_until` text;--> statement-breakpoint
ALTER TABLE `conversations` ADD `turn` text;--> statement-breakpoint
UPDATE `conversations` SET `snoozed_until` = json_extract(`state`, '$.status.snoozedUntil') WHERE `status` = 'assigned';--> statement-breakpoint
UPDATE `conversations` SET `turn` = (1 - `front`) || (9 - min(`priority`, 9)) || `queued_since` WHERE `status` = 'queued';--> statement-breakpoint
CREATE INDEX `conversations_in_turn` ON `conversations` (`turn`,`id`,`team_id`,`lang`,`priority`) WHERE turn is not null;--> statement-breakpoint
CREATE INDEX `conversations_snoozed` ON `conversations` (`snoozed_until`,`id`) WHERE snoozed_until is not null;--> statement-breakpoint
CREATE INDEX `conversations_by_status` ON `conversations` (`status`,`updated_at`,`id`,`agent_id`,`team_id`,`lang`,`priority`,`snoozed_until`);--> statement-breakpoint
ALTER TABLE `tags` ADD `name` text DEFAULT '' NOT NULL;--> statement-breakpoint
UPDATE OR REPLACE `tags` SET `name` = `tag`, `tag` = bellhop_tag(`tag`);--> statement-breakpoint
CREATE INDEX `tags_by_name` ON `tags` (`tag`,`name`);--> statement-breakpoint
-- Conversations are found by who the customer says they are, as by what is said in them.
UPDATE `events` SET `words` = bellhop_words(coalesce(json_extract(`data`, '$.contact.name'), '') || ' ' || coalesce(json_extract(`data`, '$.contact.email'), '')) WHERE `type` = 'conversation.started';--> statement-breakpoint
UPDATE `events` SET `words` = bellhop_words(coalesce(json_extract(`data`, '$.name'), '') || ' ' || coalesce(json_extract(`data`, '$.email'), '')) WHERE `type` = 'contact.identified';
