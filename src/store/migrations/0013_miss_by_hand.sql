ALTER TABLE `miss_clusters` ADD `held` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `misses` ADD `came_from` text;