-- What Redis gives a script, and no more: Lua 5.1 less io, os and the like.
std = "lua51"
read_globals = {"redis", "KEYS", "ARGV", table = {fields = {"unpack"}}}
max_line_length = 100
