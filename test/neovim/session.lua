-- What a user of Neovim does with a roadmap, step by step; what came of it goes to $RESULT as JSON. The configuration
-- before it is the one in docs/editors.md.
local results = {}

local function step(name, act)
  local fine, result = pcall(act)
  table.insert(results, { name = name, fine = fine, result = fine and result or tostring(result) })
end

local function wait(what, done)
  if not vim.wait(30000, done, 20) then error('Waited 30 s in vain until ' .. what) end
end

--- Asks the server as Neovim does; its answer, or an error.
local function ask(method, params)
  local answers, problem = vim.lsp.buf_request_sync(0, method, params or vim.lsp.util.make_position_params(), 30000)
  if not answers then error(problem) end
  for _, answer in pairs(answers) do
    if answer.error then error(answer.error.message) end
    return answer.result
  end
end

local function place_cursor(text)
  vim.fn.cursor(1, 1)
  if vim.fn.search('\\V' .. text, 'cW') == 0 then error('There is no ' .. text) end
end

local function lines() return table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), '\n') end

local function findings()
  return vim.tbl_map(function(one)
    return { rule = one.code, message = one.message, line = one.lnum, from = one.col, to = one.end_col }
  end, vim.diagnostic.get(0))
end

vim.cmd('edit ' .. vim.fn.fnameescape(vim.env.FILE))

step('findings', function()
  wait('there are findings', function() return #vim.diagnostic.get(0) > 0 end)
  return findings()
end)

step('hover', function()
  place_cursor('crm: {')
  return ask('textDocument/hover').contents.value
end)

step('definition', function()
  place_cursor('crm]')
  local found = ask('textDocument/definition')
  local one = found[1] or found
  return { line = (one.targetSelectionRange or one.range).start.line }
end)

step('fix', function()
  place_cursor('mailr')
  local params = vim.lsp.util.make_range_params()
  params.context = { diagnostics = vim.lsp.diagnostic.get_line_diagnostics() }
  for _, action in ipairs(ask('textDocument/codeAction', params)) do
    if action.title == "Change to 'mailer'" then vim.lsp.util.apply_workspace_edit(action.edit, 'utf-16') end
  end
  wait('the finding is gone', function() return #vim.diagnostic.get(0) == 0 end)
  return lines()
end)

step('rename', function()
  place_cursor('crm: {')
  local params = vim.lsp.util.make_position_params()
  params.newName = 'core'
  vim.lsp.util.apply_workspace_edit(ask('textDocument/rename', params), 'utf-16')
  return lines()
end)

step('incoming calls', function()
  place_cursor('audit: {')
  local item = ask('textDocument/prepareCallHierarchy')[1]
  return vim.tbl_map(function(call) return call.from.name .. ': ' .. call.from.detail end,
    ask('callHierarchy/incomingCalls', { item = item }))
end)

step('goodbye', function()
  local clients = vim.lsp.get_active_clients()
  vim.lsp.stop_client(clients)
  wait('the server is gone', function() return #vim.lsp.get_active_clients() == 0 end)
  return #clients
end)

local file = assert(io.open(vim.env.RESULT, 'w'))
file:write(vim.fn.json_encode(results))
file:close()
vim.cmd('qall!')
