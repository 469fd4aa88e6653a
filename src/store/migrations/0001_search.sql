-- Finds conversations by words. `events.words` already holds them folded, so the tokenizer has nothing left to fold.
CREATE VIRTUAL TABLE `message_words` USING fts5(`words`, content='events', content_rowid='position', tokenize='unicode61 remove_diacritics 0');
--> statement-breakpoint
-- Words that are taken out leave the index for good, not only its answers.
INSERT INTO `message_words`(`message_words`, `rank`) VALUES ('secure-delete', 1);
--> statement-breakpoint
CREATE TRIGGER `message_words_added` AFTER INSERT ON `events` WHEN new.words IS NOT NULL BEGIN
  INSERT INTO `message_words`(rowid, `words`) VALUES (new.position, new.words);
END;
--> statement-breakpoint
CREATE TRIGGER `message_words_taken` AFTER UPDATE OF `words` ON `events` WHEN old.words IS NOT NULL BEGIN
  INSERT INTO `message_words`(`message_words`, rowid, `words`) VALUES ('delete', old.position, old.words);
END;
--> statement-breakpoint
CREATE TRIGGER `message_words_changed` AFTER UPDATE OF `words` ON `events` WHEN new.words IS NOT NULL BEGIN
  INSERT INTO `message_words`(rowid, `words`) VALUES (new.position, new.words);
END;
--> statement-breakpoint
CREATE TRIGGER `message_words_gone` AFTER DELETE ON `events` WHEN old.words IS NOT NULL BEGIN
  INSERT INTO `message_words`(`message_words`, rowid, `words`) VALUES ('delete', old.position, old.words);
END;
