-- Takes a token from the bucket KEYS[1], which gets ARGV[1] tokens a second and holds ARGV[2] at most.
-- Answers: whether there was one, whole tokens left, ms until the next when there was none, ms until it is full.
local rate, burst = tonumber(ARGV[1]), tonumber(ARGV[2])
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local bucket = redis.call('HMGET', KEYS[1], 'tokens', 'at')
local elapsed = math.max(0, now - (tonumber(bucket[2]) or now))
local tokens = math.min(burst, (tonumber(bucket[1]) or burst) + elapsed * rate / 1000)
local passes = tokens >= 1
if passes then
  tokens = tokens - 1
end
local full = math.ceil((burst - tokens) * 1000 / rate)
redis.call('HSET', KEYS[1], 'tokens', tostring(tokens), 'at', now)
redis.call('PEXPIRE', KEYS[1], full + 1000)
return { passes and 1 or 0, math.floor(tokens), passes and 0 or math.ceil((1 - tokens) * 1000 / rate), full }
