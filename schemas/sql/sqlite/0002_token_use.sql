-- Nothing ever wrote when a token was last used, and to write it would be a commit for each request.
ALTER TABLE api_tokens DROP COLUMN last_used_at;
