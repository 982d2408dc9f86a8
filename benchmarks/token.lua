-- POST /oauth/token with client credentials from the environment, as a form.
local function encode(text)
  return (text:gsub("[^%w%-%._~]", function(c) return string.format("%%%02X", c:byte()) end))
end

wrk.method = "POST"
wrk.headers["Content-Type"] = "application/x-www-form-urlencoded"
wrk.body = "grant_type=client_credentials"
  .. "&client_id=" .. encode(os.getenv("CLIENT_ID"))
  .. "&client_secret=" .. encode(os.getenv("CLIENT_SECRET"))
  .. "&audience=" .. encode(os.getenv("AUDIENCE"))
