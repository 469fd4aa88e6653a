CREATE INDEX `audit_by_actor` ON `audit` ("actor" ->> '$.id');--> statement-breakpoint
CREATE INDEX `audit_by_action` ON `audit` (`action`);